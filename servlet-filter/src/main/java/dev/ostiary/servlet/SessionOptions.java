package dev.ostiary.servlet;

import dev.ostiary.servlet.config.HttpSessionMode;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.session.SessionParts;
import dev.ostiary.session.SessionClaims;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link AuthFilterBuilder} that is about sessions. Values are read when the filter is built. Not thread-safe.
 *
 * <pre>{@code
 * AuthFilter.builder()
 *         .sessions(sessions -> sessions.store(store).accessTtl(Duration.ofMinutes(5)))
 * }</pre>
 */
public final class SessionOptions {
    private final BiConsumer<Setting, String> texts;
    private @Nullable TokenStateStore store;
    private @Nullable SessionClaims claims;
    private boolean crossSiteSignIn;

    SessionOptions(BiConsumer<Setting, String> texts) {
        this.texts = texts;
    }

    SessionParts parts() {
        return new SessionParts(Optional.ofNullable(store), Optional.ofNullable(claims), crossSiteSignIn);
    }

    /**
     * Where sessions are kept, instead of what {@code session-store} may name. Stays open.
     *
     * @param stateStore shared by all nodes
     * @return these options
     */
    public SessionOptions store(TokenStateStore stateStore) {
        this.store = Objects.requireNonNull(stateStore, "stateStore");
        return this;
    }

    /**
     * Where sessions are kept. Default: in the memory of this process.
     *
     * @param location {@code memory}, {@code jndi:} and the name of a {@code javax.sql.DataSource}, {@code redis://...}, {@code
     *     redis-sentinel://...} or {@code redis-cluster://...}, with {@code rediss} over TLS
     * @return these options
     */
    public SessionOptions store(String location) {
        return set(Setting.SESSION_STORE, location);
    }

    /**
     * What the next access token says. Default: the one provider of the service {@link SessionClaims}, and where there is none, what was
     * said at sign-in. Beside the setting {@code session-claims} it is a contradiction.
     *
     * @param source asked at each refresh
     * @return these options
     */
    public SessionOptions claims(SessionClaims source) {
        this.claims = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * The class of what is asked for the claims of the next access token, by its name, as {@link #claims(SessionClaims)} is.
     *
     * @param className of a public class with a public constructor without parameters that implements {@link SessionClaims}
     * @return these options
     */
    public SessionOptions claims(String className) {
        return set(Setting.SESSION_CLAIMS, className);
    }

    /**
     * The keys that sign, where there is no {@link AuthFilterBuilder#secret}: a private key as PEM (PKCS#8) or JWK, a JWK set of which
     * the first signs and the others verify, or {@code base64url:} and a secret; inline, {@code file:...} or {@code classpath:...}.
     *
     * @param text the keys, or where they are
     * @return these options
     */
    public SessionOptions key(String text) {
        return set(Setting.SESSION_KEY, text);
    }

    /**
     * How long an access token lives. Default 15 minutes.
     *
     * @param lifetime from 1 second to 400 days, in whole seconds
     * @return these options
     */
    public SessionOptions accessTtl(Duration lifetime) {
        return set(Setting.SESSION_ACCESS_TTL, lifetime.toString());
    }

    /**
     * How long a session lasts without being refreshed. Default 30 days.
     *
     * @param lifetime longer than an access token lives, up to 400 days, in whole seconds
     * @return these options
     */
    public SessionOptions refreshTtl(Duration lifetime) {
        return set(Setting.SESSION_REFRESH_TTL, lifetime.toString());
    }

    /**
     * How many sessions one user may have at a time. Default 50. One more ends the one that was refreshed longest ago.
     *
     * @param most from 1 to 1,000
     * @return these options
     */
    public SessionOptions sessionsPerUser(int most) {
        return set(Setting.SESSIONS_PER_USER, Integer.toString(most));
    }

    /**
     * How long a session may last from sign-in on, however often it is refreshed. Default: without end.
     *
     * @param lifetime longer than an access token lives, up to 400 days, in whole seconds
     * @return these options
     */
    public SessionOptions maxTtl(Duration lifetime) {
        return set(Setting.SESSION_MAX_TTL, lifetime.toString());
    }

    /**
     * The cookie that carries the refresh token. Default {@code refresh_token}.
     *
     * @param name another one than that of the access token
     * @return these options
     */
    public SessionOptions refreshCookieName(String name) {
        return set(Setting.REFRESH_COOKIE_NAME, name);
    }

    /**
     * How it is known what was revoked. Default {@link RevocationMode#FOLLOW}.
     *
     * @param mode by a copy, or by asking the store each time
     * @return these options
     */
    public SessionOptions revocation(RevocationMode mode) {
        return set(Setting.REVOCATION, mode.name().toLowerCase(Locale.ROOT));
    }

    /**
     * How old the copy of what was revoked may be; beyond, requests are answered 503. Default 10 seconds.
     *
     * @param age from 2 seconds to 1 hour
     * @return these options
     */
    public SessionOptions revocationMaxStaleness(Duration age) {
        return set(Setting.REVOCATION_MAX_STALENESS, age.toString());
    }

    /**
     * Lets requests of other sites sign users in, which {@link Sessions#signIn} refuses else: for an application that checks them itself,
     * as one does that is called back by an identity provider, by a value that it has put into the same browser before. Without such
     * a check any site can have somebody go on as a user of its own.
     *
     * @return these options
     */
    public SessionOptions allowCrossSiteSignIn() {
        this.crossSiteSignIn = true;
        return this;
    }

    /**
     * Whether the container's {@code HttpSession} follows. Default {@link HttpSessionMode#FOLLOW}.
     *
     * @param mode whether signing in gives it another id, and signing out ends it
     * @return these options
     */
    public SessionOptions httpSession(HttpSessionMode mode) {
        return set(Setting.HTTP_SESSION, mode.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Where {@code POST /auth/sign-out} leads a form. Default: the sign-in page.
     *
     * @param location a path within the application, public by itself, or an absolute URL, with a query and a fragment if need be;
     *     empty: it is answered 204
     * @return these options
     */
    public SessionOptions signOutPage(String location) {
        return set(Setting.SIGN_OUT_PAGE, location);
    }

    private SessionOptions set(Setting setting, String text) {
        texts.accept(setting, text);
        return this;
    }
}
