package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The path of the application on its host, for links, redirects and cookies; empty for the root. Taken from the servlet
 * context: the request's own {@code getContextPath()} is as the client has spelled it, path parameters included, on Tomcat.
 */
final class Base {
    private Base() {}

    /** With scheme, host and port as this client has used them, to be shown to it and for nothing else. */
    static String address(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host") + of(request);
    }

    /** Encoded as it may stand in a URL. Some containers have it encoded already, so an escape is kept. */
    static String of(HttpServletRequest request) {
        String path = request.getServletContext().getContextPath();
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%25", "%");
    }
}
