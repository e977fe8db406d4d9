package dev.ostiary.example.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request with an address and headers and nothing else: any other question to it fails the test. */
final class RequestStub {
    private RequestStub() {}

    static HttpServletRequest to(String address, Map<String, String> headers) {
        URI uri = URI.create(address);
        String context = uri.getPath().replaceFirst("/$", "");
        return (HttpServletRequest) Proxy.newProxyInstance(
                RequestStub.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getScheme" -> uri.getScheme();
                    case "isSecure" -> uri.getScheme().equals("https");
                    case "getServerName" -> uri.getHost();
                    case "getServletContext" -> in(context);
                    case "getHeader" ->
                        arguments[0].equals("Host") ? uri.getAuthority() : headers.get((String) arguments[0]);
                    case "getCookies" -> cookies(headers.get("Cookie"));
                    case "getHeaders" -> lines(headers.get((String) arguments[0]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Names and values, as {@code a=b; c=d}; {@code null} where there are none, as containers have it. */
    private static Cookie @Nullable [] cookies(@Nullable String header) {
        return header == null
                ? null
                : Pattern.compile("; ")
                        .splitAsStream(header)
                        .map(cookie -> new Cookie(cookie.replaceFirst("=.*", ""), cookie.replaceFirst("[^=]*=", "")))
                        .toArray(Cookie[]::new);
    }

    /** A header that stands there several times is given as one text of several lines. */
    private static Enumeration<String> lines(@Nullable String header) {
        return Collections.enumeration(header == null ? List.of() : List.of(header.split("\n", -1)));
    }

    private static ServletContext in(String contextPath) {
        return (ServletContext) Proxy.newProxyInstance(
                RequestStub.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getContextPath")) {
                        return contextPath;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
