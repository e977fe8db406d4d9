package dev.ostiary.servlet.start;

import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SignInConfig;
import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.rule.UnseenServlets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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
    private final Map<Setting, String> handedIn;
    private final AtomicBoolean isAsyncTold = new AtomicBoolean();
    private final AtomicReference<Order> order = new AtomicReference<>(Order.NOT_SEEN);

    /**
     * Makes a report that has told nothing yet.
     *
     * @param config what the filter is set to
     * @param handedIn what Java code gave in the place of a setting's text, by what it is
     */
    public StartReport(AuthConfig config, Map<Setting, String> handedIn) {
        this.config = config;
        this.handedIn = Map.copyOf(handedIn);
    }

    /**
     * Tells the settings, and what passes the filter by.
     *
     * @param place where the container has put the filter
     */
    public void atStart(FilterConfig place) {
        LOG.log(
                Level.INFO,
                () -> "filter " + place.getFilterName() + " is set to\n  "
                        + String.join("\n  ", config.effective(handedIn)));
        if (rolesNeverChange()) {
            LOG.log(
                    Level.INFO,
                    "what a session says of its user at sign-in, roles too, never changes until the session ends: set"
                            + " session-claims to a class that is asked at each refresh");
        }
        config.foreignVariables().ifPresent(line -> LOG.log(Level.WARNING, line));
        config.warnings().forEach(line -> LOG.log(Level.WARNING, line));
        Mapping.of(place).gaps().forEach(gap -> LOG.log(Level.WARNING, gap));
        Optional<JettyUpgrades> upgrades = JettyUpgrades.of(place);
        if (upgrades.filter(known -> known.isKnown() && isOff()).isPresent()) {
            order.set(Order.FINE);
        }
        upgrades.filter(inFront -> isOff() || !inFront.isKnown())
                .ifPresent(inFront -> LOG.log(Level.WARNING, inFront.gap()));
        @Nullable ServletContext context = place.getServletContext();
        config.signIn().ifPresent(signIn -> tell(signIn, context));
        if (context != null) {
            ErrorPageWatch.guards(context);
            tellUnseen(UnseenServlets.of(context));
            UnguardedHandlers.warnings(context).forEach(warning -> LOG.log(Level.WARNING, warning));
            Stream.of(
                            AnnotatedClasses.warning(context),
                            Dispatchers.warning(place.getFilterName(), context),
                            config.answers()
                                    .signInPage()
                                    .filter(page -> !isOwn(page))
                                    .flatMap(page -> ServedPage.ofSignIn(page, context)),
                            signOutPage()
                                    .filter(page -> !isOwn(page))
                                    .flatMap(page -> ServedPage.ofSignOut(page, context)),
                            config.answers().formExpiredPage().flatMap(page -> ServedPage.ofExpiredForm(page, context)))
                    .flatMap(Optional::stream)
                    .forEach(warning -> LOG.log(Level.WARNING, warning));
        }
    }

    private boolean rolesNeverChange() {
        return config.signIn().isEmpty()
                && config.sessions()
                        .filter(session -> session.claimsClass().isEmpty())
                        .isPresent()
                && !handedIn.containsKey(Setting.SESSION_CLAIMS);
    }

    /** Where that is a page of its own. */
    private Optional<String> signOutPage() {
        return config.sessions()
                .flatMap(SessionConfig::signOutPage)
                .filter(page -> !config.answers().signInPage().equals(Optional.of(page)));
    }

    /** The filter serves what is below {@code auth-path} itself. */
    private boolean isOwn(String page) {
        return config.signIn()
                .filter(signIn -> page.startsWith(signIn.pages().authPath() + "/"))
                .isPresent();
    }

    private void tell(SignInConfig signIn, @Nullable ServletContext context) {
        ProviderRegistration provider = new ProviderRegistration(
                signIn,
                config.crossSite().externalUrl(),
                Optional.ofNullable(context).map(ServletContext::getContextPath).orElse(""),
                config.sessions().flatMap(SessionConfig::signOutPage));
        LOG.log(Level.INFO, provider.text());
        provider.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
    }

    /**
     * What keeps the filter from working in its place.
     *
     * @param place where the container has put the filter
     * @return one text for each; none where all is well
     */
    public List<String> problems(FilterConfig place) {
        return config
                .signIn()
                .map(signIn -> signIn.pages().authPath())
                .filter(path -> !Mapping.of(place).covers(path))
                .map(path -> Setting.AUTH_PATH.settingName() + ": the filter is not mapped to " + path
                        + "/*, where browsers come back to from the provider; map it to /*")
                .stream()
                .toList();
    }

    private static void tellUnseen(List<String> servlets) {
        if (!servlets.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "the classes of these servlets cannot be found, so @RolesAllowed, @PermitAll and @DenyAll on them"
                            + " are not seen and only rules count: {0}; write a rule for each, such as servlet:NAME ="
                            + " role(admin)",
                    String.join(", ", servlets));
        }
    }

    private boolean isOff() {
        return config.rules().coverage() == CoverageMode.OFF;
    }

    /**
     * Tells, once each, what can only be seen in a request: whether asynchronous processing is possible, and what stands in front.
     *
     * @param request as it comes to the filter
     * @return false where handshakes reach the application past the filter, so that this request and all others are to be refused
     */
    public boolean atRequest(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && !request.isAsyncSupported()
                && isAsyncTold.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "requests reach the filter without support for asynchronous processing, and servlets behind it that"
                            + " start it will fail: set async-supported for this filter and for those before it");
        }
        Order seen = order.get();
        if (seen == Order.NOT_SEEN && request.getDispatcherType() == DispatcherType.REQUEST) {
            seen = look(request);
        }
        return seen != Order.OVERTAKEN;
    }

    /** Those who come at once look at once; the log is told by one. */
    private Order look(HttpServletRequest request) {
        Optional<String> inFront = HandshakeFilters.inFront();
        boolean open = inFront.isPresent() && !isOff() && HandshakeFilters.mayAnswer(inFront.get(), request);
        Order seen = open ? Order.OVERTAKEN : Order.FINE;
        if (order.compareAndSet(Order.NOT_SEEN, seen)) {
            inFront.ifPresent(name -> LOG.log(open ? Level.ERROR : Level.WARNING, () -> told(name, open)));
        }
        return seen;
    }

    private static String told(String inFront, boolean isRefused) {
        return inFront + " stands before the filter: WebSocket endpoints are reached past it, unauthenticated and with"
                + " whatever identity headers the client sends; map this filter before that one (docs/containers.md)"
                + (isRefused ? ". Until then every request is refused, unless coverage=off" : "");
    }

    /** Whether handshakes come to this filter first. */
    private enum Order {
        NOT_SEEN,
        FINE,
        OVERTAKEN
    }
}
