package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import org.junit.jupiter.api.Test;

/** A private RSA key whose numbers do not belong together is the caller's mistake, not a fault of the provider. */
class InconsistentRsaKeyTest {
    private static final RSAPrivateCrtKey KEY = (RSAPrivateCrtKey) TestKeys.RSA.getPrivate();
    private static final BigInteger WRONG = KEY.getPrimeExponentQ().add(BigInteger.TWO);

    @Test
    void parsePrivate_jwkWhoseNumbersDoNotBelongTogether_isRefused() {
        String jwk =
                "{\"kty\":\"RSA\",\"n\":\"" + text(KEY.getModulus()) + "\",\"e\":\"" + text(KEY.getPublicExponent())
                        + "\",\"d\":\"" + text(KEY.getPrivateExponent()) + "\",\"p\":\"" + text(KEY.getPrimeP())
                        + "\",\"q\":\"" + text(KEY.getPrimeQ()) + "\",\"dp\":\"" + text(KEY.getPrimeExponentP())
                        + "\",\"dq\":\"" + text(WRONG) + "\",\"qi\":\"" + text(KEY.getCrtCoefficient()) + "\"}";

        assertThatIllegalArgumentException().isThrownBy(() -> Keys.parsePrivate(jwk, JwsAlgorithm.RS256));
    }

    @Test
    void parsePrivate_pemWhoseNumbersDoNotBelongTogether_isRefused() {
        var spec = new RSAPrivateCrtKeySpec(
                KEY.getModulus(),
                KEY.getPublicExponent(),
                KEY.getPrivateExponent(),
                KEY.getPrimeP(),
                KEY.getPrimeQ(),
                KEY.getPrimeExponentP(),
                WRONG,
                KEY.getCrtCoefficient());
        String pem = PemKeys.writePkcs8(Jca.privateKey("RSA", spec).getEncoded());

        assertThatIllegalArgumentException().isThrownBy(() -> Keys.parsePrivate(pem, JwsAlgorithm.RS256));
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64URL.encode(java.util.Arrays.copyOfRange(bytes, sign, bytes.length))
                .toString();
    }
}
