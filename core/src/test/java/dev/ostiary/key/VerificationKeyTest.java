package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {
    private static final byte[] INPUT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @MethodSource("kindsOfKey")
    void algorithms_ofAKey_followItsKind(PublicKey key, KeyFamily family, Set<JwsAlgorithm> algorithms) {
        VerificationKey verificationKey = VerificationKey.of(key);

        assertThat(verificationKey.family()).isEqualTo(family);
        assertThat(verificationKey.algorithms()).isEqualTo(algorithms).isUnmodifiable();
        assertThat(verificationKey.keyId()).isEmpty();
    }

    static Stream<Arguments> kindsOfKey() {
        return Stream.of(
                Arguments.of(
                        TestKeys.RSA.getPublic(), KeyFamily.RSA, EnumSet.range(JwsAlgorithm.RS256, JwsAlgorithm.PS512)),
                Arguments.of(
                        TestKeys.pair("RSASSA-PSS", 2048).getPublic(),
                        KeyFamily.RSA,
                        EnumSet.range(JwsAlgorithm.PS256, JwsAlgorithm.PS512)),
                Arguments.of(TestKeys.P256.getPublic(), KeyFamily.EC, Set.of(JwsAlgorithm.ES256)),
                Arguments.of(TestKeys.P384.getPublic(), KeyFamily.EC, Set.of(JwsAlgorithm.ES384)),
                Arguments.of(TestKeys.P521.getPublic(), KeyFamily.EC, Set.of(JwsAlgorithm.ES512)),
                Arguments.of(TestKeys.ED25519.getPublic(), KeyFamily.OKP, Set.of(JwsAlgorithm.EDDSA)));
    }

    @ParameterizedTest
    @EnumSource
    void verify_everyOtherAlgorithm_isFalse(JwsAlgorithm algorithm) {
        SigningKey signingKey = TestKeys.signing(algorithm);
        byte[] signature = signingKey.sign(INPUT);

        assertThat(EnumSet.complementOf(EnumSet.of(algorithm)))
                .noneMatch(other -> signingKey.verificationKey().verify(other, INPUT, signature));
    }

    @Test
    void verify_ps256SignatureWithAKeyBoundToRs256_isFalse() {
        VerificationKey unbound = VerificationKey.of(TestKeys.RSA.getPublic());
        byte[] signature = TestKeys.signing(JwsAlgorithm.PS256).sign(INPUT);

        assertThat(unbound.verify(JwsAlgorithm.PS256, INPUT, signature)).isTrue();
        assertThat(unbound.restrictedTo(Set.of(JwsAlgorithm.RS256)).verify(JwsAlgorithm.PS256, INPUT, signature))
                .isFalse();
    }

    @Test
    void verify_hmacKeyedWithThePublicKey_isFalse() {
        PublicKey key = TestKeys.RSA.getPublic();
        byte[] forged = HmacSecret.ofBytes(key.getEncoded())
                .signingKey(JwsAlgorithm.HS256)
                .sign(INPUT);

        assertThat(VerificationKey.of(key).verify(JwsAlgorithm.HS256, INPUT, forged))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void verify_signatureThatCannotBeOne_isFalse(JwsAlgorithm algorithm) {
        SigningKey signingKey = TestKeys.signing(algorithm);
        byte[] good = signingKey.sign(INPUT);

        assertThat(hostile(good))
                .hasSize(9)
                .noneMatch(bytes -> signingKey.verificationKey().verify(algorithm, INPUT, bytes));
    }

    private static List<byte[]> hostile(byte[] good) {
        byte[] ones = new byte[good.length];
        Arrays.fill(ones, (byte) 0xff);
        byte[] flippedFirst = good.clone();
        flippedFirst[0] ^= 1;
        byte[] flippedLast = good.clone();
        flippedLast[good.length - 1] ^= 1;
        byte[] padded = new byte[good.length + 1];
        System.arraycopy(good, 0, padded, 1, good.length);
        return List.of(
                new byte[0],
                new byte[1],
                new byte[good.length],
                ones,
                flippedFirst,
                flippedLast,
                padded,
                Arrays.copyOf(good, good.length + 1),
                Arrays.copyOf(good, good.length - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void verify_ecdsaSignatureInDerForm_isFalseWhateverJjwtIsTold(String derAllowed) throws GeneralSecurityException {
        String property = "io.jsonwebtoken.impl.crypto.EllipticCurveSignatureValidator.derEncodingSupported";
        Signature der = Signature.getInstance("SHA256withECDSA");
        der.initSign(TestKeys.P256.getPrivate());
        der.update(INPUT);
        byte[] signature = der.sign();
        System.setProperty(property, derAllowed);
        try {
            VerificationKey key = VerificationKey.of(TestKeys.P256.getPublic());

            assertThat(key.verify(JwsAlgorithm.ES256, INPUT, signature)).isFalse();
        } finally {
            System.clearProperty(property);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "RS256", "PS256", "ES256", "EDDSA"})
    void verify_manyThreadsWithOneKey_agree(JwsAlgorithm algorithm) {
        SigningKey key = TestKeys.signing(algorithm);

        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> new byte[] {(byte) i}))
                .allMatch(input -> key.verificationKey().verify(algorithm, input, key.sign(input)))
                .noneMatch(input -> key.verificationKey().verify(algorithm, INPUT, key.sign(input)));
    }

    @Test
    void verify_ecdsaWithROrSOfZeroOrTheOrder_isFalse() {
        VerificationKey key = VerificationKey.of(TestKeys.P256.getPublic());
        byte[] good = TestKeys.signing(JwsAlgorithm.ES256).sign(INPUT);
        byte[] order = EcCurve.P_256.parameters().getOrder().toByteArray();
        byte[] zeroR = good.clone();
        Arrays.fill(zeroR, 0, 32, (byte) 0);
        byte[] orderS = good.clone();
        System.arraycopy(order, order.length - 32, orderS, 32, 32);

        assertThat(key.verify(JwsAlgorithm.ES256, INPUT, zeroR)).isFalse();
        assertThat(key.verify(JwsAlgorithm.ES256, INPUT, orderS)).isFalse();
    }

    @Test
    void of_rsaKeyOfLessThan2048Bits_isRefused() {
        PublicKey weak = TestKeys.pair("RSA", 1024).getPublic();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(weak))
                .withMessageContaining("2048 to 16384 bits")
                .withMessageContaining("1024");
    }

    @Test
    void of_rsaModulusOfMoreThan16384Bits_isRefused() {
        PublicKey huge = new RsaKey(BigInteger.ONE.shiftLeft(16384).add(BigInteger.ONE), BigInteger.valueOf(65537));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(huge))
                .withMessageContaining("16385");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "-3", "65536", "36893488147419103233"})
    void of_rsaExponentThatIsEvenTooSmallOrTooLarge_isRefused(BigInteger exponent) {
        PublicKey odd = new RsaKey(((RSAPublicKey) TestKeys.RSA.getPublic()).getModulus(), exponent);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(odd))
                .withMessageContaining("exponent");
    }

    @Test
    void of_ed448_isRefusedByName() {
        PublicKey key = TestKeys.pair("Ed448", 448).getPublic();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(key))
                .withMessage("Ed448 is not supported, EdDSA here is Ed25519");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DSA", "DiffieHellman", "X25519"})
    void of_keyThatIsNotForJws_isRefused(String kind) {
        PublicKey key = TestKeys.pair(kind, kind.equals("X25519") ? 255 : 2048).getPublic();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(key))
                .withMessageContaining("RSA, EC or Ed25519 expected");
    }

    @Test
    void of_privateKeyInDisguise_isRefused() {
        PublicKey disguised = new PrivateInDisguise();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(disguised))
                .withMessageContaining("private key");
    }

    @ParameterizedTest
    @MethodSource("pssHashes")
    void of_pssKeyThatNamesItsHash_isForThatHashAlone(String hash, JwsAlgorithm algorithm)
            throws GeneralSecurityException {
        assertThat(VerificationKey.of(pssKey(hash)).algorithms()).containsExactly(algorithm);
    }

    static Stream<Arguments> pssHashes() {
        return Map.of(
                        "SHA-256", JwsAlgorithm.PS256,
                        "SHA-384", JwsAlgorithm.PS384,
                        "SHA-512", JwsAlgorithm.PS512)
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void of_pssKeyForSha1_isRefused() throws GeneralSecurityException {
        PublicKey key = pssKey("SHA-1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(key))
                .withMessageContaining("another hash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA-224", "SHA-512"})
    void of_pssKeyWithAnotherHashInMgf1_isRefused(String maskHash) throws GeneralSecurityException {
        PublicKey key = pssKey(new PSSParameterSpec("SHA-256", "MGF1", new MGF1ParameterSpec(maskHash), 32, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(key))
                .withMessageContaining("MGF1 with its own hash SHA-256");
    }

    @ParameterizedTest
    @CsvSource({"SHA-256, 33", "SHA-256, 222", "SHA-384, 49", "SHA-512, 65"})
    void of_pssKeyWithASaltLongerThanItsHash_isRefused(String hash, int salt) throws GeneralSecurityException {
        PublicKey key = pssKey(hash, salt);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(key))
                .withMessageContaining("salt length")
                .withMessageContaining("has " + salt);
    }

    @ParameterizedTest
    @CsvSource({"SHA-256, 0, PS256", "SHA-256, 32, PS256", "SHA-384, 48, PS384", "SHA-512, 64, PS512"})
    void verify_pssKeyWithASaltUpToItsHash_checksTheSignature(String hash, int salt, JwsAlgorithm algorithm)
            throws GeneralSecurityException {
        byte[] signature = SigningKey.of(TestKeys.RSA, algorithm).sign(INPUT);

        assertThat(VerificationKey.of(pssKey(hash, salt)).verify(algorithm, INPUT, signature))
                .isTrue();
    }

    @Test
    void restrictedTo_noneOfTheKeysAlgorithms_isRefused() {
        VerificationKey key = VerificationKey.of(TestKeys.P256.getPublic());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.restrictedTo(Set.of(JwsAlgorithm.ES384)))
                .withMessageContaining("[ES256]")
                .withMessageContaining("[ES384]");
        assertThatIllegalArgumentException().isThrownBy(() -> key.restrictedTo(Set.of()));
    }

    @Test
    void restrictedTo_moreThanTheKeySupports_keepsWhatItSupportsAndTheId() {
        VerificationKey key = VerificationKey.of(TestKeys.RSA.getPublic()).withKeyId("k");

        VerificationKey restricted = key.restrictedTo(JwsAlgorithm.defaults());

        assertThat(restricted.algorithms()).containsExactly(JwsAlgorithm.RS256, JwsAlgorithm.PS256);
        assertThat(restricted.keyId()).contains("k");
    }

    @Test
    void withKeyId_256Characters_isTheLongest() {
        VerificationKey key = VerificationKey.of(TestKeys.P256.getPublic());

        assertThat(key.withKeyId("k".repeat(256)).keyId())
                .hasValueSatisfying(id -> assertThat(id).hasSize(256));
        assertThatIllegalArgumentException().isThrownBy(() -> key.withKeyId("k".repeat(257)));
    }

    @Test
    void toString_anyKey_showsFamilyAndAlgorithmsOnly() {
        assertThat(TestKeys.secret(32).verificationKey().withKeyId("marker"))
                .hasToString("VerificationKey[HMAC [HS256]]");
        assertThat(VerificationKey.of(TestKeys.P256.getPublic())).hasToString("VerificationKey[EC [ES256]]");
    }

    private static PublicKey pssKey(String hash) throws GeneralSecurityException {
        return pssKey(hash, 20);
    }

    private static PublicKey pssKey(String hash, int salt) throws GeneralSecurityException {
        return pssKey(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
    }

    private static PublicKey pssKey(PSSParameterSpec parameters) throws GeneralSecurityException {
        RSAPublicKey rsa = (RSAPublicKey) TestKeys.RSA.getPublic();
        return KeyFactory.getInstance("RSASSA-PSS")
                .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent(), parameters));
    }

    /** Numbers that the platform's own key factory would refuse first. */
    private record RsaKey(BigInteger modulus, BigInteger exponent) implements RSAPublicKey {
        @Override
        public BigInteger getModulus() {
            return modulus;
        }

        @Override
        public BigInteger getPublicExponent() {
            return exponent;
        }

        @Override
        public AlgorithmParameterSpec getParams() {
            return null;
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

    private static final class PrivateInDisguise implements PublicKey, PrivateKey {
        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "PKCS#8";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
