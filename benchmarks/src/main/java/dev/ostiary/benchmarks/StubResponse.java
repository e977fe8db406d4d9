package dev.ostiary.benchmarks;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;

/** As much of a response as the filter asks for when it lets a request in. It keeps nothing. Used by one thread. */
public class StubResponse extends HttpServletResponseWrapper {
    /** Refuses whatever it does not know. */
    public StubResponse() {
        super(StubRequest.unsupported(HttpServletResponse.class));
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
    public void setHeader(String name, String value) {
        // What a container does with it is not measured.
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.of();
    }
}
