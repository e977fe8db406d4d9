package dev.ostiary.containers;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A web application that any container can start.
 *
 * <p>Filters and servlets register themselves through the Servlet API; context path, error pages and welcome files have no
 * API there, so each container takes them over in its own way.
 *
 * @param contextPath as the container shall take it: empty for the root
 * @param errorPages paths by status
 * @param welcomeFiles names; they stand in {@code folder}
 * @param folder static files, which the container's own default servlet serves; empty: there is none
 * @param lenient whether the container is told to let every URI through that it can
 */
record WebApplication(
        String contextPath,
        List<Guard> guards,
        List<Service> services,
        Map<Integer, String> errorPages,
        List<String> welcomeFiles,
        Optional<Path> folder,
        boolean lenient)
        implements ServletContainerInitializer {

    /** {@link ProbeServlet} at every path, behind the filter that these init-params configure. */
    static WebApplication with(Map<String, String> parameters) {
        return behind(Guard.of(parameters));
    }

    /** {@link ProbeServlet} at every path, behind this filter. */
    static WebApplication with(Filter filter) {
        return behind(Guard.of(filter));
    }

    static WebApplication behind(Guard... guards) {
        return new WebApplication(
                "",
                List.of(guards),
                List.of(new Service("probe", new ProbeServlet(), "/")),
                Map.of(418, "/error-page", 503, "/error-page"),
                List.of(),
                Optional.empty(),
                false);
    }

    WebApplication at(String otherContextPath) {
        return new WebApplication(otherContextPath, guards, services, errorPages, welcomeFiles, folder, lenient);
    }

    /** Other servlets instead of the probe. */
    WebApplication serving(Service... others) {
        return new WebApplication(contextPath, guards, List.of(others), errorPages, welcomeFiles, folder, lenient);
    }

    WebApplication and(Service other) {
        List<Service> more = new ArrayList<>(services);
        more.add(other);
        return new WebApplication(contextPath, guards, List.copyOf(more), errorPages, welcomeFiles, folder, lenient);
    }

    WebApplication withErrorPage(int status, String path) {
        Map<Integer, String> more = new HashMap<>(errorPages);
        more.put(status, path);
        return new WebApplication(contextPath, guards, services, Map.copyOf(more), welcomeFiles, folder, lenient);
    }

    WebApplication withWelcomeFile(String name, Path in) {
        return new WebApplication(contextPath, guards, services, errorPages, List.of(name), Optional.of(in), lenient);
    }

    WebApplication guardedBy(Guard... others) {
        return new WebApplication(contextPath, List.of(others), services, errorPages, welcomeFiles, folder, lenient);
    }

    WebApplication inALenientContainer() {
        return new WebApplication(contextPath, guards, services, errorPages, welcomeFiles, folder, true);
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        guards.forEach(guard -> guard.register(context));
        services.forEach(service -> service.register(context));
    }
}
