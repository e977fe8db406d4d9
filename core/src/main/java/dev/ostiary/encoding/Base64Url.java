package dev.ostiary.encoding;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Canonical base64url (RFC 4648, sections 3.5 and 5; RFC 7515, section 2): no padding, no foreign character, unused bits
 * zero.
 *
 * <p>Each byte sequence has one spelling, so a token has one too. All methods may be called by any thread.
 */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int CHARS_A_GROUP = 4;
    private static final int BITS_A_CHAR = 6;
    private static final int BITS_A_BYTE = 8;
    private static final int[] VALUES = values();

    private Base64Url() {}

    /**
     * Encodes without padding.
     *
     * @param bytes any number of bytes
     * @return the one text that {@link #decode} accepts for them
     */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Decodes, strictly.
     *
     * @param text any text
     * @return the bytes; empty unless the text is what {@link #encode} would have written
     */
    public static Optional<byte[]> decode(String text) {
        return isCanonical(text) ? Optional.of(Base64.getUrlDecoder().decode(text)) : Optional.empty();
    }

    private static boolean isCanonical(String text) {
        int last = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            last = c < VALUES.length ? VALUES[c] : -1;
            if (last < 0) {
                return false;
            }
        }
        int rest = text.length() % CHARS_A_GROUP;
        int unusedBits = rest * BITS_A_CHAR % BITS_A_BYTE;
        return rest != 1 && (last & ((1 << unusedBits) - 1)) == 0;
    }

    private static int[] values() {
        int[] values = new int[128];
        Arrays.fill(values, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = i;
        }
        return values;
    }
}
