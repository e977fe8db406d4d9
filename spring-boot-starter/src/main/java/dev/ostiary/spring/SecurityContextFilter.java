package dev.ostiary.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Tells Spring Security who the user of a request is, where it looks when no session knows one, and where it sees that there is nothing to save:
 * no session begins. That a session of somebody else does not win over the token is {@link SecurityChains}' work. Where the filter knows nobody, Spring Security finds its users itself. Stateless.
 */
final class SecurityContextFilter implements Filter {
    private static final String ATTRIBUTE = RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        JwtAuthentication.contextOf(request).ifPresent(user -> request.setAttribute(ATTRIBUTE, user));
        chain.doFilter(request, response);
    }
}
