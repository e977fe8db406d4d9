package dev.ostiary.servlet.answer;

import java.util.Locale;

/**
 * The name of a cookie, and what browsers demand of one whose name begins with {@code __Host-} or {@code __Secure-}, in any case: they
 * ignore a cookie, also one that is to go, that does not have it (RFC 6265bis, section 4.1.3). Immutable and thread-safe.
 *
 * @param text the name
 */
public record CookieName(String text) {
    private static final String HOST_PREFIX = "__host-";
    private static final String SECURE_PREFIX = "__secure-";

    /**
     * Whether it must have {@code Secure}, and so comes over https only.
     *
     * @return true with either prefix
     */
    public boolean demandsSecure() {
        return beginsWith(SECURE_PREFIX) || beginsWith(HOST_PREFIX);
    }

    /**
     * Whether it must have {@code Path=/}, and no {@code Domain}.
     *
     * @return true with {@code __Host-}
     */
    public boolean demandsRootPath() {
        return beginsWith(HOST_PREFIX);
    }

    private boolean beginsWith(String prefix) {
        return text.toLowerCase(Locale.ROOT).startsWith(prefix);
    }
}
