package dev.ostiary.benchmarks.signin;

import dev.ostiary.benchmarks.StubResponse;
import java.util.Collection;
import java.util.List;

/** As much of a response as sending a browser to a provider asks for. Used by one thread. */
final class Departing extends StubResponse {
    private boolean left;

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
    public Collection<String> getHeaders(String name) {
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
