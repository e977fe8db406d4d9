package dev.ostiary.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int CHARS_A_GROUP = 4;

    /** The characters that a last group of two, or of three, can end in: the unused bits of their values are zero. */
    private static final String LAST_OF_TWO = "AQgw";

    private static final String LAST_OF_THREE = "AEIMQUYcgkosw048";

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
        if (!endsCanonically(characters, from, to)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    DECODER.decode(ByteBuffer.wrap(characters, from, to - from)).array());
        } catch (IllegalArgumentException foreignCharacter) {
            return Optional.empty();
        }
    }

    /** What the platform's decoder lets pass is all at the end: padding, and unused bits that are not zero. */
    private static boolean endsCanonically(byte[] characters, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return true;
        }
        char last = (char) (characters[to - 1] & 0xFF);
        return switch (length % CHARS_A_GROUP) {
            case 0 -> last != '=';
            case 2 -> LAST_OF_TWO.indexOf(last) >= 0;
            case 3 -> LAST_OF_THREE.indexOf(last) >= 0;
            default -> false;
        };
    }
}
