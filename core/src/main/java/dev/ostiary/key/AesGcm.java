package dev.ostiary.key;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The platform's A256GCM (RFC 7518, section 5.3): AES-256 in GCM, a random IV of 96 bits, a tag of 128 bits. Thread-safe. */
final class AesGcm {
    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    AesGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] key() {
        return key.getEncoded();
    }

    /** The IV, the ciphertext and the tag, one after the other. */
    byte[] encrypt(byte[] plaintext, byte[] associatedData) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = Arrays.copyOf(iv, IV_BYTES + plaintext.length + TAG_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, iv, associatedData).doFinal(plaintext, 0, plaintext.length, sealed, IV_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encrypting with A256GCM failed in the cryptographic provider", e);
        }
        return sealed;
    }

    /** The plaintext, or nothing when key, IV, associated data, ciphertext and tag do not belong together. */
    Optional<byte[]> decrypt(byte[] sealed, byte[] associatedData) {
        if (sealed.length < IV_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, sealed, associatedData)
                    .doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("decrypting with A256GCM failed in the cryptographic provider", e);
        }
    }

    /** The IV stands first in what is given. */
    private Cipher cipher(int mode, byte[] iv, byte[] associatedData) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv, 0, IV_BYTES));
        cipher.updateAAD(associatedData);
        return cipher;
    }
}
