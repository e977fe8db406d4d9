package dev.ostiary.verify;

import dev.ostiary.encoding.Base64Url;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dot-separated segments of a compact serialization (RFC 7515, section 7.1; RFC 7516, section 7.1).
 *
 * <p>Five of them make a JWE. More are not counted: a text with six dots is as wrong as one with a thousand.
 */
final class CompactSegments {
    static final int SIGNED = 3;
    static final int ENCRYPTED = 5;
    private static final int TOO_MANY = ENCRYPTED + 1;

    private final byte[] characters;
    private final int[] ends;
    private final int count;

    private CompactSegments(byte[] characters, int[] ends, int count) {
        this.characters = characters;
        this.ends = ends;
        this.count = count;
    }

    static CompactSegments of(String token) {
        byte[] characters = token.getBytes(StandardCharsets.ISO_8859_1);
        // Two surrogates become one question mark; then positions are those of the text that was made of it.
        String text = characters.length == token.length() ? token : new String(characters, StandardCharsets.ISO_8859_1);
        int[] ends = new int[TOO_MANY + 1];
        int count = 0;
        for (int dot = text.indexOf('.'); dot >= 0 && count < TOO_MANY; dot = text.indexOf('.', dot + 1)) {
            ends[count++] = dot;
        }
        ends[count++] = text.length();
        return new CompactSegments(characters, ends, count);
    }

    int count() {
        return count;
    }

    /** The bytes of a segment, or nothing when it is not canonical base64url; a dot is not either. */
    Optional<byte[]> decoded(int index) {
        return Base64Url.decode(characters, index == 0 ? 0 : ends[index - 1] + 1, ends[index]);
    }

    /** Whether there are two more behind the header, each of them canonical base64url. */
    boolean haveClaimsAndSignature() {
        return count == SIGNED && decoded(1).isPresent() && decoded(2).isPresent();
    }

    /** The first segment among known headers. */
    @Nullable
    AcceptedHeader headerAmong(KnownHeaders headers) {
        return headers.find(characters, ends[0]);
    }

    /** The first segment as it stands. */
    byte[] headerCharacters() {
        return Arrays.copyOf(characters, ends[0]);
    }

    /** What was signed of a signed token: all before the last dot. */
    ByteBuffer signingInput() {
        return ByteBuffer.wrap(characters, 0, ends[SIGNED - 2]);
    }
}
