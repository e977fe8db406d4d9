package dev.ostiary.servlet.start;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/** For which dispatchers a filter is mapped, as far as a container tells when it starts the filter. Stateless. */
final class Dispatchers {
    private Dispatchers() {}

    /** Whether the container tells. */
    static boolean areTold(ServletContext application) {
        return Mapping.listsDispatchers(application)
                || !JettyMapping.all(application).isEmpty();
    }

    /** What to warn of where Jetty shows error pages past the filter; {@link Mapping} knows what Undertow does. */
    static Optional<String> warning(String filterName, ServletContext application) {
        List<JettyMapping> own = JettyMapping.all(application).stream()
                .filter(mapping -> mapping.filterName().equals(filterName))
                .toList();
        return own.isEmpty() || own.stream().anyMatch(JettyMapping::isForErrors)
                ? Optional.empty()
                : Optional.of(ErrorPageWatch.WARNING);
    }
}
