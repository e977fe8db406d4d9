package dev.ostiary.servlet.credential;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;

/** The scheme that an {@code Authorization} field begins with (RFC 9110, section 11.4). Stateless. */
public final class AuthorizationScheme {
    static final String AUTHORIZATION = "Authorization";
    static final String BEARER = "Bearer";
    static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Spaces and tabs around a value are not part of it (RFC 9110, section 5.5). */
    static final CharacterSet BLANK = CharacterSet.of(" \t");

    private static final String DPOP = "DPoP";

    /** What a scheme consists of: {@code tchar}; whatever follows it belongs to that scheme. */
    private static final CharacterSet SCHEME = CharacterSet.of(LETTERS_AND_DIGITS + "!#$%&'*+.^_`|~-");

    private AuthorizationScheme() {}

    /**
     * Whether a request has a credential of a scheme that carries tokens: {@code Bearer} (RFC 6750) or {@code DPoP} (RFC 9449), in any case. A
     * proxy's {@code Basic} is none of ours.
     *
     * @param request the request
     * @return true however malformed the credential is, and if it stands in one of several lines
     */
    public static boolean isOfTokens(HttpServletRequest request) {
        Enumeration<String> lines = request.getHeaders(AUTHORIZATION);
        while (lines.hasMoreElements()) {
            String line = lines.nextElement();
            if (endOf(BEARER, line) >= 0 || endOf(DPOP, line) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where the scheme of a line ends if it is that one, in any case; else -1. */
    static int endOf(String scheme, String line) {
        int start = BLANK.end(line, 0);
        int end = SCHEME.end(line, start);
        boolean same = end - start == scheme.length() && line.regionMatches(true, start, scheme, 0, scheme.length());
        return same ? end : -1;
    }
}
