package dev.ostiary.spring;

import dev.ostiary.servlet.JwtPrincipal;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * The user of a request as Spring Security knows users: roles are authorities with {@code ROLE_} before them, scopes with {@code SCOPE_}. It
 * is of one request, and cannot be written into a session that is kept elsewhere.
 */
final class JwtAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient JwtPrincipal user;

    private JwtAuthentication(JwtPrincipal user, List<GrantedAuthority> authorities) {
        super(authorities);
        this.user = user;
    }

    static JwtAuthentication of(JwtPrincipal user) {
        List<GrantedAuthority> authorities = Stream.concat(
                        user.roles().stream().map(role -> "ROLE_" + role),
                        user.scopes().stream().map(scope -> "SCOPE_" + scope))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
        JwtAuthentication authentication = new JwtAuthentication(user, authorities);
        authentication.setAuthenticated(true);
        return authentication;
    }

    /** Of the user that the filter has found; empty where it knows nobody. */
    static Optional<SecurityContext> contextOf(ServletRequest request) {
        return request instanceof HttpServletRequest http && http.getUserPrincipal() instanceof JwtPrincipal user
                ? Optional.of(new SecurityContextImpl(of(user)))
                : Optional.empty();
    }

    @Override
    public JwtPrincipal getPrincipal() {
        return user;
    }

    /** Nothing: the token stays with the filter. */
    @Override
    public Object getCredentials() {
        return "";
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(JwtAuthentication.class.getName());
    }
}
