package dev.ostiary.session;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.Examination;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.RevocationCheck;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in and out with tokens of the application's own: an access token that lives for minutes, and a refresh token that gets
 * the next ones, each of which works once.
 *
 * <p>A refresh token that comes again within {@link #GRACE} of its rotation, because two tabs sent it or an answer was lost, gets
 * the successor that was issued then; coming later it looks stolen, and the whole session ends (RFC 9700, section 4.14.2). What
 * was ended or revoked is refused by every node that shares the store, on a copy that follows it or, built
 * {@linkplain SessionTokensBuilder#strictRevocation strict}, by asking it each time.
 *
 * <pre>{@code
 * SessionTokens sessions = SessionTokens.builder()
 *         .keys(KeyRing.of(Keys.generate(JwsAlgorithm.ES256)))
 *         .issuer("https://app.example")
 *         .audience("app")
 *         .store(new InMemoryTokenStateStore())
 *         .build();
 * SessionGrant grant = sessions.open("u1", Map.of("roles", List.of("admin")), "Firefox on Linux");
 * Refreshing next = sessions.refresh(grant.refresh().token());
 * sessions.revokeAll("u1");
 * }</pre>
 *
 * <p>Thread-safe. {@link #close()} ends its thread; the store stays open.
 */
public final class SessionTokens implements AutoCloseable {
    /** How long a rotated refresh token still gets its successor: less than 10 seconds. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /** How many sessions one subject may have at a time: 1,000, and a few more for the moment after sign-ins at once. */
    public static final int MAX_SESSIONS = 1_000;

    /** The claim by which an access token names its session. */
    public static final String SESSION_ID_CLAIM = SessionClaim.SESSION_ID;

    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());

    /** How much later than its expiry a verifier may accept a token still. */
    private static final Duration MOST_CLOCK_SKEW = JwtVerifierBuilder.MAX_CLOCK_SKEW;

    private final TokenStateStore store;
    private final SessionIssuer issuer;
    private final JwtVerifier refreshVerifier;
    private final RefreshRotation rotation;
    private final OneTimeTokens oneTime;
    private final Revocations revocations;
    private final InstantSource clock;

    SessionTokens(
            TokenStateStore store,
            SessionIssuer issuer,
            SessionClaims claims,
            OneTimeTokens oneTime,
            Revocations revocations,
            InstantSource clock) {
        this.store = store;
        this.issuer = issuer;
        this.refreshVerifier = issuer.refreshVerifier();
        this.rotation = new RefreshRotation(store, issuer, claims, clock);
        this.oneTime = oneTime;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * Begins; keys, issuer, audience and store must be given.
     *
     * @return a new builder
     */
    public static SessionTokensBuilder builder() {
        return new SessionTokensBuilder();
    }

    /**
     * Signs a user in, whom the application has made sure of. Whoever has {@value #MAX_SESSIONS} sessions already loses the one that was
     * refreshed longest ago. Sign-ins at the same instant may go beyond that; the next one makes up for it.
     *
     * @param subject becomes {@code sub}; 1 to 1,024 characters
     * @param claims what the access tokens say besides, for example {@code roles}; each token must fit a cookie
     * @param label for people to tell their sessions apart, for example the browser's name; cut to 200 characters
     * @return both tokens
     * @throws IllegalArgumentException if the subject is empty or longer, the claims are not JSON, take a name that the library
     *     itself sets, or make a token too long
     * @throws StoreUnavailableException if the session could not be recorded; nobody is signed in then
     */
    public SessionGrant open(String subject, Map<String, ?> claims, String label) {
        Instant now = clock.instant();
        String sessionId = issuer.newId();
        String tokenId = issuer.newId();
        SessionGrant grant = issuer.grant(subject, claims, sessionId, tokenId, now);
        Instant expiry = grant.refresh().expiresAt();
        store.open(new SessionState(sessionId, subject, cut(label), now, now, expiry, tokenId, List.of()));
        endBeyondMost(subject, sessionId, now);
        return grant;
    }

    /** What one user opens again and again must not fill the store for all others. */
    private void endBeyondMost(String subject, String opened, Instant now) {
        try {
            List<SessionState> open = store.sessionsOf(subject);
            open.stream()
                    .filter(session -> !session.id().equals(opened))
                    .sorted(Comparator.comparing(SessionState::refreshedAt))
                    .limit(Math.max(0, open.size() - MAX_SESSIONS))
                    .forEach(session -> end(ofSession(session.id(), session.refreshedAt(), now)));
        } catch (StoreUnavailableException outage) {
            LOG.log(System.Logger.Level.DEBUG, "Sessions beyond the most for one user are left to the next sign-in");
        }
    }

    /**
     * Rotates a refresh token.
     *
     * @param refreshToken any text, or {@code null}
     * @return the next tokens; why not; or that it cannot be told now. Nothing is thrown for any text or outage
     */
    public Refreshing refresh(@Nullable String refreshToken) {
        return refresh(refreshToken, grant -> true);
    }

    /**
     * Rotates a refresh token if what it would get is wanted: a request that is refused in spite of it burns nothing.
     *
     * @param refreshToken any text, or {@code null}
     * @param wanted asked, perhaps more than once, for the tokens that would be granted, before anything changes; what it throws is
     *     thrown to the caller
     * @return as {@link #refresh(String)} says, or {@link Refreshing.Declined}
     */
    public Refreshing refresh(@Nullable String refreshToken, Predicate<SessionGrant> wanted) {
        Verification verified = refreshVerifier.verify(refreshToken);
        if (verified instanceof Verification.Unavailable outage) {
            return new Refreshing.Unavailable(outage.retryAfter(), outage.reason());
        }
        if (verified instanceof Verification.Rejected rejected) {
            return new Refreshing.Rejected(rejected.reason(), false);
        }
        Refreshing result = rotation.rotate(((Verification.Verified) verified).jwt(), wanted);
        if (result instanceof Refreshing.Rejected) {
            SessionClaim.sessionId(((Verification.Verified) verified).jwt())
                    .ifPresent(id -> revocations.learn(ofSession(id)));
        }
        return result;
    }

    /**
     * Looks at a refresh token without using it up, and without asking the store: whether it is one of ours, and its time is not over.
     *
     * @param refreshToken any text, or {@code null}
     * @return how far it came; what is verified may still have been rotated or revoked
     */
    public Examination examine(@Nullable String refreshToken) {
        return refreshVerifier.examine(refreshToken);
    }

    /**
     * Whether {@link #refresh} would rotate a refresh token now, of which nothing changes.
     *
     * @param refreshToken what was verified of it
     * @return false where its session has ended, or it was rotated longer than {@link #GRACE} ago
     * @throws StoreUnavailableException if the store cannot be asked
     */
    public boolean isCurrent(VerifiedJwt refreshToken) {
        return rotation.isCurrent(refreshToken);
    }

    /**
     * Signs out: ends the session of the refresh token and of the access token, and revokes the latter.
     *
     * @param refreshToken any text, or {@code null}; one that is not good is passed over
     * @param access what was verified of the access token; empty where there is none, or an expired one
     * @throws StoreUnavailableException if it could not be recorded: the user is not signed out then, and should try again
     */
    public void signOut(@Nullable String refreshToken, Optional<VerifiedJwt> access) {
        if (refreshVerifier.verify(refreshToken) instanceof Verification.Verified refresh) {
            SessionClaim.sessionId(refresh.jwt()).ifPresent(this::end);
        }
        access.flatMap(SessionClaim::sessionId).ifPresent(this::end);
        access.ifPresent(this::revoke);
    }

    /**
     * Ends one session, as from a page that lists them.
     *
     * @param sessionId its id
     * @throws StoreUnavailableException if it could not be recorded
     */
    public void end(String sessionId) {
        end(ofSession(sessionId));
    }

    private void end(Revocation ofSession) {
        store.end(ofSession.name().id(), ofSession.until());
        revocations.learn(ofSession);
    }

    /**
     * Revokes one access token.
     *
     * @param token the token; one without {@code jti} cannot be revoked by itself and is passed over
     * @throws StoreUnavailableException if it could not be recorded
     */
    public void revoke(VerifiedJwt token) {
        token.id().ifPresent(id -> {
            Revocation revocation =
                    Revocation.ofToken(id, clock.instant(), token.expiresAt().plus(MOST_CLOCK_SKEW));
            store.revoke(revocation);
            revocations.learn(revocation);
        });
    }

    /**
     * Signs a user out everywhere: ends all sessions, and revokes every other token of that {@code sub} that was issued up to now. How
     * long tokens of other issuers live is not known here; they stay revoked for as long as a session lasts without being refreshed.
     *
     * @param subject whom
     * @return how many sessions were ended
     * @throws StoreUnavailableException if it could not be recorded: to be tried again
     */
    public int revokeAll(String subject) {
        Instant now = clock.instant();
        Revocation others = new Revocation(
                new Revocation.Name(Kind.SUBJECT, subject),
                now,
                now.plus(issuer.refreshLifetime()).plus(MOST_CLOCK_SKEW));
        Set<String> ended = store.endAll(subject, now, issuer.lastAccessExpiry(now), others.until());
        ended.forEach(id -> revocations.learn(ofSession(id, now, now)));
        revocations.learn(others);
        return ended.size();
    }

    /**
     * The sessions of a user, for a page that lists them.
     *
     * @param subject whose
     * @return the oldest first
     * @throws StoreUnavailableException if the store cannot be asked
     */
    public List<SessionState> sessionsOf(String subject) {
        return store.sessionsOf(subject);
    }

    /**
     * Which session a token belongs to.
     *
     * @param token an access token
     * @return the session's id; empty for a token that is of no session
     */
    public static Optional<String> sessionId(VerifiedJwt token) {
        return SessionClaim.sessionId(token);
    }

    /**
     * Makes a token that works once, for example in a mail.
     *
     * @param purpose what it is good for, for example {@code password_reset}; 1 to 64 of {@code a-z}, {@code 0-9} and {@code _}
     * @param subject whom it is for
     * @param claims what else it says, for example {@code email}
     * @param lifetime from 1 second to 400 days
     * @return the token
     * @throws IllegalArgumentException if one of them is not as described
     * @throws StoreUnavailableException if it could not be recorded
     */
    public IssuedToken issueOneTime(String purpose, String subject, Map<String, ?> claims, Duration lifetime) {
        return oneTime.issue(purpose, subject, claims, lifetime);
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
        return oneTime.consume(purpose, token);
    }

    /**
     * A verifier for the access tokens, which refuses what was revoked.
     *
     * @return a builder that already knows keys, clock, type, issuer, audience and revocation
     */
    public JwtVerifierBuilder accessVerifier() {
        return issuer.accessVerifier().revocation(revocation());
    }

    /**
     * Tells of any verified token whether it, its session or its user was revoked; for verifiers of other issuers, too.
     *
     * @return asks the copy or, if strict, the store
     */
    public RevocationCheck revocation() {
        return revocations;
    }

    /** Ends the thread that follows the store; afterwards revocations grow stale. The store stays open. */
    @Override
    public void close() {
        revocations.close();
    }

    private Revocation ofSession(String sessionId) {
        Instant now = clock.instant();
        return ofSession(sessionId, now, now);
    }

    /** For as long as what the session got at its last refresh may be accepted. */
    private Revocation ofSession(String sessionId, Instant refreshedAt, Instant now) {
        return new Revocation(new Revocation.Name(Kind.SESSION, sessionId), now, issuer.lastAccessExpiry(refreshedAt));
    }

    private static String cut(String label) {
        return label.length() <= StoreLimits.MAX_LABEL_LENGTH
                ? label
                : label.substring(0, StoreLimits.MAX_LABEL_LENGTH);
    }
}
