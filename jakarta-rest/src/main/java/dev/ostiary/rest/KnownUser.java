package dev.ostiary.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user as resources see it, for a runtime that has asked the request too early: on a public path an annotation is the first to ask.
 *
 * @param request as the application sees it
 */
record KnownUser(HttpServletRequest request) implements SecurityContext {
    /** A {@code SecurityContext} that knows somebody, such as one of the application's own, stays as it is. */
    static void show(HttpServletRequest request, ContainerRequestContext context) {
        boolean isUnknown = Optional.ofNullable(context.getSecurityContext())
                .map(SecurityContext::getUserPrincipal)
                .isEmpty();
        if (isUnknown && request.getUserPrincipal() != null) {
            context.setSecurityContext(new KnownUser(request));
        }
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return request.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return request.isUserInRole(role);
    }

    @Override
    public boolean isSecure() {
        return request.isSecure();
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
        return request.getAuthType();
    }
}
