package dev.ostiary.key;

import java.security.PublicKey;
import java.util.Arrays;

/** The fixed encodings of Ed25519 keys (RFC 8410, sections 4 and 7; RFC 8037, section 2). */
final class Ed25519 {
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    /** The public key as {@code x} has it: the end of its SPKI form. */
    static byte[] x(PublicKey key) {
        byte[] spki = key.getEncoded();
        return Arrays.copyOfRange(spki, spki.length - KEY_BYTES, spki.length);
    }
}
