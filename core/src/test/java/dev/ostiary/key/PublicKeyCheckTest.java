package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of RSA keys at the limits, which no generator of keys would yield. */
class PublicKeyCheckTest {
    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    @ParameterizedTest
    @ValueSource(ints = {2048, 16_384})
    void of_modulusAtTheEndsOfItsRange_isTaken(int bits) {
        assertThat(VerificationKey.of(new RsaKey(oddOf(bits), F4, null)).family())
                .isEqualTo(KeyFamily.RSA);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2047, 16_385})
    void of_modulusOutsideItsRange_isRefused(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(new RsaKey(oddOf(bits), F4, null)))
                .withMessageContaining("2048 to 16384 bits");
    }

    @Test
    void of_exponentAtTheEndsOfItsRange_isTaken() {
        assertThat(VerificationKey.of(new RsaKey(oddOf(2048), BigInteger.valueOf(3), null))
                        .family())
                .isEqualTo(KeyFamily.RSA);
        assertThat(VerificationKey.of(new RsaKey(oddOf(2048), oddOf(64), null)).family())
                .isEqualTo(KeyFamily.RSA);
    }

    @Test
    void of_exponentOutsideItsRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(new RsaKey(oddOf(2048), BigInteger.ONE, null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(new RsaKey(oddOf(2048), oddOf(65), null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(new RsaKey(oddOf(2048), F4.subtract(BigInteger.ONE), null)));
    }

    @Test
    void verify_keyThatTheProviderCannotUse_isAFaultAndNoWrongSignature() {
        VerificationKey key = VerificationKey.of(new RsaKey(oddOf(2048), F4, PSSParameterSpec.DEFAULT));

        assertThatIllegalStateException()
                .isThrownBy(() -> key.verify(JwsAlgorithm.RS256, new byte[] {1}, new byte[256]))
                .withMessageContaining("failed in the cryptographic provider");
    }

    private static BigInteger oddOf(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    }

    private record RsaKey(BigInteger modulus, BigInteger exponent, AlgorithmParameterSpec parameters)
            implements RSAPublicKey {
        @Override
        public BigInteger getPublicExponent() {
            return exponent;
        }

        @Override
        public BigInteger getModulus() {
            return modulus;
        }

        @Override
        public AlgorithmParameterSpec getParams() {
            return parameters;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
