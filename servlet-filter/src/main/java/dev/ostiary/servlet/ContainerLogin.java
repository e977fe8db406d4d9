package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.MisconfiguredAnswer;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.path.Told;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells a container whom a filter has let in: for who brings the filter into a container's own authentication, which is asked before there
 * is a filter, and again where somebody calls {@code request.authenticate(...)}.
 *
 * <p>The container's mechanism {@linkplain #of asks} each time for the login of its request. Before the filters there is nobody to
 * log in yet. Having decided, once, an {@link AuthFilter} that lets a user in lets the container ask again, and then there is the
 * {@link #caller}. So it does in each asynchronous dispatch, which may have another thread. If the container does not take that user, the
 * request is answered 503 {@code misconfigured}: no request is one user's to the filter and another one's, or nobody's, to the container.
 * {@code logout()} ends the container's login, too. Thread-safe.
 */
public final class ContainerLogin {
    private static final String ATTRIBUTE = ContainerLogin.class.getName();
    private static final System.Logger LOG = System.getLogger(AuthFilter.class.getName());

    private final AtomicReference<@Nullable JwtPrincipal> letIn = new AtomicReference<>();

    private ContainerLogin() {}

    /**
     * The login of a request. From now on the filter tells the container whom it lets in with this request.
     *
     * @param request as the container gives it to its mechanism
     * @param response not committed
     * @return the same one for a request; empty where the application has no {@link AuthFilter}: then nothing may be served, and
     *     503 {@code misconfigured} has been answered
     * @throws IOException if that answer could not be written
     */
    public static Optional<ContainerLogin> of(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ContainerLogin> known = at(request);
        if (known.isPresent()) {
            return known;
        }
        if (!isGuarded(request.getServletContext())) {
            MisconfiguredAnswer.send(request, response);
            return Optional.empty();
        }
        ContainerLogin login = new ContainerLogin();
        request.setAttribute(ATTRIBUTE, login);
        return Optional.of(login);
    }

    /**
     * Whom the filter has let in with this request.
     *
     * @return empty as long as it has not decided; for a request that needs no user, or was refused; and after {@code logout()}
     */
    public Optional<JwtPrincipal> caller() {
        return Optional.ofNullable(letIn.get());
    }

    /**
     * Has the container log in a user who was let in, if it wants to know.
     *
     * @return false where it does not take the user, and has perhaps answered
     */
    static boolean tell(Identity identity, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<JwtPrincipal> user =
                identity.principal().filter(JwtPrincipal.class::isInstance).map(JwtPrincipal.class::cast);
        Optional<ContainerLogin> login = at(request);
        return user.isEmpty() || login.isEmpty() || login.get().takes(user.get(), request, response);
    }

    /** Ends what the container has made of it. */
    static void end(HttpServletRequest request) throws ServletException {
        Optional<ContainerLogin> login = at(request);
        if (login.isPresent() && login.get().letIn.getAndSet(null) != null) {
            request.logout();
        }
    }

    private boolean takes(JwtPrincipal user, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        boolean isOnThisThread = request.getDispatcherType() != DispatcherType.ASYNC;
        if (user.equals(letIn.get()) && isOnThisThread) {
            return true;
        }
        letIn.set(user);
        if (request.authenticate(response) && isKnown(user, request.getUserPrincipal())) {
            return true;
        }
        letIn.set(null);
        LOG.log(
                System.Logger.Level.ERROR,
                "the container does not take the user whom the filter has let in, so the request is answered 503: see"
                        + " docs/containers.md for what {0} needs",
                request.getServletContext().getServerInfo());
        return false;
    }

    private static boolean isKnown(JwtPrincipal user, @Nullable Principal known) {
        return known != null && user.getName().equals(known.getName());
    }

    private static Optional<ContainerLogin> at(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ContainerLogin login ? Optional.of(login) : Optional.empty();
    }

    /** Looked for until it is known, and told once. */
    private static boolean isGuarded(ServletContext application) {
        if (application.getAttribute(ATTRIBUTE) instanceof Boolean known) {
            return known;
        }
        boolean guarded = Told.byName(application.getFilterRegistrations()).values().stream()
                .map(FilterRegistration::getClassName)
                .anyMatch(AuthFilter.class.getName()::equals);
        application.setAttribute(ATTRIBUTE, guarded);
        if (!guarded) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the users of the application ''{0}'' are to be those of a filter, and it has no {1}: every"
                            + " request is answered 503; declare the filter in web.xml, or register it in a"
                            + " ServletContextListener",
                    application.getContextPath(),
                    AuthFilter.class.getName());
        }
        return guarded;
    }
}
