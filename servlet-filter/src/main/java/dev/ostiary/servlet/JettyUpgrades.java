package dev.ostiary.servlet;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's own filter for WebSockets. Jetty puts it in front of all others, and the handshakes that it takes never reach them.
 *
 * <p>The Servlet API does not tell in which order filters stand, so Jetty itself is asked, by reflection.
 *
 * @param name under which it is registered
 * @param isKnown whether Jetty has told that it does not stand behind; requests will show it otherwise
 */
record JettyUpgrades(String name, boolean isKnown) {
    private static final Pattern FILTER =
            Pattern.compile("(org\\.eclipse\\.jetty\\.ee\\d+)\\.websocket\\.servlet\\.WebSocketUpgradeFilter");

    /** Where such a filter is registered by now, and what is known of its place. */
    static Optional<JettyUpgrades> of(FilterConfig place) {
        @Nullable ServletContext context = place.getServletContext();
        if (context == null) {
            return Optional.empty();
        }
        return Told.byName(context.getFilterRegistrations()).values().stream()
                .flatMap(filter -> of(filter, place.getFilterName(), context).stream())
                .findFirst();
    }

    private static Optional<JettyUpgrades> of(FilterRegistration filter, String own, ServletContext context) {
        Matcher jetty = FILTER.matcher(String.valueOf(filter.getClassName()));
        if (!jetty.matches()) {
            return Optional.empty();
        }
        List<String> order = order(context, jetty.group(1));
        boolean stands = order.contains(own) && order.indexOf(own) < order.indexOf(filter.getName());
        return stands ? Optional.empty() : Optional.of(new JettyUpgrades(filter.getName(), !order.isEmpty()));
    }

    /** What passes the filter by, and the line that mends it. */
    String gap() {
        return "Jetty's filter '" + name + "' " + (isKnown ? "stands in front of" : "is not known to stand behind")
                + " this one: WebSocket handshakes that it takes pass this filter by, unauthenticated and with whatever"
                + " identity headers the client sends; register it yourself, under that name and after this filter"
                + " (docs/containers.md), or set coverage=off if that is meant";
    }

    /** The names of filters in the order of their mappings; none where Jetty does not tell. */
    private static List<String> order(ServletContext context, String jetty) {
        try {
            Class<?> type = Class.forName(
                    jetty + ".servlet.ServletContextHandler",
                    false,
                    context.getClass().getClassLoader());
            @Nullable
            Object application = type.getMethod("getServletContextHandler", ServletContext.class)
                    .invoke(null, context);
            return application == null
                    ? List.of()
                    : order(type.getMethod("getServletHandler").invoke(application));
        } catch (ReflectiveOperationException e) {
            return List.of();
        }
    }

    private static List<String> order(Object servletHandler) throws ReflectiveOperationException {
        Object[] mappings = (Object[])
                servletHandler.getClass().getMethod("getFilterMappings").invoke(servletHandler);
        List<String> names = new ArrayList<>();
        for (Object mapping : mappings) {
            names.add(
                    String.valueOf(mapping.getClass().getMethod("getFilterName").invoke(mapping)));
        }
        return names;
    }
}
