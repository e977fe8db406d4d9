package dev.ostiary.key;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869): other keys out of a secret, from none of which another one or the secret can be found. Stateless. */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /**
     * A key for one purpose, without a salt.
     *
     * @param label tells purposes apart; ASCII
     * @param length in bytes, at most 8,160
     */
    static byte[] derive(byte[] secret, String label, int length) {
        return expand(extract(new byte[HASH_BYTES], secret), label.getBytes(StandardCharsets.US_ASCII), length);
    }

    /** RFC 5869, section 2.2. */
    static byte[] extract(byte[] salt, byte[] secret) {
        return mac(salt).doFinal(secret);
    }

    /** RFC 5869, section 2.3. */
    static byte[] expand(byte[] pseudorandomKey, byte[] info, int length) {
        Mac mac = mac(pseudorandomKey);
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, number = 1; done < length; done += HASH_BYTES, number++) {
            mac.update(block);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) number});
            System.arraycopy(block, 0, output, done, Math.min(HASH_BYTES, length - done));
        }
        Arrays.fill(block, (byte) 0);
        return output;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java runtime has HMAC with SHA-256", e);
        }
    }
}
