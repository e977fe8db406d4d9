package dev.ostiary.verify;

import dev.ostiary.encoding.Base64Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dot-separated segments of a compact serialization (RFC 7515, section 7.1; RFC 7516, section 7.1).
 *
 * <p>Five of them make a JWE. More are not counted: a text with six dots is as wrong as one with a thousand.
 */
final class CompactSegments {
    static final int SIGNED = 3;
    static final int ENCRYPTED = 5;
    private static final int TOO_MANY = ENCRYPTED + 1;

    private final String token;
    private final List<String> segments;

    private CompactSegments(String token, List<String> segments) {
        this.token = token;
        this.segments = segments;
    }

    static CompactSegments of(String token) {
        List<String> segments = new ArrayList<>(ENCRYPTED);
        int start = 0;
        for (int dot = token.indexOf('.'); dot >= 0 && segments.size() < TOO_MANY; dot = token.indexOf('.', start)) {
            segments.add(token.substring(start, dot));
            start = dot + 1;
        }
        segments.add(token.substring(start));
        return new CompactSegments(token, segments);
    }

    int count() {
        return segments.size();
    }

    /** The bytes of a segment, or nothing when it is not canonical base64url. */
    Optional<byte[]> decoded(int index) {
        return Base64Url.decode(segments.get(index));
    }

    /** The text that was signed: all before the last dot. */
    String signingInput() {
        return token.substring(0, token.lastIndexOf('.'));
    }
}
