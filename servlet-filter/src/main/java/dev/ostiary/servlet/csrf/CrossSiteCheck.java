package dev.ostiary.servlet.csrf;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Refuses unsafe requests that another site may have made a browser send along with the cookie.
 *
 * <p>To be asked only where the token came in a cookie: a header is set on purpose and needs no check. Safe methods
 * ({@code GET}, {@code HEAD}, {@code OPTIONS}, {@code TRACE}; RFC 9110, section 9.2.1) pass, but not a WebSocket
 * handshake, which is a {@code GET} that any site may start and read from. Everything else passes if its
 * {@code Origin} is trusted; else if {@code Sec-Fetch-Site} is there and says {@code same-origin} or {@code none};
 * else, without that header, if {@code Origin} is the application's own. A header that stands there twice proves
 * nothing. Immutable, thread-safe.
 */
public final class CrossSiteCheck {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final CsrfMode mode;
    private final Set<Origin> trustedOrigins;
    private final Function<HttpServletRequest, Optional<Origin>> ownOrigin;

    /**
     * Makes a check.
     *
     * @param mode what becomes of a request that no browser has sent
     * @param trustedOrigins further origins that may send unsafe requests with the cookie
     * @param ownOrigin the origin of the application as its clients see it, for example {@link Origin#of}
     */
    public CrossSiteCheck(
            CsrfMode mode, Set<Origin> trustedOrigins, Function<HttpServletRequest, Optional<Origin>> ownOrigin) {
        this.mode = mode;
        this.trustedOrigins = Set.copyOf(trustedOrigins);
        this.ownOrigin = ownOrigin;
    }

    /**
     * Whether a request that carries its token in a cookie may go on.
     *
     * @param request the request
     * @return false when it is unsafe and nothing shows that it comes from the application itself or a trusted origin
     */
    public boolean passes(HttpServletRequest request) {
        return (SAFE_METHODS.contains(request.getMethod()) && !asksForWebSocket(request))
                || comesFromOwnOrTrusted(request)
                || (mode == CsrfMode.LENIENT && isNoBrowser(request));
    }

    /**
     * Whether a request shows that another site has had it sent, whatever its method: for whoever would sign a user in, which another
     * site could have a browser do as somebody whom the user does not know. A request with neither {@code Sec-Fetch-Site} nor
     * {@code Origin} shows nothing; no browser sends a form across sites without one of them.
     *
     * @param request the request
     * @return true where one of the two is there, and it does not name the application itself or a trusted origin
     */
    public boolean comesFromAnotherSite(HttpServletRequest request) {
        boolean says = request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
        return says && !comesFromOwnOrTrusted(request);
    }

    private boolean comesFromOwnOrTrusted(HttpServletRequest request) {
        Optional<Origin> origin = single(request, "Origin").flatMap(Origin::parse);
        if (origin.filter(trustedOrigins::contains).isPresent()) {
            return true;
        }
        if (request.getHeader("Sec-Fetch-Site") != null) {
            return single(request, "Sec-Fetch-Site").filter(OWN_SITES::contains).isPresent();
        }
        return origin.isPresent() && origin.equals(ownOrigin.apply(request));
    }

    private static boolean asksForWebSocket(HttpServletRequest request) {
        Enumeration<String> lines = Told.each(request.getHeaders("Upgrade"));
        while (lines.hasMoreElements()) {
            if (namesWebSocket(lines.nextElement())) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesWebSocket(String protocols) {
        return Arrays.stream(protocols.split(",", -1))
                .anyMatch(protocol -> protocol.strip().equalsIgnoreCase("websocket"));
    }

    private static boolean isNoBrowser(HttpServletRequest request) {
        return Told.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.equals("origin") || name.equals("referer") || name.startsWith("sec-fetch-"));
    }

    private static Optional<String> single(HttpServletRequest request, String header) {
        List<String> values = Told.list(request.getHeaders(header));
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
