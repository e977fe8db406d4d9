package dev.ostiary.benchmarks.signin;

import dev.ostiary.benchmarks.StubRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A browser's request for a sign-in, on this machine and with no cookie yet. Used by one thread. */
final class Begun extends HttpServletRequestWrapper {
    private static final int PORT = 8080;
    private static final Map<String, String> HEADERS = Map.of(
            "Accept", "text/html,application/xhtml+xml,*/*;q=0.8",
            "Host", "localhost:" + PORT,
            "Sec-Fetch-Mode", "navigate",
            "Sec-Fetch-Dest", "document",
            "Sec-Fetch-Site", "none");

    private final String query;
    private final Map<String, Object> attributes = new HashMap<>();

    private Begun(StubRequest path, String query) {
        super(path);
        this.query = query;
    }

    /** One for each query, all within the same application. */
    static Function<String, Begun> requests() {
        StubRequest path = new StubRequest("/auth/sign-in", HEADERS);
        return query -> new Begun(path, query);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(HEADERS.keySet());
    }

    @Override
    public String getQueryString() {
        return query;
    }

    @Override
    public String getScheme() {
        return "http";
    }

    @Override
    public String getServerName() {
        return "localhost";
    }

    @Override
    public int getServerPort() {
        return PORT;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getRemoteAddr() {
        return "127.0.0.1";
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return null;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }
}
