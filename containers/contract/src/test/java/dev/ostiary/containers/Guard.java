package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A filter and its mapping.
 *
 * @param filter empty: an {@link AuthFilter} that the container makes, as for {@code web.xml}
 */
record Guard(
        String name,
        Optional<Filter> filter,
        Map<String, String> parameters,
        Set<DispatcherType> dispatchers,
        String pattern) {

    static Guard of(Map<String, String> parameters) {
        return new Guard("ostiary", Optional.empty(), parameters, EnumSet.allOf(DispatcherType.class), "/*");
    }

    static Guard of(Filter filter) {
        return new Guard("ostiary", Optional.of(filter), Map.of(), EnumSet.allOf(DispatcherType.class), "/*");
    }

    Guard named(String other) {
        return new Guard(other, filter, parameters, dispatchers, pattern);
    }

    Guard on(String otherPattern) {
        return new Guard(name, filter, parameters, dispatchers, otherPattern);
    }

    Guard mappedTo(Set<DispatcherType> others) {
        return new Guard(name, filter, parameters, others, pattern);
    }

    void register(ServletContext context) {
        FilterRegistration.Dynamic registration = filter.map(instance -> context.addFilter(name, instance))
                .orElseGet(() -> context.addFilter(name, AuthFilter.class));
        registration.setInitParameters(parameters);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.copyOf(dispatchers), true, pattern);
    }
}
