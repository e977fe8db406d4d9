package dev.ostiary.servlet.identity;

import dev.ostiary.servlet.path.Told;
import dev.ostiary.servlet.session.GuardedResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it: with the identity of the token, with the identity headers, and without any
 * copies of them that the client has sent.
 *
 * <p>Where no token was looked at, the container's own identity shows through unchanged.
 */
public final class AuthenticatedRequest extends HttpServletRequestWrapper {
    private static final Set<String> LOWER_CASE_PROTOCOLS = Set.of("HTTP/2.0", "HTTP/2", "HTTP/3.0", "HTTP/3");

    private final HttpServletRequest received;
    private final HttpServletResponse response;
    private final HiddenHeaders hidden;
    private final Map<String, Object> attributes;
    private final Reauthentication reauthentication;
    private final Leaving leaving;
    private volatile Identity identity;

    /**
     * Shows a request to the application.
     *
     * @param request as it came to the filter
     * @param response that the application is given
     * @param identity who the request is from
     * @param hidden the headers of which the client's own never show
     * @param attributes what is the filter's own, whatever another filter has set
     * @param reauthentication asked where the application asks for a user
     * @param leaving what else ends when the application logs the user out, before the identity does
     */
    public AuthenticatedRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            Identity identity,
            HiddenHeaders hidden,
            Map<String, Object> attributes,
            Reauthentication reauthentication,
            Leaving leaving) {
        super(request);
        this.received = request;
        this.response = response;
        this.identity = identity;
        this.hidden = hidden;
        this.attributes = attributes;
        this.reauthentication = reauthentication;
        this.leaving = leaving;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return identity.isFromToken() ? identity.principal().orElse(null) : super.getUserPrincipal();
    }

    @Override
    public @Nullable String getRemoteUser() {
        return identity.isFromToken()
                ? identity.verified().map(VerifiedUser::name).orElse(null)
                : super.getRemoteUser();
    }

    @Override
    public @Nullable String getAuthType() {
        return identity.isFromToken() ? identity.authType().orElse(null) : super.getAuthType();
    }

    /** {@code **} is every authenticated user unless it is a role itself, {@code *} is no role (Servlet, 13.3). */
    @Override
    public boolean isUserInRole(@Nullable String role) {
        if (!identity.isFromToken()) {
            return super.isUserInRole(role);
        }
        return role != null
                && !role.equals("*")
                && identity.verified()
                        .filter(user -> role.equals("**") || user.roles().contains(role))
                        .isPresent();
    }

    /** Ends the identity of this request; a session ends with it where users sign in at a provider, other tokens live on. */
    @Override
    public void logout() throws ServletException {
        if (identity.isFromToken()) {
            leaving.leave();
            identity.end();
        } else {
            super.logout();
        }
    }

    @Override
    public void login(String username, String password) throws ServletException {
        if (!identity.isFromToken()) {
            super.login(username, password);
            return;
        }
        throw new ServletException(
                identity.principal().isPresent()
                        ? "login() was called on a request that is already authenticated by its token"
                        : "login() with user and password is not supported where tokens authenticate");
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        if (getUserPrincipal() != null) {
            return true;
        }
        Optional<Identity> found = reauthentication.authenticate(received, response);
        found.ifPresent(user -> identity = user);
        return found.isPresent();
    }

    /**
     * Without this, the container would hand its own request to asynchronous code: without the user, and with whatever
     * identity headers the client has sent.
     */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    /** What is this filter's own, also where another filter of the application has let the request through before. */
    @Override
    public @Nullable Object getAttribute(String name) {
        Object own = attributes.get(name);
        if (own != null) {
            return own;
        }
        if (name.equals(GuardedResponse.ATTRIBUTE) && response instanceof GuardedResponse) {
            return response;
        }
        return super.getAttribute(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        String own = identity.headers().get(name);
        return own != null || hidden.hides(name) ? own : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String own = identity.headers().get(name);
        if (own != null) {
            return Collections.enumeration(Set.of(own));
        }
        return hidden.hides(name) ? Collections.emptyEnumeration() : Told.each(super.getHeaders(name));
    }

    /** Whoever reads HTTP/2 or 3 looks for names in lower case, as they stand in the others there (RFC 9113, section 8.2). */
    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>(Told.list(super.getHeaderNames()));
        names.removeIf(name -> hidden.hides(name) || identity.headers().containsKey(name));
        boolean lowerCase = LOWER_CASE_PROTOCOLS.contains(String.valueOf(getProtocol()));
        identity.headers().keySet().forEach(name -> names.add(lowerCase ? name.toLowerCase(Locale.ROOT) : name));
        return Collections.enumeration(names);
    }

    @Override
    public int getIntHeader(String name) {
        String own = identity.headers().get(name);
        if (own != null) {
            return Integer.parseInt(own);
        }
        return hidden.hides(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        String own = identity.headers().get(name);
        if (own != null) {
            return date(name, own);
        }
        return hidden.hides(name) ? -1 : super.getDateHeader(name);
    }

    @Override
    public Map<String, String> getTrailerFields() {
        Map<String, String> fields = new LinkedHashMap<>(Told.byName(super.getTrailerFields()));
        fields.keySet()
                .removeIf(name -> hidden.hides(name) || identity.headers().containsKey(name));
        return Collections.unmodifiableMap(fields);
    }

    private static long date(String name, String value) {
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException("the identity header " + name + " holds no date", notADate);
        }
    }
}
