package dev.ostiary.benchmarks.signin;

import dev.ostiary.benchmarks.StubRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;

/** As much of a response as sending a browser to a provider asks for. Used by one thread. */
final class Departing extends HttpServletResponseWrapper {
    private boolean left;

    Departing() {
        super(StubRequest.unsupported(HttpServletResponse.class));
    }

    /** Whether it leads to a provider. */
    boolean hasLeft() {
        return left;
    }

    @Override
    public void setHeader(String name, String value) {
        left |= name.equals("Location") && value.contains("/authorize?");
    }

    @Override
    public void addHeader(String name, String value) {
        // It keeps nothing.
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public boolean containsHeader(String name) {
        return false;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return List.of();
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.of();
    }

    @Override
    public void setStatus(int status) {
        // Location says it.
    }

    @Override
    public void setContentLength(int length) {
        // There is none.
    }
}
