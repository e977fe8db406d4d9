package dev.ostiary.servlet;

import dev.ostiary.key.JwksStatus;
import dev.ostiary.servlet.answer.MisconfiguredAnswer;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.coverage.HandlerCoverage;
import dev.ostiary.servlet.event.AuthCounts;
import dev.ostiary.servlet.event.UserMark;
import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.servlet.explain.ImaginedRequest;
import dev.ostiary.servlet.gate.Decision;
import dev.ostiary.servlet.gate.Decision.Proceed;
import dev.ostiary.servlet.gate.Enforcer;
import dev.ostiary.servlet.start.BuiltFilters;
import dev.ostiary.servlet.start.InitParameters;
import dev.ostiary.servlet.start.StartFailure;
import dev.ostiary.store.StoreUnavailableException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates every request by its token before the application sees it.
 *
 * <p>A request that is refused never reaches the application. One that is let in shows the user through
 * {@code getUserPrincipal()} (a {@link JwtPrincipal}), {@code getRemoteUser()}, {@code isUserInRole(...)} and the identity
 * headers; a client's own copies of those headers are removed, on public paths too. A token is verified once a request:
 * its forwards, includes and asynchronous dispatches keep the identity, and so do error pages where the filter is mapped
 * to the dispatcher {@code ERROR}. What the application throws passes untouched, but for two, where nothing of its answer has been sent
 * yet. A {@link StoreUnavailableException} of sessions and stores which the application asks itself is answered 503
 * {@code store_unavailable}, as the filter's own is, and a {@link SignInRefusedException} 403 {@code csrf_cross_site}.
 *
 * <p>In {@code web.xml} it takes its settings from init-params, in Java from {@link #builder()}, in both cases from system
 * properties, environment variables and a file, too. Map it to {@code /*}, with
 * {@code async-supported}, for the dispatchers {@code REQUEST}, {@code ASYNC} and {@code ERROR}: it guards only what passes
 * it, and an error page that does not pass it sees the request as the client sent it.
 *
 * <p>Thread-safe. Usable from {@link #init} on, or at once when it comes from the builder.
 */
public final class AuthFilter implements Filter {
    /**
     * The request attribute with the support id of a refused request, for the application's error page: the same text of
     * letters and digits stands in the log.
     */
    public static final String SUPPORT_ID_ATTRIBUTE = Enforcer.SUPPORT_ID_ATTRIBUTE;

    /**
     * The request attribute with the name of the user whom a request came from, for access logs: they look at the container's own request,
     * which has no user. Characters that could end a field of a log are percent-encoded (UTF-8); for nobody the attribute is not there.
     */
    public static final String USER_ATTRIBUTE = UserMark.ATTRIBUTE;

    /**
     * The attribute of the servlet context in which an application leaves an {@link dev.ostiary.servlet.event.AuthEventListener} for a filter
     * that stands in {@code web.xml}, before it starts: a {@code ServletContextListener} does. A filter that {@link AuthFilterBuilder#build}
     * has made is told of its listener there.
     */
    public static final String EVENT_LISTENER_ATTRIBUTE = "dev.ostiary.event_listener";

    private final AuthFilterBuilder settings;
    private final AtomicReference<@Nullable Door> door;

    /** Whether {@link #init} has failed, and whoever comes nevertheless is to be refused. */
    private final AtomicBoolean isMisconfigured = new AtomicBoolean();

    /** For the container, which calls {@link #init} with the settings. */
    public AuthFilter() {
        this.settings = new AuthFilterBuilder();
        this.door = new AtomicReference<>();
    }

    AuthFilter(AuthFilterBuilder settings) {
        this.settings = settings.copy();
        BuiltFilters.note();
        this.door = new AtomicReference<>(this.settings.door(Map.of(), Deployment.ofProcess()));
    }

    /**
     * Begins a filter that is configured in Java.
     *
     * @return a new builder
     */
    public static AuthFilterBuilder builder() {
        return new AuthFilterBuilder();
    }

    /**
     * Reads the settings: what a builder has set, then init-params, system properties, environment variables and the file
     * that {@code config} names. The log shows what came of it, without secrets, and warns of a mapping that lets requests
     * pass by. Keys that are to be fetched are fetched in the
     * background from now on: an application starts while its key server is down, and its log says so early.
     *
     * <p>With {@code coverage} on, what guards each servlet mapping is logged. Servlets that are registered later are not seen, nor
     * what a container serves past its servlets, nor the dispatchers to which the filter is mapped.
     *
     * <p>Where something is wrong, every request is answered 503 {@code misconfigured} from now on, whatever the container makes of the
     * failure. A server that would go on without the filter is not told of it; there a {@link dev.ostiary.servlet.start.StartCheck}
     * stops the deployment.
     *
     * @param config the init-params, and the application, which may hold a listener as {@link #EVENT_LISTENER_ATTRIBUTE}
     * @throws ConfigurationException if something is wrong, or with {@code coverage=fail} a servlet mapping is not covered; it
     *     lists every problem, and the application does not start
     */
    @Override
    public void init(FilterConfig config) {
        try {
            open(config);
            isMisconfigured.set(false);
        } catch (Throwable failure) {
            isMisconfigured.set(true);
            closeAfter(failure);
            StartFailure.of(config).handle(failure);
        }
    }

    /** What cannot be closed must not keep the filter from its place either. */
    private void closeAfter(Throwable failure) {
        try {
            destroy();
        } catch (RuntimeException unclosed) {
            failure.addSuppressed(unclosed);
        }
    }

    private void open(FilterConfig config) {
        Map<String, String> parameters = InitParameters.of(config);
        if (door.get() == null || !parameters.isEmpty()) {
            destroy();
            @Nullable ServletContext application = config.getServletContext();
            door.set(settings.within(application).door(parameters, Deployment.ofApplication(application)));
        }
        opened().ifPresent(open -> start(open, config));
    }

    /**
     * Lets the request in, or answers it.
     *
     * @param request the request
     * @param response the response
     * @param chain the application
     * @throws IOException what the application threw, or that the connection broke while a refusal was written
     * @throws ServletException what the application threw, or that this is not HTTP, or the filter is not initialised
     */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("AuthFilter guards HTTP only");
        }
        Optional<Door> working = opened();
        if (working.isEmpty() && isMisconfigured.get()) {
            MisconfiguredAnswer.send(http, answer);
            return;
        }
        Door open = working.orElseThrow(() -> new ServletException("AuthFilter is not initialised, or was destroyed"));
        Decision decision = open.report().atRequest(http) ? open.decide(http, answer) : open.misconfigured(http);
        if (!(decision instanceof Proceed proceed)) {
            open.answer(decision, http, answer);
            return;
        }
        HttpServletResponse shown = open.shownTo(proceed, http, answer);
        HttpServletRequest admitted = open.admit(proceed, http, shown);
        if (!open.isTakenByContainer(proceed.identity(), http, answer)) {
            return;
        }
        try {
            chain.doFilter(admitted, shown);
        } catch (StoreUnavailableException | SignInRefusedException | ServletException fault) {
            if (!open.answers(fault, proceed, http, answer)) {
                throw fault;
            }
        }
    }

    /**
     * What guards each handler behind a framework's own servlet, as the log shows it of servlets at the start: for who brings the filter into
     * a framework, which alone knows them.
     *
     * @param handlers in the order in which they are to be shown
     * @return the table; empty with {@code coverage=off}
     * @throws IllegalStateException while the filter is not initialised
     */
    public Optional<String> coverage(List<FrameworkHandler> handlers) {
        return working()
                .coverage()
                .table(handlers.stream()
                        .map(handler -> new HandlerCoverage.Handler(
                                handler.pattern(),
                                handler.name(),
                                handler.rule().map(HandlerRule::requirement)))
                        .toList());
    }

    /**
     * What is there of fetched keys, for a health check. Tokens of an issuer are answered 503 where its keys are neither fresh
     * nor stale and the last fetch failed; without a failure, keys that are too old only mean that nobody has come lately.
     *
     * <p>Asking begins, in the background, a fetch that is due, so that a check which keeps requests away recovers as requests
     * would; it shows in a later answer.
     *
     * @return unmodifiable; by issuer as it was configured, or by address, without its query, where no issuer is; empty where
     *     no keys are fetched, and while the filter is not initialised
     */
    public Map<String, JwksStatus> keyStatus() {
        return opened().map(open -> open.keys().status()).orElse(Map.of());
    }

    /**
     * How many requests were decided how since the filter was built or initialised, for metrics and health checks.
     *
     * @return a snapshot; empty while the filter is not initialised
     */
    public AuthCounts counts() {
        return opened().map(open -> open.enforcer().reporter().counts()).orElse(new AuthCounts(Map.of(), Map.of(), 0));
    }

    /**
     * The sessions of this filter, for what happens outside of a request; within one, {@link Sessions#of} finds them.
     *
     * @return the same as long as the filter is not initialised anew
     * @throws IllegalStateException while the filter is not initialised, and where sessions are off
     */
    public Sessions sessions() {
        return opened().flatMap(Door::sessions)
                .map(SessionDoor::sessions)
                .orElseThrow(() -> new IllegalStateException(
                        "there are no sessions: session=on is not set, or the filter is not initialised"));
    }

    /**
     * Tells why a request would be let in or refused, step by step, with what was expected and found: for whoever develops
     * against this application and wonders about a 401.
     *
     * <p>The decision is the one that the filter would make of a request that is sent now with {@code Authorization: Bearer}
     * and that token, by the same code; but nothing is counted, logged or told to a listener, and what a request would make the
     * filter fetch is fetched. Since there is no request, {@code servlet:} rules, welcome files and annotations of servlets play
     * no part, nor do cookies and other headers. At one of the filter's own paths it ends as
     * {@link dev.ostiary.servlet.event.AuthOutcome#SERVED}: nothing is refreshed or signed out in order to explain it.
     *
     * @param token the token; {@code null} for a request without one
     * @param method for example {@code GET}
     * @param path within the application, raw as a client sends it, without the context path; a query is ignored
     * @return the steps and the answer
     * @throws IllegalStateException while the filter is not initialised
     */
    public Explanation explain(@Nullable String token, String method, String path) {
        return explain(ImaginedRequest.withToken(token, method, path));
    }

    /**
     * Tells why a request with an API key would be let in or refused, as {@link #explain} does for a token.
     *
     * @param key the API key, as {@code X-API-Key} would carry it; its record is looked up in the store
     * @param method for example {@code GET}
     * @param path within the application, raw as a client sends it, without the context path; a query is ignored
     * @return the steps and the answer; neither the key nor its owner is shown, roles and scopes only
     *     where the rule asks for other ones
     * @throws IllegalStateException while the filter is not initialised
     */
    public Explanation explainApiKey(String key, String method, String path) {
        return explain(ImaginedRequest.withApiKey(key, method, path));
    }

    /**
     * Lets no request in from now on, until {@link #init} is called again. Ends the fetching of keys, the following of revocations and
     * their threads, and closes a store that a setting named; a {@code KeySource}, fetcher or store that was handed to the builder
     * stays as it is.
     */
    @Override
    public void destroy() {
        Optional.ofNullable(door.getAndSet(null)).ifPresent(Door::close);
    }

    private Explanation explain(ImaginedRequest request) {
        return working().explain(request);
    }

    private Door working() {
        return opened().orElseThrow(() -> new IllegalStateException("AuthFilter is not initialised, or was destroyed"));
    }

    private void start(Door open, FilterConfig config) {
        open.report().atStart(config);
        List<String> problems = Stream.of(
                        open.cookieProblems(config),
                        open.coverage().problems(config),
                        open.report().problems(config))
                .flatMap(List::stream)
                .toList();
        if (!problems.isEmpty()) {
            destroy();
            throw new ConfigurationException(problems);
        }
        open.keys().refresh();
    }

    private Optional<Door> opened() {
        return Optional.ofNullable(door.get());
    }
}
