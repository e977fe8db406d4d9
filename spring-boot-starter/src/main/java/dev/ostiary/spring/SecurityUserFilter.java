package dev.ostiary.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Makes the token's user that of Spring Security for the rest of a chain, whoever was found in the session. What was found comes back behind
 * it, so that no older filter saves the token's user into a session. Stateless.
 */
final class SecurityUserFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SecurityContext> user = JwtAuthentication.contextOf(request);
        if (user.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContextHolderStrategy holder = SecurityContextHolder.getContextHolderStrategy();
        Supplier<SecurityContext> found = holder.getDeferredContext();
        holder.setContext(user.get());
        try {
            chain.doFilter(request, response);
        } finally {
            holder.setDeferredContext(found);
        }
    }
}
