package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbprintTest {

    @ParameterizedTest
    @CsvSource({"secp256r1, P-256", "secp384r1, P-384", "secp521r1, P-521"})
    void thumbprint_ofEcKeys_isWhatNimbusComputes(String curve, String jwkCurve) throws JOSEException {
        KeyPair pair = TestKeys.ec(curve);
        ECKey theirs = new ECKey.Builder(Curve.parse(jwkCurve), (ECPublicKey) pair.getPublic()).build();

        assertThat(Keys.thumbprint(VerificationKey.of(pair.getPublic())))
                .isEqualTo(theirs.computeThumbprint().toString());
    }

    @Test
    void thumbprint_sameKeyUnderAnotherIdAndAlgorithm_isTheSame() {
        VerificationKey key = VerificationKey.of(TestKeys.RSA.getPublic());

        assertThat(Keys.thumbprint(key.withKeyId("other").restrictedTo(Set.of(JwsAlgorithm.PS512))))
                .isEqualTo(Keys.thumbprint(key));
    }

    @Test
    void thumbprint_ofASecret_isRefused() {
        VerificationKey secret = TestKeys.secret(32).verificationKey();

        assertThatIllegalArgumentException().isThrownBy(() -> Keys.thumbprint(secret));
    }
}
