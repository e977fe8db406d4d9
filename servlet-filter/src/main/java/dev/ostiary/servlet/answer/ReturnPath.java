package dev.ostiary.servlet.answer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a path on the same host, to which a browser may be sent back after signing in, from everything else.
 *
 * <p>Applications use {@code dev.ostiary.servlet.ReturnTo}, which answers {@code /} for what is not safe.
 */
public final class ReturnPath {
    /** Longer values are not safe: a redirect that repeats them might not fit into a container's header buffer. */
    public static final int MAX_CHARACTERS = 2_000;

    private static final String NEVER_RAW = "\"#<>\\";
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private ReturnPath() {}

    /**
     * Whether a value is a path, with or without a query, that every browser and server reads as one on this host.
     *
     * <p>It starts with {@code /}, has at most 2,000 characters, all of them visible ASCII (RFC 3986) but none of
     * {@code " # < > \}. The path, percent-decoded once, is valid UTF-8 without control characters, backslashes and
     * further escapes, and without empty, {@code .} and {@code ..} segments, path parameters aside; so no decoding of
     * it starts with {@code //}. The query may hold any escapes. A fragment is refused, because it never reaches a
     * server in an honest request.
     *
     * @param value what came as the path to return to; absent is not safe
     * @return whether it may stand in a {@code Location} as it is
     */
    public static boolean isSafe(@Nullable String value) {
        if (value == null
                || value.length() > MAX_CHARACTERS
                || !value.startsWith("/")
                || !value.chars().allMatch(ReturnPath::isAllowed)) {
            return false;
        }
        int query = value.indexOf('?');
        return decoded(query < 0 ? value : value.substring(0, query))
                .filter(ReturnPath::isPlainPath)
                .isPresent();
    }

    private static boolean isAllowed(int c) {
        return c > ' ' && c < 0x7F && NEVER_RAW.indexOf(c) < 0;
    }

    private static boolean isPlainPath(String path) {
        return path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl)
                && !ESCAPE.matcher(path).find()
                && hasPlainSegments(path);
    }

    /** The first part of the split is what stands before the leading slash: nothing. */
    private static boolean hasPlainSegments(String path) {
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            String name = withoutParameters(segments[i]);
            boolean last = i == segments.length - 1;
            if (name.equals(".") || name.equals("..") || (name.isEmpty() && !last)) {
                return false;
            }
        }
        return true;
    }

    private static String withoutParameters(String segment) {
        int semicolon = segment.indexOf(';');
        return semicolon < 0 ? segment : segment.substring(0, semicolon);
    }

    private static Optional<String> decoded(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                bytes.write(c);
            } else if (ESCAPE.matcher(path).region(i, path.length()).lookingAt()) {
                bytes.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
