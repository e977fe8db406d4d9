package dev.ostiary.servlet;

import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.issue.IssuedToken;
import dev.ostiary.servlet.session.BrowserSignOut;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.servlet.session.SignInGuard;
import dev.ostiary.servlet.session.SignOut;
import dev.ostiary.servlet.session.VouchedClaims;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.session.SignInOptions;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in and out, whom the application has made sure of: what an application sees of a filter with {@code session=on}.
 *
 * <p>Signing in sets two cookies: an access token that lives for minutes, and a refresh token for which the filter gets the next ones
 * at {@code POST /auth/refresh}, or when a page is asked for, or a form of the same origin sent, after the access token has expired.
 * {@code POST /auth/sign-out} ends the session. Both paths are the filter's own.
 *
 * <pre>{@code
 * Sessions sessions = Sessions.of(request);
 * sessions.signIn(request, response, "u1", Map.of("roles", List.of("admin")));
 * response.sendRedirect(ReturnTo.safe(request));
 * }</pre>
 *
 * <p>Whatever cannot be recorded is thrown as {@link StoreUnavailableException} and has not happened as far as the browser can tell; an
 * application answers 503. Thread-safe.
 */
public final class Sessions {
    static final String ATTRIBUTE = Sessions.class.getName();

    private static final Duration ONE_TIME_LIFETIME = Duration.ofHours(1);

    private final SessionTokens tokens;
    private final String issuer;
    private final SessionCookies cookies;
    private final SignInGuard guard;
    private final BrowserSignOut browser;
    private final SignOut signOut;
    private final JwtVerifier verifier;
    private final ApiKeyRegistry apiKeys;
    private final Optional<String> jwkSet;

