package dev.ostiary.servlet.session;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.key.LoopbackHost;
import dev.ostiary.servlet.answer.CookieName;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.answer.TokenCookie;
import dev.ostiary.servlet.credential.CookieToken;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.session.SessionGrant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The two cookies of a session (RFC 6265): {@code HttpOnly}, {@code SameSite=Lax}, as long-lived as the token in each or as the browser, for the
 * application's path as browsers see it, and {@code Secure} unless the client uses plain HTTP on its own machine. One whose name begins with {@code __Host-} or
 * {@code __Secure-} is always {@code Secure}. Immutable, thread-safe.
 */
public final class SessionCookies {
    /** What browsers keep of a cookie, with its name and attributes, is this much at least (RFC 6265, section 6.1). */
    static final int MOST_BYTES = 4_096;

    private final String accessName;
    private final String refreshName;
    private final int maxTokenBytes;
    private final ExternalAddress address;

    /**
     * Names the cookies.
     *
     * @param accessName of the access token's
     * @param refreshName of the refresh token's
     * @param maxTokenBytes the longest access token that the filter reads
     * @param address of the application as its clients see it
     */
    public SessionCookies(String accessName, String refreshName, int maxTokenBytes, ExternalAddress address) {
        this.accessName = accessName;
        this.refreshName = refreshName;
        this.maxTokenBytes = maxTokenBytes;
        this.address = address;
    }

    /**
     * The refresh token's cookie in a request.
     *
     * @return finds it
     */
    public CookieToken refreshToken() {
        return new CookieToken(refreshName);
    }

    /**
     * What a request has in cookies of the refresh token's name.
     *
     * @param request the request
     * @return those that are looked at, {@value Extraction.Candidates#MOST} at most; none where none was sent
     */
    public List<String> refreshTokens(HttpServletRequest request) {
        Extraction sent = refreshToken().extract(request);
        if (sent instanceof Extraction.Candidates several) {
            return several.tokens();
        }
        return sent instanceof Extraction.Found found ? List.of(found.token()) : List.of();
    }

    /**
     * The access token's cookie in a request.
     *
     * @return finds it
     */
    public CookieToken accessToken() {
        return new CookieToken(accessName);
    }

    /**
     * Sets both cookies in the place of any that were set before, and keeps the response out of caches: it holds what nobody else may
     * get. Where the request has passed the filter they stay, see {@link GuardedResponse}.
     *
     * @param grant the tokens
     * @param request the request
     * @param response not committed
     * @throws IllegalArgumentException as {@link #haveRoomFor} does
     */
    public void set(SessionGrant grant, HttpServletRequest request, HttpServletResponse response) {
        haveRoomFor(grant, request);
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(accessName, line(accessName, grant.access(), grant.untilBrowserCloses(), request));
        lines.put(refreshName, line(refreshName, grant.refresh(), grant.untilBrowserCloses(), request));
        GuardedResponse.write(new KeptCookies(lines, true), request, response);
    }

    /**
     * Makes sure, before anything is recorded, that browsers will keep the cookies and the filter will read them.
     *
     * @param grant the tokens
     * @param request whose path the cookies are for
     * @return always true
     * @throws IllegalArgumentException if not, which is for the application to mend: its claims are too many; no claim is shown
     */
    public boolean haveRoomFor(SessionGrant grant, HttpServletRequest request) {
        requireRoomFor(line(accessName, grant.access(), grant.untilBrowserCloses(), request), accessName);
        requireRoomFor(line(refreshName, grant.refresh(), grant.untilBrowserCloses(), request), refreshName);
        int length = grant.access().token().length();
        if (length > maxTokenBytes) {
            throw new IllegalArgumentException("claims: the access token has " + length
                    + " bytes, but max-token-bytes lets no more than " + maxTokenBytes + " be read");
        }
        return true;
    }

    /**
     * Takes the access token's cookie away.
     *
     * @param request the request
     * @param response not committed
     */
    public void clearAccessToken(HttpServletRequest request, HttpServletResponse response) {
        clear(accessName, request, response);
    }

    /**
     * Takes the refresh token's cookie away.
     *
     * @param request the request
     * @param response not committed
     */
    public void clearRefreshToken(HttpServletRequest request, HttpServletResponse response) {
        clear(refreshName, request, response);
    }

    private void clear(String name, HttpServletRequest request, HttpServletResponse response) {
        String line = new TokenCookie(name, address).clearing(request);
        GuardedResponse.write(new KeptCookies(Map.of(name, line), false), request, response);
    }

    /**
     * Whether browsers drop the cookies of this request's answer: {@code Secure} ones, where they see plain HTTP to another machine.
     *
     * @param request the request
     * @return false where it cannot be told
     */
    public boolean areDropped(HttpServletRequest request) {
        return !hasTls(request)
                && address.origin(request)
                        .filter(seen -> seen.scheme().equals("http") && !isPlainOnLoopback(seen))
                        .isPresent();
    }

    private static boolean hasTls(HttpServletRequest request) {
        return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }

    /**
     * What keeps browsers from taking the cookies in an application.
     *
     * @param contextPath of the application
     * @return one text for each cookie whose name promises more than can be kept
     */
    public List<String> problems(String contextPath) {
        String basePath = address.basePathAtStart(contextPath);
        return Stream.of(accessName, refreshName)
                .filter(name -> new CookieName(name).demandsRootPath() && !basePath.isEmpty())
                .map(name -> "cookie " + name
                        + ": browsers take a cookie whose name begins with __Host- for Path=/ only, but the"
                        + " application's is " + basePath + "; choose another name, or deploy it as the root")
                .toList();
    }

    /** Without {@code Max-Age} browsers forget a cookie when they are closed (RFC 6265, section 5.3). */
    private String line(String name, IssuedToken token, boolean untilBrowserCloses, HttpServletRequest request) {
        String basePath = new CookieName(name).demandsRootPath() ? "" : address.basePath(request);
        long seconds = Duration.between(token.issuedAt(), token.expiresAt()).toSeconds();
        return name + "=" + token.token() + "; Path=" + (basePath.isEmpty() ? "/" : basePath) + (untilBrowserCloses ? "" : "; Max-Age=" + seconds)
                + "; HttpOnly; SameSite=Lax" + (isSecure(name, request) ? "; Secure" : "");
    }

    /** A proxy that ends TLS makes a request look plain; so only what is known to be local and plain goes without. */
    private boolean isSecure(String name, HttpServletRequest request) {
        return hasTls(request)
                || new CookieName(name).demandsSecure()
                || address.origin(request)
                        .filter(SessionCookies::isPlainOnLoopback)
                        .isEmpty();
    }

    private static boolean isPlainOnLoopback(Origin origin) {
        return origin.scheme().equals("http") && LoopbackHost.isToBrowsers(origin.host());
    }

    private static void requireRoomFor(String line, String name) {
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("claims: the cookie " + name + " would have " + bytes
                    + " bytes, and browsers need keep no more than " + MOST_BYTES + "; say less in the token");
        }
    }
}
