package dev.ostiary.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.Keys;
import dev.ostiary.key.RfcVectors;
import org.junit.jupiter.api.Test;

/** The example of RFC 7638, JSON Web Key Thumbprint; RFC 8037 has the one for Ed25519. */
class Rfc7638Test {
    @Test
    void section31_rsaThumbprint_isAsPublished() {
        assertThat(Keys.thumbprint(Vectors.publicKey(RfcVectors.RSA_JWK))).isEqualTo(RfcVectors.RSA_THUMBPRINT);
    }
}
