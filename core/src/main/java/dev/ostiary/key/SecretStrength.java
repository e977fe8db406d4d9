package dev.ostiary.key;

import java.util.BitSet;

/** Refuses secrets that are too short, too long to be checked at once, or too regular to have come from a random source. */
final class SecretStrength {
    private static final int MIN_LENGTH = 32;
    private static final int MAX_LENGTH = 4096;
    private static final int MIN_DISTINCT = 8;

    private SecretStrength() {}

    static void require(byte[] secret) {
        if (secret.length < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "secret: at least 32 bytes expected (RFC 7518, section 3.2), this one has " + secret.length
                            + "; generate one, as with openssl rand -base64 48");
        }
        // The search for repeated blocks takes time with the square of the length.
        if (secret.length > MAX_LENGTH) {
            throw new IllegalArgumentException("secret: at most 4096 bytes expected, this one has " + secret.length);
        }
        if (distinct(secret) < MIN_DISTINCT) {
            throw new IllegalArgumentException(
                    "secret: fewer than 8 different byte values, which no random secret has; generate one");
        }
        if (isRepeatedBlock(secret)) {
            throw new IllegalArgumentException("secret: a shorter block repeated; generate a random one");
        }
    }

    private static int distinct(byte[] secret) {
        BitSet seen = new BitSet(256);
        for (byte b : secret) {
            seen.set(Byte.toUnsignedInt(b));
        }
        return seen.cardinality();
    }

    private static boolean isRepeatedBlock(byte[] secret) {
        for (int length = 1; length <= secret.length / 2; length++) {
            if (repeats(secret, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeats(byte[] secret, int length) {
        for (int i = length; i < secret.length; i++) {
            if (secret[i] != secret[i - length]) {
                return false;
            }
        }
        return true;
    }
}
