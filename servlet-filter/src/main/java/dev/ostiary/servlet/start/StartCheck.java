package dev.ostiary.servlet.start;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops an application whose {@code AuthFilter} has wrong settings, before there is a filter: some servers (GlassFish, Payara) would go on
 * without a filter that cannot start, and others (WildFly) make it for the first request only.
 *
 * <p>A container finds it by itself in a {@code .war}; an embedded one may have to be given it. The settings of each filter that is
 * declared, or registered by then, are read as the filter reads them, and nothing is opened or fetched. Filters that the application's
 * listeners register come later, and are not seen: where a server would go on without such a one, it stays and refuses every request
 * itself. A filter that a builder has made has been checked already. Where no
 * {@code AuthFilter} is registered nothing happens.
 *
 * <p>Where the container does not tell for which dispatchers filters are mapped, the first error page that passes the filter by is warned
 * of. Stateless.
 */
public final class StartCheck implements ServletContainerInitializer {

    /** For the container. */
    public StartCheck() {}

    /**
     * Looks at the filters that are there by now.
     *
     * @param classes none are asked for
     * @param application what is about to start
     * @throws ServletException listing every problem of every {@code AuthFilter}
     */
    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext application) throws ServletException {
        new RegisteredFilters(application, BuiltFilters.mayBeRegistered()).check();
        if (!Dispatchers.areTold(application)) {
            application.addListener(new ErrorPageWatch());
        }
    }
}
