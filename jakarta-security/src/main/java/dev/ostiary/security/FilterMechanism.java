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
 * Names the user whom the filter has let in to the container, and decides nothing itself: the container asks before the filters, and once
 * more when the filter has decided. Stateless.
 */
@ApplicationScoped
class FilterMechanism implements HttpAuthenticationMechanism {

    private static final System.Logger LOG = System.getLogger(FilterMechanism.class.getName());

    /** For the container. */
    FilterMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Optional<ContainerLogin> login = login(request, response);
        if (login.isEmpty()) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        return login.get().caller().map(caller -> named(caller, context)).orElseGet(context::doNothing);
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
            throw new AuthenticationException("the refusal could not be written", broken);
        }
    }
}
