package dev.ostiary.key;

import dev.ostiary.encoding.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One secret, and other keys made out of it by HKDF with SHA-256 (RFC 5869), one for each label: from none of which another one or the
 * secret can be found. The ids of these keys are made in the same way, so that every node that has the secret has the same.
 *
 * <p>Immutable and thread-safe; {@code toString} shows no part of it.
 */
public final class KeyDerivation {
    /** The least that a secret must have: 32 bytes. */
    public static final int LEAST_BYTES = 32;

    private static final Pattern LABEL = Pattern.compile("[ -~]{1,90}");
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 9;

    private final byte[] pseudorandomKey;

    private KeyDerivation(byte[] salt, byte[] secret) {
        this.pseudorandomKey = Hkdf.extract(salt, secret);
    }

    /**
     * Takes a secret.
     *
     * @param secret at least 32 bytes, the same on every node
     * @param salt what tells apart uses of one secret; not secret
     * @return what derives from it
     * @throws IllegalArgumentException if it is shorter; the message does not show it
     */
    public static KeyDerivation of(byte[] secret, String salt) {
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("secret: expected at least 32 bytes, got " + secret.length);
        }
        return new KeyDerivation(salt.getBytes(StandardCharsets.UTF_8), secret);
    }

    /**
     * Takes the secret of a key that signs: of a pair its private half.
     *
     * @param key the same on every node
     * @param salt what tells apart uses of one secret; not secret
     * @return what derives from it; empty for a key that does not leave its device
     */
    public static Optional<KeyDerivation> of(SigningKey key, String salt) {
        return key.material().map(secret -> new KeyDerivation(salt.getBytes(StandardCharsets.UTF_8), secret));
    }

    /**
     * Takes a random secret, which no other node has.
     *
     * @return what derives from it
     */
    public static KeyDerivation random() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return new KeyDerivation(new byte[KEY_BYTES], secret);
    }

    /**
     * A key that seals.
     *
     * @param label what for; 1 to 90 characters of printable ASCII
     * @return always the same for a label
     * @throws IllegalArgumentException if the label is not as described
     */
    public SealingKey sealingKey(String label) {
        return SealingKey.of(keyId(label), derived(label));
    }

    /**
     * Keys that sign, with HS256.
     *
     * @param label what for; 1 to 90 characters of printable ASCII
     * @return always the same for a label, with one {@code kid}
     * @throws IllegalArgumentException if the label is not as described
     */
    public KeyRing signingKeys(String label) {
        SigningKey key = HmacSecret.ofBytes(derived(label)).signingKey(JwsAlgorithm.HS256);
        return KeyRing.of(key.withKeyId(keyId(label)));
    }

    /**
     * HMAC with SHA-256 (RFC 2104) under a key of its own.
     *
     * @param label what for; 1 to 90 characters of printable ASCII
     * @param message what is authenticated
     * @return 32 bytes
     * @throws IllegalArgumentException if the label is not as described
     */
    public byte[] mac(String label, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(derived(label), HMAC));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java runtime has HMAC with SHA-256", e);
        }
    }

    private String keyId(String label) {
        return Base64Url.encode(expanded("id of " + checked(label), ID_BYTES));
    }

    private byte[] derived(String label) {
        return expanded("key of " + checked(label), KEY_BYTES);
    }

    private byte[] expanded(String info, int length) {
        return Hkdf.expand(pseudorandomKey, info.getBytes(StandardCharsets.US_ASCII), length);
    }

    private static String checked(String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("label: expected 1 to 90 characters of printable ASCII");
        }
        return label;
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "KeyDerivation[HKDF-SHA-256]";
    }
}
