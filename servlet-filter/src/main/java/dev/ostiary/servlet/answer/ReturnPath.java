package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.path.RequestPath;
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

    private static boolean isAllowed(int c) {
        return c > ' ' && c < 0x7F && NEVER_RAW.indexOf(c) < 0;
    }
}
