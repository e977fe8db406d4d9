package dev.ostiary.servlet.path;

import org.jspecify.annotations.Nullable;

/** What a request asks to be done (RFC 9110, section 9). Stateless. */
public final class RequestMethod {
    private static final String[] STANDARD = {
        "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT"
    };

    private RequestMethod() {}

    /**
     * Whether a method differs from one of RFC 9110 or RFC 5789 in the case of its letters only.
     *
     * <p>Methods are case-sensitive, so no rule that names {@code GET} speaks of {@code get}; but many an application answers it
     * alike. Methods that nobody has heard of are none of these.
     *
     * @param method as it was sent
     * @return true when it can be taken for two methods
     */
    public static boolean isMisspelt(@Nullable String method) {
        for (String standard : STANDARD) {
            if (standard.equalsIgnoreCase(method)) {
                return !standard.equals(method);
            }
        }
        return false;
    }
}
