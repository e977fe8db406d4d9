package dev.ostiary.servlet.session;

import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.credential.OwnTokens;
import dev.ostiary.session.RefreshTokenStanding;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/**
 * Takes the cookies of a session away where they are this application's own. A cookie stays where all of its name that the browser has sent
 * are recognisably another application's: it has the same path then. Thread-safe.
 */
public final class OwnCookies {
    private final SessionCookies cookies;
    private final OwnTokens own;
    private final JwtVerifier accessTokens;
    private final SessionTokens sessions;

    /**
     * Makes one.
     *
     * @param cookies of the sessions
     * @param own which tokens are this application's own
     * @param accessTokens verifies access tokens, of other issuers too
     * @param sessions verifies refresh tokens
     */
    public OwnCookies(SessionCookies cookies, OwnTokens own, JwtVerifier accessTokens, SessionTokens sessions) {
        this.cookies = cookies;
        this.own = own;
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    /**
     * Takes both away.
     *
     * @param request the request
     * @param response not committed
     */
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        if (mayClearAccessToken(request)) {
            cookies.clearAccessToken(request, response);
        }
        if (mayClearRefreshToken(request)) {
            cookies.clearRefreshToken(request, response);
        }
    }

    /**
     * Takes the refresh token away where a token of its session seems to have been revoked. It stays where the session of one that was sent is still
     * open: the revoked token is of another session then, and a neighbour's host may have set it. It stays, too, where more were sent than
     * are looked at.
     *
     * @param request the request
     * @param response not committed
     * @return whether it was taken away: nobody is signed in any more
     */
    public boolean clearRefreshTokenOfEndedSession(HttpServletRequest request, HttpServletResponse response) {
        Set<String> sent = cookies.refreshToken().all(request);
        boolean over =
                sent.size() <= Extraction.Candidates.MOST && sent.stream().noneMatch(this::mayBeOpen);
        if (over) {
            cookies.clearRefreshToken(request, response);
        }
        return over;
    }

    private boolean mayBeOpen(String refreshToken) {
        try {
            return sessions.examine(refreshToken).verification() instanceof Verification.Verified good
                    && sessions.standing(good.jwt()) != RefreshTokenStanding.ENDED;
        } catch (StoreUnavailableException outage) {
            return true;
        }
    }

    boolean mayClearAccessToken(HttpServletRequest request) {
        Set<String> sent = cookies.accessToken().all(request);
        return sent.isEmpty() || sent.stream().anyMatch(token -> !own.isOfAnother(token, accessTokens.examine(token)));
    }

    private boolean mayClearRefreshToken(HttpServletRequest request) {
        Set<String> sent = cookies.refreshToken().all(request);
        return sent.isEmpty() || sent.stream().anyMatch(token -> !own.isOfAnother(token, sessions.examine(token)));
    }
}
