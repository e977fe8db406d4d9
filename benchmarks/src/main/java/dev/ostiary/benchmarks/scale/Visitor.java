package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Sample;
import dev.ostiary.benchmarks.StubRequest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends one request after the other to a filter, each with a token that it knows. Used by one thread. */
final class Visitor {
    private final HttpServletResponse response = StubRequest.unsupported(HttpServletResponse.class);
    private final FilterChain application =
            (request, answer) -> user = ((HttpServletRequest) request).getUserPrincipal();
    private final List<StubRequest> requests = new ArrayList<>();
    private final Filter filter;
    private @Nullable Object user;

    Visitor(Filter filter, String... tokens) {
        this.filter = filter;
        for (String token : tokens) {
            requests.add(new StubRequest("/orders/17", Map.of("authorization", "Bearer " + token, "accept", "*/*")));
        }
    }

    /** Sends a request with each token, and returns how many there were. */
    int sendEach() {
        for (StubRequest request : requests) {
            request.recycle();
            try {
                filter.doFilter(request, response, application);
            } catch (IOException | ServletException impossible) {
                throw new IllegalStateException(impossible);
            }
            if (user == null) {
                throw new IllegalStateException("a good token of " + Sample.ISSUER + " was not let in");
            }
        }
        return requests.size();
    }
}
