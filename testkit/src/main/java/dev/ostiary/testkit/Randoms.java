package dev.ostiary.testkit;

import java.security.SecureRandom;

/** Texts that nobody guesses. */
final class Randoms {
    private static final int BYTES = 24;
    private static final SecureRandom SOURCE = new SecureRandom();

    private Randoms() {}

    /** 32 characters of base64url. */
    static String id() {
        byte[] bytes = new byte[BYTES];
        SOURCE.nextBytes(bytes);
        return SigningKey.encode(bytes);
    }
}
