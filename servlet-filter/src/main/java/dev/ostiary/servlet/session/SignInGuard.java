package dev.ostiary.servlet.session;

import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** What is looked at, and seen to, when a user signs in. Thread-safe. */
public final class SignInGuard {
    /** Under the filter's own name, where all that is said about its settings stands. */
    private static final System.Logger LOG = System.getLogger("dev.ostiary.servlet.AuthFilter");

    private final SessionCookies cookies;
    private final SessionTokens tokens;
    private final JwtVerifier accessTokens;
    private final String issuer;
    private final Optional<CrossSiteCheck> crossSite;
    private final ContainerSession container;
    private final AtomicBoolean isPlainHttpTold = new AtomicBoolean();

    /**
     * Makes one.
     *
     * @param cookies of the sessions
     * @param tokens of the sessions
     * @param accessTokens verifies access tokens, of other issuers too
     * @param issuer of the sessions' tokens
     * @param crossSite empty: other sites may have users signed in
     * @param container the container's session
     */
    public SignInGuard(
            SessionCookies cookies,
            SessionTokens tokens,
            JwtVerifier accessTokens,
            String issuer,
            Optional<CrossSiteCheck> crossSite,
            ContainerSession container) {
        this.cookies = cookies;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.issuer = issuer;
        this.crossSite = crossSite;
        this.container = container;
    }

    /**
     * Whether a request must not sign anybody in, because another site has made the browser send it.
     *
     * @param request the request
     * @return true where that shows
     */
    public boolean refuses(HttpServletRequest request) {
        return crossSite.filter(check -> check.comesFromAnotherSite(request)).isPresent();
    }

    /**
     * Warns, once, where the browser will not keep the cookies.
     *
     * @param request in which somebody signs in
     */
    public void warnOfPlainHttp(HttpServletRequest request) {
        if (cookies.areDropped(request) && isPlainHttpTold.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "signIn: the request came over plain http from another machine, where browsers drop the cookies of a"
                            + " session, which are Secure: users will not stay signed in. Serve the application over https;"
                            + " where a proxy does that, set external-url, or trusted-proxies and its X-Forwarded-Proto");
        }
    }

    /**
     * Has the container's session follow.
     *
     * @param request the request
     * @param subject who signs in
     * @param isKnownAsAnother whether the request's own user is somebody else
     */
    public void follow(HttpServletRequest request, String subject, boolean isKnownAsAnother) {
        container.signedIn(request, isKnownAsAnother || wasAnother(request, subject));
    }

    private boolean wasAnother(HttpServletRequest request, String subject) {
        Stream<Verification> refresh = cookies.refreshTokens(request).stream()
                .map(token -> tokens.examine(token).verification());
        Stream<Verification> access =
                cookies.accessToken().first(request).stream().map(accessTokens::verify);
        return Stream.concat(refresh, access)
                .anyMatch(result -> result instanceof Verification.Verified good && !isOf(good.jwt(), subject));
    }

    /** The same name is somebody else's at another issuer. */
    private boolean isOf(VerifiedJwt jwt, String subject) {
        return jwt.issuer().filter(issuer::equals).isPresent()
                && jwt.subject().filter(subject::equals).isPresent();
    }
}
