package dev.ostiary.spring;

import dev.ostiary.servlet.JwtPrincipal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Makes the token's user that of Spring Security for the rest of a chain, whoever was found in the session. What was found comes back behind
 * it, so that no older filter saves the token's user into a session. Stateless.
 */
final class SecurityUserFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http && http.getUserPrincipal() instanceof JwtPrincipal user)) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContextHolderStrategy holder = SecurityContextHolder.getContextHolderStrategy();
        Supplier<SecurityContext> found = holder.getDeferredContext();
        holder.setContext(new SecurityContextImpl(JwtAuthentication.of(user)));
        try {
            chain.doFilter(request, response);
        } finally {
            holder.setDeferredContext(found);
        }
    }
}
