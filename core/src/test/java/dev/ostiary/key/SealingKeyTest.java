package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.encoding.Base64Url;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeyTest {
    private static final String TEXT = "base64url:" + Base64Url.encode(TestKeys.countingBytes(32));
    private static final SealingKey KEY = SealingKey.ofText("k1", TEXT);
    private static final byte[] PLAINTEXT = {10, 20, 30};
    private static final byte[] CONTEXT = {1, 2};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 3_000})
    void decrypt_whatEncryptMade_isThePlaintext(int length) {
        byte[] plaintext = TestKeys.countingBytes(length);

        byte[] sealed = KEY.encrypt(plaintext, CONTEXT);

        assertThat(sealed).hasSize(12 + length + 16);
        assertThat(KEY.decrypt(sealed, CONTEXT)).contains(plaintext);
    }

    @Test
    void encrypt_decryptedByThePlatform_isAesGcmWithAFullTag() throws GeneralSecurityException {
        byte[] sealed = KEY.encrypt(PLAINTEXT, CONTEXT);

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(TestKeys.countingBytes(32), "AES"),
                new GCMParameterSpec(128, sealed, 0, 12));
        cipher.updateAAD(CONTEXT);
        assertThat(cipher.doFinal(sealed, 12, sealed.length - 12)).isEqualTo(PLAINTEXT);
    }

    @Test
    void encrypt_manyTimes_neverRepeatsAnIv() {
        long distinct = IntStream.range(0, 1_000)
                .mapToObj(i -> Base64Url.encode(Arrays.copyOf(KEY.encrypt(PLAINTEXT, CONTEXT), SealingKey.IV_BYTES)))
                .distinct()
                .count();

        assertThat(distinct).isEqualTo(1_000);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void decrypt_anyByteChanged_isNothing(int position) {
        byte[] sealed = KEY.encrypt(PLAINTEXT, CONTEXT);

        sealed[position] ^= 1;

        assertThat(KEY.decrypt(sealed, CONTEXT)).isEmpty();
    }

    static IntStream positions() {
        return IntStream.range(0, SealingKey.IV_BYTES + PLAINTEXT.length + SealingKey.TAG_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 27, 28, 30})
    void decrypt_truncated_isNothing(int length) {
        byte[] sealed = KEY.encrypt(PLAINTEXT, CONTEXT);

        assertThat(KEY.decrypt(Arrays.copyOf(sealed, length), CONTEXT)).isEmpty();
    }

    @Test
    void decrypt_otherAssociatedData_isNothing() {
        byte[] sealed = KEY.encrypt(PLAINTEXT, CONTEXT);

        assertThat(KEY.decrypt(sealed, new byte[] {1, 3})).isEmpty();
        assertThat(KEY.decrypt(sealed, new byte[0])).isEmpty();
    }

    @Test
    void decrypt_underAnotherKey_isNothing() {
        byte[] sealed = KEY.encrypt(PLAINTEXT, CONTEXT);

        assertThat(SealingKey.generate("k1").decrypt(sealed, CONTEXT)).isEmpty();
    }

    @Test
    void toText_readAgain_isTheSameKey() {
        SealingKey key = SealingKey.generate("k1");

        SealingKey again = SealingKey.ofText("k1", key.toText());

        assertThat(key.toText()).matches("base64url:[A-Za-z0-9_-]{43}");
        assertThat(again.decrypt(key.encrypt(PLAINTEXT, CONTEXT), CONTEXT)).contains(PLAINTEXT);
        assertThat(KEY.toText()).isEqualTo(TEXT);
    }

    @Test
    void generate_twice_isTwoKeys() {
        assertThat(SealingKey.generate("k").toText())
                .isNotEqualTo(SealingKey.generate("k").toText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "planted passphrase of at least thirty-two characters",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "BASE64URL:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "base64url:",
                "base64url:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", // padding
                "base64url:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9", // unused bits
                "base64url: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "base64url:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg", // 31 bytes
                "base64url:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g", // 33 bytes
                "base64url:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" // 32 zeros
            })
    void ofText_anythingButThirtyTwoRandomBytes_isRefusedWithoutShowingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.ofText("k1", text))
                .withMessageNotContaining("AAEC")
                .withMessageNotContaining("planted")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a/b",
                "\u00e9",
                "a\n",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void generate_idOfOtherCharactersOrTooLong_isRefused(String keyId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.generate(keyId))
                .withMessageStartingWith("keyId:");
        assertThatIllegalArgumentException().isThrownBy(() -> SealingKey.ofText(keyId, TEXT));
    }

    @Test
    void toString_showsNeitherKeyNorId() {
        assertThat(SealingKey.ofText("planted", TEXT)).hasToString("SealingKey[A256GCM]");
        assertThat(KEY.keyId()).isEqualTo("k1");
    }
}
