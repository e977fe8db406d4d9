package dev.ostiary.servlet.session;

import dev.ostiary.session.SessionTokens;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whether the access cookie and the refresh cookie of a request are of one session. Whoever can set cookies for this host, from a neighbour's
 * say, could else have a user go on as somebody else for as long as an access token lives. Thread-safe.
 */
public final class SameSession {
    private final SessionCookies cookies;
    private final SessionTokens tokens;
    private final String issuer;

    /**
     * Makes one.
     *
     * @param cookies where the tokens travel
     * @param tokens of the sessions
     * @param issuer of their tokens
     */
    public SameSession(SessionCookies cookies, SessionTokens tokens, String issuer) {
        this.cookies = cookies;
        this.tokens = tokens;
        this.issuer = issuer;
    }

    /**
     * Whether a good refresh token beside an access token is of another session, and none is of the same. What is no good refresh token
     * of ours says nothing, nor does an access token of another issuer. The store is not asked.
     *
     * @param access the access token, from a cookie
     * @param seen what was found out about the same access token before
     * @param request the request
     * @return true where the access token must not count
     */
    public boolean isContradicted(VerifiedJwt access, SeenBeside seen, HttpServletRequest request) {
        if (!isOwn(access) || seen.isIn(cookies.refreshToken(), request)) {
            return false;
        }
        Optional<String> session = tokens.sessionId(access);
        boolean contradicted = false;
        for (String refreshToken : cookies.refreshTokens(request)) {
            Optional<String> beside = sessionOfRefresh(refreshToken);
            if (beside.isPresent() && beside.equals(session)) {
                seen.note(refreshToken);
                return false;
            }
            contradicted |= beside.isPresent();
        }
        return contradicted;
    }

    private boolean isOwn(VerifiedJwt access) {
        return access.issuer().filter(issuer::equals).isPresent();
    }

    private Optional<String> sessionOfRefresh(String refreshToken) {
        return tokens.examine(refreshToken).verification() instanceof Verification.Verified good
                ? tokens.sessionId(good.jwt())
                : Optional.empty();
    }
}
