package dev.ostiary.servlet.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;

/**
 * The path of the web application as it may stand in a header.
 *
 * <p>Taken from the servlet context and not from the request: some containers cut the request's own answer out of the
 * URI as it was sent, so that {@code //evil.example/../app} would become part of a redirect.
 */
public final class ContextPath {
    private static final String ALLOWED = "/%-._~!$&'()*+,=:@";

    private ContextPath() {}

    /**
     * The path of the application that a request has reached. Containers differ in whether it is encoded already, so an escape is
     * kept.
     *
     * @param request the request
     * @return visible ASCII; empty for the root context
     */
    public static String of(HttpServletRequest request) {
        StringBuilder path = new StringBuilder();
        for (byte octet : request.getServletContext().getContextPath().getBytes(StandardCharsets.UTF_8)) {
            if (isAllowed(octet)) {
                path.append((char) octet);
            } else {
                path.append(String.format("%%%02X", octet));
            }
        }
        return path.toString();
    }

    private static boolean isAllowed(byte octet) {
        return (octet >= '0' && octet <= '9')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= 'a' && octet <= 'z')
                || ALLOWED.indexOf(octet) >= 0;
    }
}
