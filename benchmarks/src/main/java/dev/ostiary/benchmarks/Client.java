package dev.ostiary.benchmarks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who sends a request, with the application that expects that: what comes in, and what is asked of it behind the filter. */
public enum Client {
    /** A program: the token in the header, and an application that asks for the user. */
    PROGRAM {
        @Override
        StubRequest request(String path, String token) {
            return new StubRequest(path, Map.of("Authorization", "Bearer " + token, "Accept", "*/*"));
        }

        @Override
        @Nullable
        Object use(HttpServletRequest request) {
            return request.getUserPrincipal();
        }
    },

    /** A browser: the token among other cookies, and an application that asks for user, roles and identity headers. */
    BROWSER {
        @Override
        StubRequest request(String path, String token) {
            Map<String, String> cookies = new LinkedHashMap<>();
            cookies.put("theme", "dark");
            cookies.put("lang", "en-GB");
            cookies.put("access_token", token);
            cookies.put("_ga", "GA1.1.1403728113.1767225600");
            cookies.put("consent", "necessary.statistics");
            cookies.put("JSESSIONID", "node01m5c8xq4u2lqp1f0yzv3w9k7h2.node0");
            Map<String, String> headers = Map.of(
                    "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                    "Sec-Fetch-Dest", "document",
                    "Sec-Fetch-Mode", "navigate",
                    "Sec-Fetch-Site", "same-origin",
                    "Cookie",
                            cookies.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("; ")));
            return new StubRequest(path, headers);
        }

        @Override
        @Nullable
        Object use(HttpServletRequest request) {
            boolean asExpected = request.isUserInRole("clerk")
                    && request.getHeader("X-User-Id") != null
                    && request.getHeader("X-User-Role") != null
                    && request.getHeader("Accept") != null;
            return asExpected ? request.getUserPrincipal() : null;
        }
    };

    abstract StubRequest request(String path, String token);

    /** What the application does: finds out the user, or nothing where it does not see all that it should. */
    @Nullable
    abstract Object use(HttpServletRequest request);
}
