package dev.ostiary.encoding;

import java.nio.charset.StandardCharsets;
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

    /** The value of each character of ISO 8859-1: -1, all bits set, where it is not of the alphabet. */
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
        byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
        return decode(characters, 0, characters.length);
    }

    /**
     * Decodes a part of a text, strictly, without a copy of the part.
     *
     * @param characters the text in ISO 8859-1; what has no place in that is a question mark, which is not of the alphabet
     * @param from where the part begins
     * @param to where it ends, exclusively
     * @return the bytes; empty unless the part is what {@link #encode} would have written
     */
    public static Optional<byte[]> decode(byte[] characters, int from, int to) {
        int rest = (to - from) % CHARS_A_GROUP;
        int whole = to - rest;
        byte[] bytes = new byte[(whole - from) / CHARS_A_GROUP * 3 + rest * 3 / CHARS_A_GROUP];
        int out = 0;
        for (int in = from; in < whole; in += CHARS_A_GROUP) {
            int group = twelveBits(characters, in) << 12 | twelveBits(characters, in + 2);
            if (group < 0) {
                return Optional.empty();
            }
            bytes[out++] = (byte) (group >> 16);
            bytes[out++] = (byte) (group >> 8);
            bytes[out++] = (byte) group;
        }
        return switch (rest) {
            case 0 -> Optional.of(bytes);
            case 2 -> withLast(bytes, twelveBits(characters, whole) << 12);
            case 3 -> withLast(bytes, twelveBits(characters, whole) << 12 | sixBits(characters, whole + 2) << 6);
            default -> Optional.empty();
        };
    }

    /** Fills in the last byte or two of a group that is not full, unless bits are left over. */
    private static Optional<byte[]> withLast(byte[] bytes, int group) {
        int count = bytes.length % 3;
        int unused = group & (count == 1 ? 0xFFFF : 0xFF);
        if (group < 0 || unused != 0) {
            return Optional.empty();
        }
        bytes[bytes.length - count] = (byte) (group >> 16);
        if (count == 2) {
            bytes[bytes.length - 1] = (byte) (group >> 8);
        }
        return Optional.of(bytes);
    }

    /** Of two characters; negative unless both are of the alphabet. */
    private static int twelveBits(byte[] characters, int at) {
        return sixBits(characters, at) << 6 | sixBits(characters, at + 1);
    }

    private static int sixBits(byte[] characters, int at) {
        return VALUES[characters[at] & 0xFF];
    }

    private static int[] values() {
        int[] values = new int[256];
        Arrays.fill(values, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = i;
        }
        return values;
    }
}
