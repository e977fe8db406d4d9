package dev.ostiary.servlet.testing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps cookies as a browser does that knows one application, and sends its requests from a page of it. */
public final class Browser {
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Map<String, String> cookies() {
        return cookies;
    }

    /** A page that the user navigates to. */
    public FakeRequest page(String method, String uri) {
        return send(FakeRequest.of(method, uri).header("Accept", "text/html").header("Sec-Fetch-Mode", "navigate"));
    }

    /** What a script of a page asks for. */
    public FakeRequest script(String method, String uri) {
        return send(FakeRequest.of(method, uri).header("Sec-Fetch-Mode", "cors"));
    }

    /** With the cookies, from the application's own pages. */
    public FakeRequest send(FakeRequest request) {
        cookies.forEach(request::cookie);
        return request.header("Sec-Fetch-Site", "same-origin");
    }

    public void take(HttpServletResponse response) {
        for (String line : response.getHeaders("Set-Cookie")) {
            String[] pair = line.substring(0, line.indexOf(';')).split("=", 2);
            if (line.contains("Max-Age=0;")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }
}
