package dev.ostiary.key;

import dev.ostiary.encoding.Base64Url;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key that encrypts what only its holders may read or change: AES-256 in GCM (RFC 7518, section 5.3).
 *
 * <p>Its id, which each sealed token names, is given and never derived from the key, so that it stays the same across
 * restarts and nodes. IVs are random: rotate the key before it has sealed four thousand million tokens (NIST SP 800-38D,
 * section 8.3).
 *
 * <p>Immutable and thread-safe; {@code toString} shows no part of it. Keys are compared by identity.
 */
public final class SealingKey {
    /** The IV with which {@link #encrypt} begins its answer, in bytes. */
    public static final int IV_BYTES = AesGcm.IV_BYTES;

    /** The authentication tag with which {@link #encrypt} ends its answer, in bytes. */
    public static final int TAG_BYTES = AesGcm.TAG_BYTES;

    private static final int KEY_BYTES = 32;
    private static final String ENCODED_PREFIX = "base64url:";
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String keyId;
    private final AesGcm cipher;

    private SealingKey(String keyId, byte[] key) {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("keyId: expected 1 to 64 letters, digits and . _ - such as '2030-01'");
        }
        this.keyId = keyId;
        this.cipher = new AesGcm(key);
    }

    /**
     * Makes a random key.
     *
     * @param keyId 1 to 64 letters, digits and {@code . _ -}, for example the month; kept beside the key
     * @return the key
     * @throws IllegalArgumentException if the id is another
     */
    public static SealingKey generate(String keyId) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return new SealingKey(keyId, random);
    }

    /** A key that was derived: 32 bytes. */
    static SealingKey of(String keyId, byte[] key) {
        return new SealingKey(keyId, key);
    }

    /**
     * Reads a key that {@link #toText} has written.
     *
     * @param keyId 1 to 64 letters, digits and {@code . _ -}
     * @param text {@code base64url:} and 32 encoded bytes without padding; no passphrase
     * @return the key
     * @throws IllegalArgumentException if the id is another, or the text is anything else or cannot be random; the message
     *     never shows it
     */
    public static SealingKey ofText(String keyId, String text) {
        if (!text.startsWith(ENCODED_PREFIX)) {
            throw new IllegalArgumentException("key: expected 'base64url:' and 32 random bytes, encoded;"
                    + " make them with SealingKey.generate, a passphrase is not strong enough");
        }
        byte[] key = Base64Url.decode(text.substring(ENCODED_PREFIX.length()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "key: what follows 'base64url:' is not canonical base64url without padding"));
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key: expected 32 bytes, got " + key.length);
        }
        SecretStrength.require(key);
        return new SealingKey(keyId, key);
    }

    /**
     * Writes the <strong>secret</strong> key as {@link #ofText} reads it.
     *
     * @return {@code base64url:} and the encoded bytes
     */
    public String toText() {
        return ENCODED_PREFIX + Base64Url.encode(cipher.key());
    }

    /**
     * The id by which sealed tokens name this key.
     *
     * @return 1 to 64 characters
     */
    public String keyId() {
        return keyId;
    }

    /**
     * Encrypts and authenticates, each time with a fresh random IV.
     *
     * @param plaintext what to hide
     * @param associatedData what to bind to it without hiding it
     * @return {@value #IV_BYTES} bytes of IV, the ciphertext, which is as long as the plaintext, and {@value #TAG_BYTES}
     *     bytes of tag
     * @throws IllegalStateException if the platform's cryptographic provider fails
     */
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
        return cipher.encrypt(plaintext, associatedData);
    }

    /**
     * Decrypts what {@link #encrypt} has made.
     *
     * @param sealed IV, ciphertext and tag; of any content and length
     * @param associatedData the same as when it was encrypted
     * @return the plaintext; empty when any bit differs, or another key made it
     * @throws IllegalStateException if the platform's cryptographic provider fails for another reason
     */
    public Optional<byte[]> decrypt(byte[] sealed, byte[] associatedData) {
        return cipher.decrypt(sealed, associatedData);
    }

    /** Shows neither key nor id. */
    @Override
    public String toString() {
        return "SealingKey[A256GCM]";
    }
}