    Sessions(
            SessionTokens tokens,
            String issuer,
            SessionCookies cookies,
            SignInGuard guard,
            BrowserSignOut browser,
            SignOut signOut,
            JwtVerifier verifier,
            ApiKeyRegistry apiKeys,
            Optional<String> jwkSet) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.cookies = cookies;
        this.guard = guard;
        this.browser = browser;
        this.signOut = signOut;
        this.verifier = verifier;
        this.apiKeys = apiKeys;
        this.jwkSet = jwkSet;
    }

    /**
     * The sessions of the filter that has let a request in, on public paths too.
     *
     * @param request the request as the application got it
     * @return those of the filter that stands nearest before the application and has any
     * @throws IllegalStateException where the request has passed no filter with {@code session=on}
     */
    public static Sessions of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Sessions sessions) {
            return sessions;
        }
        throw new IllegalStateException("there are no sessions: the request has passed no AuthFilter with session=on");
    }

    /**
     * Signs a user in: begins a session and sets both cookies. The session to which the request's own refresh token belongs ends, so
     * that nobody who has planted it shares the new one; so does the one that was refreshed longest ago of a subject who has
     * {@code sessions-per-user} already. {@code getUserPrincipal()} changes with the next request.
     *
     * <p>The cookies stay in the answer whatever the application does to its headers afterwards. The container's {@code HttpSession}, where
     * there is one, gets another id, or ends where somebody else was signed in ({@code http-session}).
     *
     * @param request the request
     * @param response not committed; it is kept out of caches
     * @param subject becomes {@code sub}, whom the application has made sure of; 1 to 1,024 characters
     * @param claims what the access tokens say besides, for example {@code roles}; both tokens carry them
     * @return the session's id
     * @throws IllegalArgumentException if the subject is empty or longer, or the claims are not JSON, take a name that the library
     *     itself sets, or make a token that browsers would not keep or the filter not accept; nobody is signed in then
     * @throws IllegalStateException if the response is committed
     * @throws SignInRefusedException if {@code Sec-Fetch-Site}, or else {@code Origin}, shows that another site has made the browser send
     *     the request, a link in another site's page included; nobody is signed in then
     * @throws StoreUnavailableException if it could not be recorded; nobody is signed in then
     */
    public String signIn(
            HttpServletRequest request, HttpServletResponse response, String subject, Map<String, ?> claims) {
        return signIn(request, response, subject, claims, SignInOptions.standard());
    }

    /**
     * Signs a user in, as {@link #signIn(HttpServletRequest, HttpServletResponse, String, Map)} does, for another time than usual: "remember
     * me" or not.
     *
     * <pre>{@code
     * SignInOptions options = remember
     *         ? SignInOptions.standard()
     *         : SignInOptions.untilBrowserCloses().ttl(Duration.ofHours(8));
     * sessions.signIn(request, response, "u1", Map.of(), options);
     * }</pre>
     *
     * @param request the request
     * @param response not committed; it is kept out of caches
     * @param subject becomes {@code sub}, whom the application has made sure of; 1 to 1,024 characters
     * @param claims what the access tokens say besides
     * @param options how long the session lasts without being refreshed, and whether browsers forget it when they are closed; they count
     *     at each renewal, too. {@code session-max-ttl} stays the longest
     * @return the session's id
     * @throws IllegalArgumentException as there
     * @throws IllegalStateException if the response is committed
     * @throws SignInRefusedException as there
     * @throws StoreUnavailableException if it could not be recorded; nobody is signed in then
     */
    public String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            String subject,
            Map<String, ?> claims,
            SignInOptions options) {
        requireUncommitted(response);
        VouchedClaims.requireNone(claims);
        if (guard.refuses(request)) {
            throw new SignInRefusedException();
        }
        SessionGrant grant = tokens.open(subject, claims, label(request), options);
        boolean given = false;
        try {
            cookies.haveRoomFor(grant, request);
            requireGood(grant);
            cookies.refreshToken().all(request).forEach(token -> tokens.signOut(token, Optional.empty()));
            guard.follow(request, subject, isKnownAsAnother(request.getUserPrincipal(), subject));
            cookies.set(grant, request, response);
            given = true;
        } finally {
            if (!given) {
                forget(grant);
            }
        }
        guard.warnOfPlainHttp(request);
        return grant.sessionId();
    }

    private boolean isKnownAsAnother(@Nullable Principal user, String subject) {
        if (!(user instanceof JwtPrincipal known)) {
            return user != null && !subject.equals(user.getName());
        }
        Object iss = known.claims().get("iss");
        return !subject.equals(known.claims().get("sub")) || (iss != null && !issuer.equals(iss));
    }

    /**
     * Signs out whoever sent a request: ends the session, revokes the access token and clears both cookies. Tokens that are no good
     * are passed over; a cookie that is recognisably another application's stays. The container's {@code HttpSession} ends
     * ({@code http-session}), and the browser is told to empty its cache ({@code Clear-Site-Data}).
     *
     * @param request the request
     * @param response not committed
     * @throws IllegalStateException if the response is committed
     * @throws StoreUnavailableException if it could not be recorded; the user is not signed out then
     */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        requireUncommitted(response);
        SignOut.Outcome outcome = signOut.of(request, sessionId(request));
        if (outcome instanceof SignOut.Failed failed) {
            throw unavailable(failed.fault());
        }
        if (outcome instanceof SignOut.Ended ended) {
            ended.farewell().endedWithoutBrowser();
        }
        browser.of(request, response);
    }

    /**
     * Signs a user out everywhere: ends all sessions, and revokes every other token of that {@code sub} that was issued up to now, those of
     * all other issuers for {@code session-refresh-ttl}. Where the {@code sub} of one issuer may be somebody else's at another,
     * {@link #revokeAll(String, String)} is the one to call.
     *
     * @param subject whom, at every issuer
     * @return how many sessions were ended
     * @throws StoreUnavailableException if it could not be recorded: to be tried again
     */
    public int revokeAll(String subject) {
        return tokens.revokeAll(subject);
    }

    /**
     * Signs one issuer's user out: revokes every token of that {@code iss} and {@code sub} that was issued up to now and belongs to no
     * session, and ends the user's sessions where the issuer is that of the sessions. Who has the same {@code sub} at another issuer stays
     * signed in.
     *
     * @param iss the exact {@code iss}
     * @param subject whom
     * @return how many sessions were ended
     * @throws IllegalArgumentException if the subject is empty or longer than 1,024 characters
     * @throws StoreUnavailableException if not all of it could be recorded: to be tried again
     */
    public int revokeAll(String iss, String subject) {
        return tokens.revokeAll(iss, subject);
    }

    /**
     * The sessions of a user, for a page that lists them. Labels come from browsers: escape them.
     *
     * @param subject whose
     * @return the oldest first
     * @throws StoreUnavailableException if the store cannot be asked
     */
    public List<SessionState> sessionsOf(String subject) {
        return tokens.sessionsOf(subject);
    }

    /**
     * Which session a request belongs to.
     *
     * @param request the request as the application got it
     * @return the session's id; empty where nobody is known, or by a token that is of no session
     */
    public Optional<String> sessionId(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof JwtPrincipal user ? sessionId(user.claims()) : Optional.empty();
    }

    SessionTokens tokens() {
        return tokens;
    }

    Optional<String> sessionId(Map<String, Object> claims) {
        return issuer.equals(claims.get("iss")) && claims.get(SessionTokens.SESSION_ID_CLAIM) instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }

    /**
     * Ends one session, as from a page that lists them. Whether it is the user's own, the application makes sure of.
     *
     * @param sessionId its id
     * @throws StoreUnavailableException if it could not be recorded
     */
    public void end(String sessionId) {
        tokens.end(sessionId);
    }

    /**
     * Makes a token that works once within an hour, for example in a mail.
     *
     * @param purpose what it is good for, for example {@code password_reset}; 1 to 64 of {@code a-z}, {@code 0-9} and {@code _}
     * @param subject whom it is for
     * @param claims what else it says, for example {@code email}
     * @return the token
     * @throws IllegalArgumentException if one of them is not as described
     * @throws StoreUnavailableException if it could not be recorded
     */
    public IssuedToken issueOneTime(String purpose, String subject, Map<String, ?> claims) {
        return issueOneTime(purpose, subject, claims, ONE_TIME_LIFETIME);
    }

    /**
     * Makes a token that works once.
     *
     * @param purpose what it is good for
     * @param subject whom it is for
     * @param claims what else it says
     * @param lifetime from 1 second to 400 days
     * @return the token
     * @throws IllegalArgumentException if one of them is not as described
     * @throws StoreUnavailableException if it could not be recorded
     */
    public IssuedToken issueOneTime(String purpose, String subject, Map<String, ?> claims, Duration lifetime) {
        return tokens.issueOneTime(purpose, subject, claims, lifetime);
    }

    /**
     * Uses such a token up. Of all who send it, on all nodes, exactly one succeeds.
     *
     * @param purpose what it is to be good for
     * @param token any text, or {@code null}
     * @return verified, once; rejected as {@code token_revoked} when it was used before, or for another reason; or unavailable,
     *     and then perhaps used up
     */
    public Verification consumeOneTime(String purpose, @Nullable String token) {
        return tokens.consumeOneTime(purpose, token);
    }

    /**
     * The API keys that stand in the same store, which the filter accepts with {@code api-keys=store}.
     *
     * @return to add, list and revoke them
     */
    public ApiKeyRegistry apiKeys() {
        return apiKeys;
    }

    /**
     * The public halves of the keys that sign sessions, and of {@code client-key}, for others to verify with (RFC 7517, section 5). {@link
     * JwksServlet} publishes them.
     *
     * @return JSON; empty where only secrets sign, which have no public half
     */
    public Optional<String> jwkSet() {
        return jwkSet;
    }

    /** What the settings demand of access tokens, the application's claims have to say. */
    private void requireGood(SessionGrant grant) {
        if (verifier.verify(grant.access().token()) instanceof Verification.Rejected rejected
                && rejected.reason() != RejectionReason.TOKEN_REVOKED) {
            throw new IllegalArgumentException("claims: the filter would refuse the access token: "
                    + rejected.reason().code() + "; " + rejected.reason().remedy());
        }
    }

    /** Nobody has got its tokens; should that fail, too, it ends by itself. */
    private void forget(SessionGrant grant) {
        try {
            tokens.end(grant.sessionId());
        } catch (StoreUnavailableException outage) {
            // What made this necessary is on its way to the caller.
        }
    }

    private static StoreUnavailableException unavailable(Verification.Unavailable outage) {
        return new StoreUnavailableException(
                "the user could not be signed out: " + outage.reason().description());
    }

    private static void requireUncommitted(HttpServletResponse response) {
        if (response.isCommitted()) {
            throw new IllegalStateException(
                    "the response is committed, so the browser cannot be told of cookies any more");
        }
    }

    /** What the browser calls itself, as far as it is visible ASCII; how much of it is kept, the tokens say. */
    private static String label(HttpServletRequest request) {
        String name = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return name.replaceAll("[^ -~]", "?");
    }
}
