package dev.ostiary.session;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.store.Rotation;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in and out with tokens of the application's own: an access token that lives for minutes, and a refresh token that gets
 * the next ones, each of which works once.
 *
 * <p>A refresh token that comes again gets the current one as long as no token of its successor has been seen, because the answer may have
 * been lost, and for {@link #GRACE} after that and after its rotation, because two tabs sent it. Coming later it looks stolen, and the
 * whole session ends (RFC 9700, section 4.14.2). What was ended or revoked is refused by every node that shares the store, on a copy that
 * follows it or, built {@linkplain SessionTokensBuilder#strictRevocation strict}, by asking it each time.
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
 * <p>Thread-safe. {@link #close()} ends its threads; the store stays open.
 */
public final class SessionTokens implements AutoCloseable {
    /**
     * How long a rotated refresh token gets the current one although that has been seen, by the store's clock: less than 10 seconds after
     * its rotation, and after its successor was seen.
     */
    public static final Duration GRACE = Rotation.GRACE;

    /** How many sessions one subject may have at a time unless told otherwise: 50, and a few more for the moment after sign-ins at once. */
    public static final int DEFAULT_SESSIONS_PER_USER = 50;

    /** The claim by which an access token names its session. */
    public static final String SESSION_ID_CLAIM = SessionClaim.SESSION_ID;

    private final TokenStateStore store;
    private final SessionIssuer issuer;
    private final SessionClaim claim;
    private final JwtVerifier refreshVerifier;
    private final RefreshRotation rotation;
    private final SessionEnds ends;
    private final OneTimeTokens oneTime;
    private final Revocations revocations;
    private final Confirmations confirmations;
    private final InstantSource clock;
    private final int sessionsPerUser;

    SessionTokens(
            TokenStateStore store,
            SessionIssuer issuer,
            SessionClaim claim,
            SessionSource source,
            OneTimeTokens oneTime,
            Revocations revocations,
            Confirmations confirmations,
            InstantSource clock,
            int sessionsPerUser) {
        this.store = store;
        this.issuer = issuer;
        this.claim = claim;
        this.refreshVerifier = issuer.refreshVerifier();
        this.ends = new SessionEnds(store, claim, issuer.lifetimes(), revocations, clock);
        this.rotation = new RefreshRotation(store, issuer, claim, source, confirmations, ends, clock);
        this.oneTime = oneTime;
        this.revocations = revocations;
        this.confirmations = confirmations;
        this.clock = clock;
        this.sessionsPerUser = sessionsPerUser;
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
     * Signs a user in, whom the application has made sure of. Whoever has as many sessions as a user may have loses the one that was
     * refreshed longest ago, as {@link SessionTokensBuilder#sessionsPerUser} says. Sign-ins at the same instant may go beyond that; the next one makes up for it.
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
        return open(subject, claims, label, SignInOptions.standard());
    }

    /**
     * Signs a user in, as {@link #open(String, Map, String)} does, for another time than usual.
     *
     * @param subject becomes {@code sub}; 1 to 1,024 characters
     * @param claims what the access tokens say besides; {@code auth_time} is the time of this sign-in unless it is among them
     * @param label for people to tell their sessions apart; cut to 200 characters
     * @param options how long the session lasts
     * @return both tokens
     * @throws IllegalArgumentException as {@link #open(String, Map, String)} says
     * @throws StoreUnavailableException if the session could not be recorded; nobody is signed in then
     */
    public SessionGrant open(String subject, Map<String, ?> claims, String label, SignInOptions options) {
        return open(subject, SessionContent.of(claims), label, options, session -> OptionalInt.of(store.open(session)))
                .orElseThrow();
    }

    /**
     * Signs a user in, as {@link #open(String, Map, String, SignInOptions)} does, and records something beside the session in one step.
     *
     * @param subject becomes {@code sub}; 1 to 1,024 characters
     * @param content what the tokens say besides
     * @param label for people to tell their sessions apart; cut to 200 characters
     * @param options how long the session lasts
     * @param opening records the session and what belongs to it, in the store that these sessions have
     * @return both tokens; empty where the opening did not open it
     * @throws IllegalArgumentException as {@link #open(String, Map, String)} says
     * @throws StoreUnavailableException if the session could not be recorded; nobody is signed in then
     */
    public Optional<SessionGrant> open(
            String subject, SessionContent content, String label, SignInOptions options, SessionOpening opening) {
        Instant now = clock.instant();
        SessionGrant grant = issuer.first(subject, content, SessionTerms.of(now, options), now);
        SessionState state = new SessionState(
                grant.sessionId(),
                subject,
                StoreLimits.label(label),
                now,
                now,
                grant.refresh().expiresAt(),
                grant.refresh().id());
        OptionalInt open = opening.open(state);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        if (open.getAsInt() > sessionsPerUser) {
            ends.endBeyond(sessionsPerUser, subject, grant.sessionId());
        }
        return Optional.of(grant);
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
            return new Refreshing.Rejected(rejected.reason());
        }
        Refreshing result = rotation.rotate(((Verification.Verified) verified).jwt(), wanted);
        if (result instanceof Refreshing.Rejected) {
            claim.sessionId(((Verification.Verified) verified).jwt()).ifPresent(ends::learn);
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
     * How a refresh token stands, of which nothing changes.
     *
     * @param refreshToken what was verified of it
     * @return whether it is the current one of its session, a replaced one, or of no session any more
     * @throws StoreUnavailableException if the store cannot be asked
     */
    public RefreshTokenStanding standing(VerifiedJwt refreshToken) {
        return rotation.standing(refreshToken);
    }

    /**
     * Notes that a request has brought an access token: so the answer that carried it, and the refresh token beside it, was not lost, and
     * whoever comes with the one before is somebody else. Told to the store within a second, off the caller's way; once for each token is
     * enough. Tokens of others, and the first of a session, are passed over.
     *
     * @param accessToken what was verified of it
     */
    public void arrived(VerifiedJwt accessToken) {
        claim.arrivedWith(accessToken)
                .ifPresent(copy ->
                        claim.sessionId(accessToken).ifPresent(sessionId -> confirmations.arrived(sessionId, copy)));
    }

    /** Tells the store at once what has arrived, for tests. */
    void tellWhatHasArrived() {
        confirmations.tell();
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
            claim.sessionId(refresh.jwt()).ifPresent(ends::end);
        }
        access.flatMap(claim::sessionId).ifPresent(ends::end);
        access.ifPresent(ends::revokeWithItsSession);
    }

    /**
     * Ends one session, as from a page that lists them.
     *
     * @param sessionId its id
     * @throws StoreUnavailableException if it could not be recorded
     */
    public void end(String sessionId) {
        ends.end(sessionId);
    }

    /**
     * Ends sessions that an OpenID provider has ended.
     *
     * @return ends them in the same store
     */
    public ProviderEnds atProviders() {
        return new ProviderEnds(ends);
    }

    /**
     * Revokes one access token.
     *
     * @param token the token; one without {@code jti} cannot be revoked by itself and is passed over
     * @throws StoreUnavailableException if it could not be recorded
     */
    public void revoke(VerifiedJwt token) {
        ends.revoke(token);
    }

    /**
     * Signs a user out everywhere: ends all sessions, voids one-time tokens, and revokes every other token of that {@code sub} that was
     * issued up to now, whoever has issued it; {@link #revokeAll(String, String)} is for one issuer's user. How
     * long tokens of other issuers live is not known here; they stay revoked for as long as a session lasts without being refreshed.
     *
     * @param subject whom, at every issuer
     * @return how many sessions were ended
     * @throws StoreUnavailableException if it could not be recorded: to be tried again
     */
    public int revokeAll(String subject) {
        return ends.revokeAll(subject);
    }

    /**
     * Signs one issuer's user out: revokes every token of that {@code iss} and {@code sub} that was issued up to now and belongs to no
     * session, for as long as {@link #revokeAll(String)} does. Where the issuer is that of the sessions, all of the user's sessions end,
     * and one-time tokens are void. Somebody else of the same {@code sub} at another issuer stays signed in.
     *
     * @param iss the exact {@code iss}
     * @param subject whom
     * @return how many sessions were ended
     * @throws IllegalArgumentException if the subject is empty or longer than 1,024 characters
     * @throws StoreUnavailableException if it could not be recorded: to be tried again
     */
    public int revokeAll(String iss, String subject) {
        return ends.revokeAll(iss, subject);
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
     * @return the session's id; empty for a token that is of no session, or of another issuer
     */
    public Optional<String> sessionId(VerifiedJwt token) {
        return claim.sessionId(token);
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

    /**
     * The time by which session tokens are issued, for verifiers of one's own that take them: the clock that was given or, where
     * revocations are followed, that of the store, which all nodes share.
     *
     * @return moves on; may be kept
     */
    public InstantSource clock() {
        return clock;
    }

    /** Tells the store what has arrived, and ends its threads; afterwards revocations grow stale. The store stays open. */
    @Override
    public void close() {
        confirmations.close();
        revocations.close();
    }
}
