package dev.ostiary.servlet.start;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;

/**
 * Looks at the filters that an application's listeners have registered. Containers call it behind those, since it was added behind
 * them. What it throws stops the start of most; where it does not, the filter itself refuses every request. Thread-safe.
 */
final class LaterFilters implements ServletContextListener {
    private final RegisteredFilters filters;

    LaterFilters(RegisteredFilters filters) {
        this.filters = filters;
    }

    @Override
    public void contextInitialized(ServletContextEvent start) {
        try {
            filters.check();
        } catch (ServletException fault) {
            throw new IllegalStateException(fault.getMessage(), fault);
        } catch (UnsupportedOperationException hidden) {
            // Some containers show a listener that was not declared no registrations.
            return;
        }
    }
}
