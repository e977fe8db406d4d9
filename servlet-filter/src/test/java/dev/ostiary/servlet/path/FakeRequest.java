package dev.ostiary.servlet.path;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A request that knows its path and nothing else: any other question fails the test. */
record FakeRequest(
        @Nullable String uri,
        String contextPath,
        String servletPath,
        @Nullable String pathInfo,
        @Nullable String servletName) {
    /** As a container sees it that has mapped a default servlet in the root context. */
    static FakeRequest of(@Nullable String uri, String decodedPath) {
        return new FakeRequest(uri, "", decodedPath, null, "default");
    }

    static FakeRequest inContext(String uri, String contextPath, String servletPath, @Nullable String pathInfo) {
        return new FakeRequest(uri, contextPath, servletPath, pathInfo, "default");
    }

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, this::answer);
    }

    private Object mapping() {
        return proxy(HttpServletMapping.class, method -> method.equals("getServletName") ? servletName : fail(method));
    }

    private @Nullable Object answer(String method) {
        return switch (method) {
            case "getRequestURI" -> uri;
            case "getContextPath" -> contextPath;
            case "getServletPath" -> servletPath;
            case "getPathInfo" -> pathInfo;
            case "getHttpServletMapping" -> servletName == null ? null : mapping();
            default -> fail(method);
        };
    }

    private static Object fail(String method) {
        throw new AssertionError(method + " was not to be asked");
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answers.to(method.getName())));
    }

    private interface Answers {
        @Nullable
        Object to(String method);
    }
}
