package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.path.RequestPath;
import java.nio.charset.StandardCharsets;
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
    private static final String ESCAPED = "\"<>\\^`{|}";

    private ReturnPath() {}

    /**
     * Whether a value is a path, with or without a query, that every browser and server reads as one on this host.
     *
     * <p>It starts with {@code /}, has at most 2,000 characters, all of them visible ASCII (RFC 3986) but none of
     * {@code " # < > \}. The path {@linkplain RequestPath#hasOneReading has one reading}, so no decoding of it starts
     * with {@code //}, and the filter would not refuse it either. The query may hold any escapes. A fragment is refused,
     * because it never reaches a server in an honest request.
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
        return RequestPath.hasOneReading(query < 0 ? value : value.substring(0, query));
    }

    /**
     * The same place, written as RFC 3986 asks for: some containers let through what clients ought to have escaped.
     *
     * @param raw a path, or a query with its question mark, as the container shows it
     * @return <code>" &lt; &gt; \ ^ ` { | }</code> and what is not ASCII escaped (UTF-8); the rest unchanged, so that it may still not be
     *     {@linkplain #isSafe safe}
     */
    static String escaped(String raw) {
        if (raw.chars().noneMatch(ReturnPath::isEscaped)) {
            return raw;
        }
        StringBuilder escaped = new StringBuilder(raw.length() + 8);
        raw.codePoints().forEach(c -> {
            if (isEscaped(c)) {
                for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append(String.format("%%%02X", octet));
                }
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static boolean isEscaped(int c) {
        return c > 0x7F || ESCAPED.indexOf(c) >= 0;
    }

    private static boolean isAllowed(int c) {
        return c > ' ' && c < 0x7F && NEVER_RAW.indexOf(c) < 0;
    }
}
