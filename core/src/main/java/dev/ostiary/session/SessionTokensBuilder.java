package dev.ostiary.session;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.KeyRing;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what {@link SessionTokens} need. Keys, issuer, audience and store are mandatory. Not thread-safe.
 */
public final class SessionTokensBuilder {
    private static final Duration FOLLOW_INTERVAL = Duration.ofMillis(500);

    private static final String REFRESH_KEYS = "ostiary refresh v1";
    private static final String ONE_TIME_KEYS = "ostiary one-time v1";

    private @Nullable KeyRing keys;
    private @Nullable String issuer;
    private @Nullable String audience;
    private @Nullable TokenStateStore store;
    private Duration accessLifetime = Duration.ofMinutes(15);
    private Duration refreshLifetime = Duration.ofDays(30);
    private Optional<Duration> maxLifetime = Optional.empty();
    private Duration clockSkew = JwtVerifierBuilder.DEFAULT_CLOCK_SKEW;
    private boolean expiresExactly;
    private Duration maxStaleness = Duration.ofSeconds(10);
    private int sessionsPerUser = SessionTokens.DEFAULT_SESSIONS_PER_USER;
    private boolean strict;
    private boolean confirmsByHand;
    private SessionSource claims = SessionSource.of(SessionClaims.UNCHANGED);
    private @Nullable InstantSource clock;
    private LongSupplier nanoTime = System::nanoTime;
    private Supplier<String> ids = () -> UUID.randomUUID().toString();

    SessionTokensBuilder() {}

    /**
     * The keys in rotation, the first of which signs. A ring of secrets signs access tokens, which others may verify with the same secret;
     * refresh tokens and tokens that work once are signed with keys {@linkplain KeyRing#derived derived} from it, one for each of the two.
     * So nothing that signs or verifies with the secret itself mistakes one kind for another. A ring of key pairs signs all of them: who has the
     * public keys only can make none. Whoever shall verify access tokens and never make any token gets public keys.
     *
     * @param ring the same on every node
     * @return this builder
     */
    public SessionTokensBuilder keys(KeyRing ring) {
        this.keys = Objects.requireNonNull(ring, "ring");
        return this;
    }

