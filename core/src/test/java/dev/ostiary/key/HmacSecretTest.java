package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSecretTest {
    private static final byte[] INPUT = {1, 2, 3};
    private static final String RANDOM = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @ParameterizedTest
    @MethodSource("lengths")
    void verificationKey_ofALength_isForTheHashesThatFitIt(int length, Set<JwsAlgorithm> algorithms) {
        VerificationKey key = TestKeys.secret(length).verificationKey();

        assertThat(key.algorithms()).isEqualTo(algorithms).isUnmodifiable();
        assertThat(key.family()).isEqualTo(KeyFamily.HMAC);
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                Arguments.of(32, Set.of(JwsAlgorithm.HS256)),
                Arguments.of(47, Set.of(JwsAlgorithm.HS256)),
                Arguments.of(48, Set.of(JwsAlgorithm.HS256, JwsAlgorithm.HS384)),
                Arguments.of(63, Set.of(JwsAlgorithm.HS256, JwsAlgorithm.HS384)),
                Arguments.of(64, Set.of(JwsAlgorithm.HS256, JwsAlgorithm.HS384, JwsAlgorithm.HS512)),
                Arguments.of(200, Set.of(JwsAlgorithm.HS256, JwsAlgorithm.HS384, JwsAlgorithm.HS512)));
    }

    @Test
    void signingKey_secretTooShortForTheHash_isRefusedWithBothLengths() {
        HmacSecret secret = TestKeys.secret(47);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> secret.signingKey(JwsAlgorithm.HS384))
                .withMessageContaining("48")
                .withMessageContaining("47");
        assertThatIllegalArgumentException().isThrownBy(() -> secret.signingKey(JwsAlgorithm.HS512));
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS512", "ES256", "EDDSA"})
    void signingKey_algorithmWithoutSecret_isRefused(JwsAlgorithm algorithm) {
        HmacSecret secret = TestKeys.secret(64);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> secret.signingKey(algorithm))
                .withMessageContaining("does not sign with a secret");
    }

    @Test
    void ofBytes_31Bytes_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestKeys.secret(31))
                .withMessage("secret: at least 32 bytes expected (RFC 7518, section 3.2), this one has 31;"
                        + " generate one, as with openssl rand -base64 48");
    }

    @Test
    void ofBytes_4096Bytes_isTheLongest() {
        byte[] longest = randomBytes(4096);
        byte[] longer = randomBytes(4097);

        assertThatCode(() -> HmacSecret.ofBytes(longest)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofBytes(longer))
                .withMessage("secret: at most 4096 bytes expected, this one has 4097");
    }

    @Test
    void ofBytes_sevenDifferentBytes_isRefused() {
        byte[] seven = "aabcdefgbacdefgacbdefgadcbefgaedcbfg".getBytes(StandardCharsets.US_ASCII);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofBytes(seven))
                .withMessageContaining("fewer than 8 different byte values");
    }

    @Test
    void ofBytes_eightDifferentValuesWithoutRepetition_areTaken() {
        byte[] eightValues = "abcdefghaabbccddeeffgghhhgfedcba".getBytes(StandardCharsets.US_ASCII);

        assertThatCode(() -> HmacSecret.ofBytes(eightValues)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefghabcdefghabcdefghabcdefgh",
                "0123456789abcdef0123456789abcdef",
                "abcdefghijabcdefghijabcdefghijabcd",
                "secret-secret-secret-secret-secret-"
            })
    void ofText_blockRepeated_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofText(text))
                .withMessageMatching("secret: (a shorter block repeated|fewer than 8 different).*")
                .withMessageNotContaining(text);
    }

    @Test
    void ofBytes_allZero_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HmacSecret.ofBytes(new byte[64]));
    }

    @Test
    void ofText_plainText_isItsUtf8Bytes() {
        String text = "correct horse battery staple, na\u00efve";

        assertThat(sameSecret(HmacSecret.ofText(text), HmacSecret.ofBytes(text.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    @Test
    void ofText_base64url_isTheDecodedBytes() {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(TestKeys.countingBytes(32));

        assertThat(sameSecret(HmacSecret.ofText("base64url:" + encoded), TestKeys.secret(32)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", // padding
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9", // unused bits
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH/+/", // the other alphabet
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 ",
                " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "AAECAwQFBgcICQoLDA0O\nDxAREhMUFRYXGBkaGxwdHh8",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8*"
            })
    void ofText_notCanonicalBase64url_isRefusedWithoutShowingIt(String encoded) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofText("base64url:" + encoded))
                .withMessageContaining("not canonical base64url")
                .withMessageNotContaining("AAEC")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BASE64URL:", "Base64Url:", "base64URL:"})
    void ofText_prefixInAnotherCase_isRefusedWithItsSpelling(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofText(prefix + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"))
                .withMessage("secret: the prefix is written 'base64url:', in lower case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s%c", "%2$c%1$s", "%s%c!"})
    void ofText_halfOfASurrogatePair_isRefusedWithoutShowingIt(String format) {
        String text = "correct horse battery staple and more";

        assertThat(Stream.of('\ud83d', '\ude00'))
                .allSatisfy(half -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> HmacSecret.ofText(String.format(format, text, half)))
                        .withMessage("secret: half of a surrogate pair, which has no form in UTF-8"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "base64:|'base64:' is no prefix here",
                "Base64:|'base64:' is no prefix here",
                "\ufeff|byte order mark",
                "file:/run/secrets/|where something is",
                "classpath:/|where something is",
                "https://id.example/|where something is",
                "ssh-rsa |whoever knows a public key",
                "-----BEGIN PUBLIC KEY-----|whoever knows a public key",
                "{\"kty\":\"oct\"}|whoever knows a public key",
                "base64url:+|it is standard base64",
                "base64url:/|it is standard base64"
            })
    void ofText_nameOrEncodingOfASecret_isRefusedWithoutShowingIt(String start, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofText(start + RANDOM))
                .withMessageStartingWith("secret: ")
                .withMessageContaining(reason)
                .withMessageNotContaining(RANDOM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "'"})
    void ofText_inQuotes_isRefused(String quote) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofText(quote + RANDOM + quote))
                .withMessageContaining("stands in quotes");
        assertThatCode(() -> HmacSecret.ofText(quote + RANDOM)).doesNotThrowAnyException();
        assertThatCode(() -> HmacSecret.ofText("{" + RANDOM)).doesNotThrowAnyException();
    }

    @Test
    void ofText_base64OfAPublicKey_isRefused() {
        String der =
                Base64.getEncoder().encodeToString(TestKeys.P256.getPublic().getEncoded());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofText(der))
                .withMessageContaining("whoever knows a public key");
    }

    @Test
    void ofText_base64urlWithPadding_saysToLeaveItOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSecret.ofText("base64url:" + RANDOM + "="))
                .withMessageContaining("leave the = at its end out");
    }

    @Test
    void ofText_wholeSurrogatePair_isItsUtf8Bytes() {
        String text = "correct horse battery staple \ud83d\ude00";

        assertThat(sameSecret(HmacSecret.ofText(text), HmacSecret.ofBytes(text.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    @Test
    void ofBytes_arrayChangedLater_keepsItsOwn() {
        byte[] bytes = TestKeys.countingBytes(32);
        HmacSecret secret = HmacSecret.ofBytes(bytes);

        Arrays.fill(bytes, (byte) 0);

        assertThat(sameSecret(secret, TestKeys.secret(32))).isTrue();
    }

    @Test
    void toString_always_showsTheLengthOnly() {
        assertThat(TestKeys.secret(48)).hasToString("HmacSecret[48 bytes]");
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static boolean sameSecret(HmacSecret one, HmacSecret other) {
        byte[] signature = one.signingKey(JwsAlgorithm.HS256).sign(INPUT);
        return other.verificationKey().verify(JwsAlgorithm.HS256, INPUT, signature);
    }
}
