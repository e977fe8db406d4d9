package dev.ostiary.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.RfcVectors;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.VerificationKey;
import org.junit.jupiter.api.Test;

/** The examples of RFC 8037, Ed25519 in JOSE, by section. */
class Rfc8037Test {
    private static final SigningKey PRIVATE = Keys.parsePrivate(RfcVectors.OKP_PRIVATE_JWK, JwsAlgorithm.EDDSA);
    private static final VerificationKey PUBLIC = Vectors.publicKey(RfcVectors.OKP_JWK);

    @Test
    void a1_privateKey_hasThePublicKeyOfA2() {
        assertThat(Keys.toJwk(PRIVATE.verificationKey())).containsAllEntriesOf(Keys.toJwk(PUBLIC));
    }

    @Test
    void a2_publicKey_isForEdDsaAlone() {
        assertThat(PUBLIC.algorithms()).containsExactly(JwsAlgorithm.EDDSA);
    }

    @Test
    void a3_thumbprint_isAsPublished() {
        assertThat(Keys.thumbprint(PUBLIC)).isEqualTo(RfcVectors.OKP_THUMBPRINT);
    }

    @Test
    void a3_thumbprint_namesThePrivateKeyToo() {
        assertThat(PRIVATE.keyId()).contains(RfcVectors.OKP_THUMBPRINT);
    }

    @Test
    void a4_ed25519_isSignedByteForByte() {
        assertThat(PRIVATE.sign(Vectors.signingInput(RfcVectors.OKP_TOKEN)))
                .isEqualTo(Vectors.signature(RfcVectors.OKP_TOKEN));
    }

    @Test
    void a5_ed25519_isVerified() {
        assertThat(Vectors.verifies(PUBLIC, JwsAlgorithm.EDDSA, RfcVectors.OKP_TOKEN))
                .isTrue();
    }
}
