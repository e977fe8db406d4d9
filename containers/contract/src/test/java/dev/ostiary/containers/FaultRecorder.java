package dev.ostiary.containers;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in front of the filter under test and remembers what that one throws. */
final class FaultRecorder implements Filter {
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error fault) {
            faults.add(fault);
            throw fault;
        }
    }

    List<Throwable> faults() {
        return faults;
    }
}
