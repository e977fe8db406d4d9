package dev.ostiary.servlet.start;

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
 * <p>The Servlet API does not tell in which order filters stand, so Jetty itself is asked, by reflection. Stateless.
 */
final class JettyUpgrades {
    private static final Pattern FILTER =
            Pattern.compile("(org\\.eclipse\\.jetty\\.ee\\d+)\\.websocket\\.servlet\\.WebSocketUpgradeFilter");

    private JettyUpgrades() {}

    /** What passes the filter by; empty where no such filter is there yet, or it is known to stand behind this one. */
    static Optional<String> gap(FilterConfig place) {
        @Nullable ServletContext context = place.getServletContext();
        if (context == null) {
            return Optional.empty();
        }
        return context.getFilterRegistrations().values().stream()
                .filter(upgrades -> mayStandBefore(place, upgrades, context))
                .map(JettyUpgrades::gap)
                .findFirst();
    }

    private static String gap(FilterRegistration upgrades) {
        return "Jetty's filter '" + upgrades.getName() + "' is not known to stand behind this one: WebSocket handshakes"
                + " that it takes pass this filter by, unauthenticated and with whatever identity headers the client"
                + " sends; register it yourself, under that name and after this filter (docs/containers.md)";
    }

    private static boolean mayStandBefore(FilterConfig place, FilterRegistration filter, ServletContext context) {
        Matcher jetty = FILTER.matcher(String.valueOf(filter.getClassName()));
        if (!jetty.matches()) {
            return false;
        }
        List<String> order = order(context, jetty.group(1));
        int own = order.indexOf(place.getFilterName());
        return own < 0 || order.indexOf(filter.getName()) < own;
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
