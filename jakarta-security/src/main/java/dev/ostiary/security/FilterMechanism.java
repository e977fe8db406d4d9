package dev.ostiary.security;

import dev.ostiary.servlet.ContainerLogin;
import dev.ostiary.servlet.JwtPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Names to the application server the user whom the {@link dev.ostiary.servlet.AuthFilter} has let in, with the roles as groups. The server
 * finds it by itself, as a bean, where the jar is in {@code WEB-INF/lib}; no code names it.
 *
 * <p>It decides nothing. The server asks before the filters, and then there is nobody to name. It asks once more when the filter has let a
 * user in, before the application runs. A request that the filter refuses is answered by the filter, as ever. In an application without an
 * {@code AuthFilter} every request is answered 503 {@code misconfigured}, and so is the request of a user whom the server does not take.
 *
 * <p>An application with this mechanism can have no other one. What {@code web.xml} asks of a user by {@code security-constraint} is asked
 * before the filter, when nobody is known, and answered 403: write rules instead. Stateless, thread-safe.
 */
@ApplicationScoped
public class FilterMechanism implements HttpAuthenticationMechanism {

    private static final String NOT_WRITTEN = "the refusal could not be written";
    private static final System.Logger LOG = System.getLogger(FilterMechanism.class.getName());

    /** For the server. */
    public FilterMechanism() {}

    /**
     * Names the caller, if the filter has let one in by now.
     *
     * @param request as it comes to the server, or the filter
     * @param response not committed
     * @param context takes the caller
     * @return {@code NOT_DONE} as long as there is nobody; {@code SEND_CONTINUE}, having answered, where the application has no filter, or
     *     where somebody had to be known before it; {@code SEND_FAILURE} where the server does not take the user
     * @throws AuthenticationException if that answer could not be written
     */
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Optional<ContainerLogin> login = login(request, response);
        if (login.isEmpty()) {
            // Where nothing asks for a user, Open Liberty runs the application after a failure, and not in a dialog.
            return AuthenticationStatus.SEND_CONTINUE;
        }
        Optional<JwtPrincipal> caller = login.get().caller();
        if (caller.isPresent()) {
            return named(caller.get(), context);
        }
        return context.isProtected() ? refused(response) : context.doNothing();
    }

    /** Where {@code web.xml} asks for a role, Payara 7 goes on if the mechanism does nothing. */
    private static AuthenticationStatus refused(HttpServletResponse response) throws AuthenticationException {
        try {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return AuthenticationStatus.SEND_CONTINUE;
        } catch (IOException broken) {
            throw new AuthenticationException(NOT_WRITTEN, broken);
        }
    }

    /** What a container throws that does not take the user must not hide that the request is to be refused. */
    private static AuthenticationStatus named(JwtPrincipal caller, HttpMessageContext context) {
        try {
            return context.notifyContainerAboutLogin(caller, caller.roles());
        } catch (IllegalStateException unknown) {
            LOG.log(System.Logger.Level.ERROR, "the container does not take a user whom it does not know", unknown);
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    private static Optional<ContainerLogin> login(HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        try {
            return ContainerLogin.of(request, response);
        } catch (IOException broken) {
            throw new AuthenticationException(NOT_WRITTEN, broken);
        }
    }
}
