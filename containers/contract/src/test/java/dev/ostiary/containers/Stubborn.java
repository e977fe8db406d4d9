package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Map;

/** Goes on with a filter whose start has failed, as a container may. */
final class Stubborn implements Filter {
    private final AuthFilter filter = new AuthFilter();
    private final Map<String, String> parameters;

    Stubborn(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    @Override
    public void init(FilterConfig config) {
        try {
            filter.init(new GivenParameters(parameters));
        } catch (IllegalArgumentException failed) {
            // It goes on.
            return;
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter.doFilter(request, response, chain);
    }
}
