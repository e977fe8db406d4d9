package dev.ostiary.servlet.signin;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.servlet.config.SessionConfig;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a session can say in its cookies, of which browsers keep 4,096 bytes each with name and attributes (RFC 6265, section 6.1). An
 * estimate on the safe side: before it is known how long a path and a signature are. Immutable, thread-safe.
 *
 * @param mostBytes of claims and subject as JSON
 */
record CookieRoom(int mostBytes) {
    private static final int COOKIE = 4_096;

    /** Name, path and the other attributes. */
    private static final int ATTRIBUTES = 200;

    /** The header of a token, encoded. */
    private static final int HEADER = 160;

    /** What the library itself says in a token: times, ids, names. */
    private static final int OWN_CLAIMS = 400;

    /** Of HS512; and of RSA with 4,096 bits, encoded. */
    private static final int SHORT_SIGNATURE = 88;

    private static final int LONG_SIGNATURE = 684;

    static CookieRoom of(SessionConfig config) {
        int signature = config.keys().isAsymmetric() ? LONG_SIGNATURE : SHORT_SIGNATURE;
        int audience = config.issuer().length() + config.audience().length();
        return new CookieRoom((COOKIE - ATTRIBUTES - HEADER - signature) * 3 / 4 - OWN_CLAIMS - audience);
    }

    boolean holds(String subject, Map<String, ? extends @Nullable Object> claims) {
        return bytes(subject) + bytes(StrictJson.write(claims)) <= mostBytes;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
