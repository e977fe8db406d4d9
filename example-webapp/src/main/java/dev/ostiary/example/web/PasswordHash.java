package dev.ostiary.example.web;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as a server may keep it: salted and stretched by PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), 600,000
 * rounds. As text it is {@code rounds:salt:hash}. Immutable and thread-safe.
 */
final class PasswordHash {
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /** The hash of a new password, with a salt of its own. */
    static PasswordHash of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(ROUNDS, salt, derive(password, salt, ROUNDS));
    }

    /** Reads what {@link #text()} wrote. */
    static PasswordHash parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("password hash: expected rounds:salt:hash");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(Integer.parseInt(parts[0]), base64.decode(parts[1]), base64.decode(parts[2]));
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return rounds + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
    }

    /** Whether this is the hash of that password; takes the same time for every answer. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, rounds));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JDK has no PBKDF2WithHmacSHA256", missing);
        } finally {
            spec.clearPassword();
        }
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "PasswordHash[" + rounds + " rounds]";
    }
}