    /**
     * Who makes the tokens.
     *
     * @param name becomes {@code iss}
     * @return this builder
     */
    public SessionTokensBuilder issuer(String name) {
        this.issuer = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * For whom the tokens are.
     *
     * @param name becomes {@code aud}
     * @return this builder
     */
    public SessionTokensBuilder audience(String name) {
        this.audience = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Where sessions and revocations are kept. It stays the caller's to close.
     *
     * @param stateStore shared by all nodes
     * @return this builder
     */
    public SessionTokensBuilder store(TokenStateStore stateStore) {
        this.store = Objects.requireNonNull(stateStore, "stateStore");
        return this;
    }

    /**
     * How long an access token lives. Default 15 minutes.
     *
     * @param lifetime from 1 second to 400 days, in whole seconds
     * @return this builder
     */
    public SessionTokensBuilder accessLifetime(Duration lifetime) {
        this.accessLifetime = Objects.requireNonNull(lifetime, "lifetime");
        return this;
    }

    /**
     * How long a session lasts without being refreshed. Default 30 days.
     *
     * @param lifetime from 1 second to 400 days, in whole seconds; longer than the access token's
     * @return this builder
     */
    public SessionTokensBuilder refreshLifetime(Duration lifetime) {
        this.refreshLifetime = Objects.requireNonNull(lifetime, "lifetime");
        return this;
    }

    /**
     * How long a session may last from sign-in on, however often it is refreshed. Default: without end.
     *
     * @param lifetime longer than an access token lives, up to 400 days, in whole seconds
     * @return this builder
     */
    public SessionTokensBuilder maxLifetime(Duration lifetime) {
        this.maxLifetime = Optional.of(lifetime);
        return this;
    }

    /**
     * How many sessions one user may have at a time. Default {@value SessionTokens#DEFAULT_SESSIONS_PER_USER}. One more ends the one that was
     * refreshed longest ago.
     *
     * @param most from 1 to 1,000
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public SessionTokensBuilder sessionsPerUser(int most) {
        if (most < 1 || most > 1_000) {
            throw new IllegalArgumentException("sessionsPerUser: expected 1 to 1000, got " + most);
        }
        this.sessionsPerUser = most;
        return this;
    }

    /**
     * By how much the clocks of the nodes may differ. Default 30 seconds. Access and refresh tokens are accepted for so much longer; a
     * token that works once is not.
     *
     * @param skew from zero to 10 minutes
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public SessionTokensBuilder clockSkew(Duration skew) {
        // The verifiers will be told so; their builder knows how much is too much.
        JwtVerifier.builder().clockSkew(skew);
        this.clockSkew = skew;
        return this;
    }

    /**
     * Has {@code exp} of access and refresh tokens count without the clock skew: what was taken from a user counts after the lifetime of an access
     * token, and no later. Default: with it.
     *
     * @return this builder
     */
    public SessionTokensBuilder exactExpiry() {
        this.expiresExactly = true;
        return this;
    }

    /**
     * What the next access token says. Default: {@link SessionClaims#UNCHANGED}.
     *
     * @param source asked at each refresh
     * @return this builder
     */
    public SessionTokensBuilder claims(SessionClaims source) {
        return source(SessionSource.of(source));
    }

    /**
     * Whether a session goes on, and what the next access token says, of a source that may not be able to tell. Takes the place of {@link
     * #claims}.
     *
     * @param asked at each refresh
     * @return this builder
     */
    public SessionTokensBuilder source(SessionSource asked) {
        this.claims = Objects.requireNonNull(asked, "asked");
        return this;
    }

    /**
     * How old the copy of what was revoked may be. Default 10 seconds; it is brought up to date twice a second. Beyond, nothing is let
     * in until the store answers again.
     *
     * @param age from 2 seconds to 1 hour
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public SessionTokensBuilder maxStaleness(Duration age) {
        if (age.compareTo(Duration.ofSeconds(2)) < 0 || age.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("maxStaleness: expected 2s to 1h, got " + age);
        }
        this.maxStaleness = age;
        return this;
    }

    /**
     * Asks the store about every token instead of a copy that follows it: a revocation counts at once, and each request waits for the
     * store.
     *
     * @return this builder
     */
    public SessionTokensBuilder strictRevocation() {
        this.strict = true;
        return this;
    }

    /**
     * The clock. By default it is the store's as far as revocations are followed, so that all nodes have the same time whatever their own
     * clocks say; asked {@linkplain #strictRevocation each time}, it is the system's.
     *
     * @param source decides about expiry
     * @return this builder
     */
    public SessionTokensBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** What has arrived is told when a test says so. */
    SessionTokensBuilder confirmingByHand() {
        this.confirmsByHand = true;
        return this;
    }

    /** By what staleness is measured. */
    SessionTokensBuilder nanoTime(LongSupplier source) {
        this.nanoTime = source;
        return this;
    }

    /**
     * Makes the sessions, and begins to follow the store.
     *
     * @return to be closed
     * @throws IllegalArgumentException if something mandatory is missing, or a lifetime is out of range
     */
    public SessionTokens build() {
        KeyRing ring = given("keys", keys);
        String iss = given("issuer", issuer);
        String aud = given("audience", audience);
        TokenStateStore state = given("store", store);
        requireLongerThanAccess();
        SessionLifetimes lifetimes = new SessionLifetimes(accessLifetime, refreshLifetime, maxLifetime);
        state.accessTokensLast(Duration.between(Instant.EPOCH, lifetimes.lastAccessExpiry(Instant.EPOCH)));
        SessionClaim claim = new SessionClaim(iss);
        InstantSource wall = clock == null ? InstantSource.system() : clock;
        Optional<FollowedRevocations> followed = strict
                ? Optional.empty()
                : Optional.of(new FollowedRevocations(state, claim, maxStaleness, wall, nanoTime));
        InstantSource time = followed.filter(revocations -> clock == null)
                .<InstantSource>map(FollowedRevocations::storeClock)
                .orElse(wall);
        SessionIssuer sessionIssuer = new SessionIssuer(
                tokens(ring, TokenProfile.access(iss, aud).withLifetime(accessLifetime), time),
                tokens(
                        ring.derived(REFRESH_KEYS),
                        TokenProfile.refresh(iss, aud).withLifetime(refreshLifetime),
                        time),
                lifetimes,
                clockSkew,
                expiresExactly,
                ids);
        Revocations revocations = followed.<Revocations>map(copy -> copy.started(FOLLOW_INTERVAL))
                .orElseGet(() -> new StrictRevocations(state, claim));
        Confirmations confirmations =
                new Confirmations(state, new SessionEnds(state, claim, lifetimes, revocations, time)::end);
        return new SessionTokens(
                state,
                sessionIssuer,
                claim,
                claims,
                new OneTimeTokens(ring.derived(ONE_TIME_KEYS), iss, aud, state, clockSkew, time, ids),
                revocations,
                confirmsByHand ? confirmations : confirmations.started(Confirmations.ROUND),
                time,
                sessionsPerUser);
    }

    private void requireLongerThanAccess() {
        if (refreshLifetime.compareTo(accessLifetime) <= 0) {
            throw new IllegalArgumentException(
                    "refreshLifetime: expected more than accessLifetime, got " + refreshLifetime);
        }
        maxLifetime
                .filter(lifetime -> lifetime.compareTo(accessLifetime) <= 0
                        || lifetime.compareTo(TokenProfile.MAX_LIFETIME) > 0
                        || lifetime.toNanosPart() != 0)
                .ifPresent(lifetime -> {
                    throw new IllegalArgumentException(
                            "maxLifetime: expected more than accessLifetime, up to 400d, in whole seconds, got "
                                    + lifetime);
                });
    }

    private TokenIssuer tokens(KeyRing ring, TokenProfile profile, InstantSource time) {
        return TokenIssuer.builder()
                .keys(ring)
                .profile(profile)
                .clock(time)
                .ids(ids)
                .build();
    }

    private static <T> T given(String argument, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(argument + ": must be given");
        }
        return value;
    }
}
