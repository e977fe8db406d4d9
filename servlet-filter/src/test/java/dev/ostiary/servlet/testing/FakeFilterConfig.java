package dev.ostiary.servlet.testing;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container tells a filter called {@code ostiary}.
 *
 * @param context the application; nothing for a filter on its own
 */
public record FakeFilterConfig(
        Map<String, String> parameters, @Nullable ServletContext context) implements FilterConfig {
    /** A filter on its own. */
    public static FilterConfig of(Map<String, String> parameters) {
        return new FakeFilterConfig(parameters, null);
    }

    @Override
    public String getFilterName() {
        return "ostiary";
    }

    @Override
    public @Nullable ServletContext getServletContext() {
        return context;
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return parameters.get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
