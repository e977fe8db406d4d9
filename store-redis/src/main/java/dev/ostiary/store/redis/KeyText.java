package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Texts as bytes, two texts never as the same: UTF-8, and what has none (half of a surrogate pair) as UTF-16 behind a byte that
 * UTF-8 does not know.
 */
final class KeyText {
    private static final byte NOT_UTF_8 = (byte) 0xFF;

    private KeyText() {}

    static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        if (new String(utf8, UTF_8).equals(text)) {
            return utf8;
        }
        byte[] marked = new byte[1 + 2 * text.length()];
        marked[0] = NOT_UTF_8;
        for (int i = 0; i < text.length(); i++) {
            marked[2 * i + 1] = (byte) (text.charAt(i) >> 8);
            marked[2 * i + 2] = (byte) text.charAt(i);
        }
        return marked;
    }

    static String text(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == NOT_UTF_8) {
            char[] text = new char[bytes.length / 2];
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) (((bytes[2 * i + 1] & 0xFF) << 8) | (bytes[2 * i + 2] & 0xFF));
            }
            return new String(text);
        }
        return new String(bytes, UTF_8);
    }
}
