package dev.ostiary.servlet.event;

import java.util.random.RandomGenerator;

/**
 * Makes the ids by which somebody who was refused and somebody who reads the log find out that they speak of one request.
 * Thread-safe as far as the random source is.
 */
final class SupportIds {
    /** Lower-case base32 without letters that look or sound like digits or each other (i, l, o, u). */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 12;
    private static final int BITS = 5;

    private final RandomGenerator random;

    SupportIds(RandomGenerator random) {
        this.random = random;
    }

    /** 12 characters, 60 random bits; it proves nothing and reveals nothing. */
    String next() {
        long bits = random.nextLong();
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = ALPHABET.charAt((int) (bits >>> (i * BITS)) & 31);
        }
        return new String(id);
    }
}
