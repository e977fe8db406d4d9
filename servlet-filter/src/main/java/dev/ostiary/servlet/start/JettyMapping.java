package dev.ostiary.servlet.start;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Jetty has mapped a filter, which the Servlet API does not tell and Jetty itself does, by reflection. Immutable.
 *
 * @param filterName as it is registered
 * @param isForErrors whether dispatches to error pages pass it
 */
record JettyMapping(String filterName, boolean isForErrors) {
    private static final Pattern CONTEXT = Pattern.compile("(org\\.eclipse\\.jetty\\.ee\\d+)\\..*");

    /** In the order in which requests pass them; none where this is not Jetty, or it does not tell. */
    static List<JettyMapping> all(ServletContext context) {
        Matcher jetty = CONTEXT.matcher(context.getClass().getName());
        if (!jetty.matches()) {
            return List.of();
        }
        try {
            Class<?> type = Class.forName(
                    jetty.group(1) + ".servlet.ServletContextHandler",
                    false,
                    context.getClass().getClassLoader());
            @Nullable
            Object application = type.getMethod("getServletContextHandler", ServletContext.class)
                    .invoke(null, context);
            return application == null
                    ? List.of()
                    : all(type.getMethod("getServletHandler").invoke(application));
        } catch (ReflectiveOperationException e) {
            return List.of();
        }
    }

    private static List<JettyMapping> all(Object servletHandler) throws ReflectiveOperationException {
        Object[] mappings = (Object[])
                servletHandler.getClass().getMethod("getFilterMappings").invoke(servletHandler);
        List<JettyMapping> all = new ArrayList<>();
        for (Object mapping : mappings) {
            Class<?> type = mapping.getClass();
            all.add(new JettyMapping(
                    String.valueOf(type.getMethod("getFilterName").invoke(mapping)),
                    Boolean.TRUE.equals(
                            type.getMethod("appliesTo", DispatcherType.class).invoke(mapping, DispatcherType.ERROR))));
        }
        return all;
    }
}
