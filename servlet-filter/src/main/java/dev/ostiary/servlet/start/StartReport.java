package dev.ostiary.servlet.start;

import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.rule.UnseenServlets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log what a filter is set to, once it has its place in an application, and what is amiss with that place.
 * Thread-safe.
 */
public final class StartReport {
    /** Under the filter's own name, where whoever has a filter that does not start looks first. */
    static final String LOG_NAME = "dev.ostiary.servlet.AuthFilter";

    private static final System.Logger LOG = System.getLogger(LOG_NAME);

    private final AuthConfig config;
    private final AtomicBoolean isAsyncTold = new AtomicBoolean();
    private final AtomicBoolean isFrontSeen = new AtomicBoolean();

    /**
     * Makes a report that has told nothing yet.
     *
     * @param config what the filter is set to
     */
    public StartReport(AuthConfig config) {
        this.config = config;
    }

    /**
     * Tells the settings, and what passes the filter by.
     *
     * @param place where the container has put the filter
     */
    public void atStart(FilterConfig place) {
        LOG.log(
                Level.INFO,
                () -> "filter " + place.getFilterName() + " is set to\n  " + String.join("\n  ", config.effective()));
        config.foreignVariables().ifPresent(line -> LOG.log(Level.WARNING, line));
        Mapping.of(place).gaps().forEach(gap -> LOG.log(Level.WARNING, gap));
        JettyUpgrades.gap(place).ifPresent(gap -> {
            isFrontSeen.set(true);
            LOG.log(Level.WARNING, gap);
        });
        @Nullable ServletContext context = place.getServletContext();
        if (context != null) {
            tellUnseen(UnseenServlets.of(context));
        }
    }

    private static void tellUnseen(List<String> servlets) {
        if (!servlets.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "the classes of these servlets cannot be found, so @RolesAllowed, @PermitAll and @DenyAll on them are not"
                            + " seen and only rules count: {0}; write a rule for each, such as servlet:NAME = role(admin)",
                    String.join(", ", servlets));
        }
    }

    /**
     * Tells, once each, what can only be seen in a request: whether asynchronous processing is possible, and what stands in front.
     *
     * @param request as it comes to the filter
     */
    public void atRequest(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return;
        }
        if (!request.isAsyncSupported() && isAsyncTold.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "requests reach the filter without support for asynchronous processing, and servlets behind it that"
                            + " start it will fail: set async-supported for this filter and for those before it");
        }
        if (!isFrontSeen.get() && isFrontSeen.compareAndSet(false, true)) {
            HandshakeFilters.inFront()
                    .ifPresent(
                            name -> LOG.log(
                                    Level.WARNING,
                                    name
                                            + " stands before the filter: WebSocket endpoints are reached past it, unauthenticated and"
                                            + " with whatever identity headers the client sends; map this filter before that one"));
        }
    }
}
