package dev.ostiary.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request at an endpoint. Its {@code toString} shows method and endpoint alone.
 *
 * @param endpoint which one
 * @param method such as {@code POST}
 * @param query as it came; empty without one
 * @param headers by name in lower case
 * @param body as text
 */
record Asked(Endpoint endpoint, String method, String query, Map<String, List<String>> headers, String body) {
    boolean isPost() {
        return method.equals("POST");
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    boolean isForm() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.equals("application/x-www-form-urlencoded")
                        || type.startsWith("application/x-www-form-urlencoded;"))
                .isPresent();
    }

    /** Those of the form for a {@code POST}, else those of the query. */
    Parameters parameters() {
        return Parameters.of(isPost() ? body : query);
    }

    @Override
    public String toString() {
        return method + " " + endpoint;
    }
}
