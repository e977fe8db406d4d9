package dev.ostiary.servlet.start;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's own filter for WebSockets. Jetty puts it in front of all others, and the handshakes that it takes never reach them.
 *
 * <p>The Servlet API does not tell in which order filters stand, so {@linkplain JettyMapping Jetty itself is asked}.
 *
 * @param name under which it is registered
 * @param isKnown whether Jetty has told that it does not stand behind; requests will show it otherwise
 */
record JettyUpgrades(String name, boolean isKnown) {
    private static final Pattern FILTER =
            Pattern.compile("org\\.eclipse\\.jetty\\.ee\\d+\\.websocket\\.servlet\\.WebSocketUpgradeFilter");

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
        if (!FILTER.matcher(String.valueOf(filter.getClassName())).matches()) {
            return Optional.empty();
        }
        List<String> order =
                JettyMapping.all(context).stream().map(JettyMapping::filterName).toList();
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
}
