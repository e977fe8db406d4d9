package dev.ostiary.provider;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.session.SessionSource;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks providers whether sessions go on: one refresh at a time for each session, on all nodes.
 *
 * <p>Within a node those who wait share it. Between nodes whoever takes the lease in the store asks, and the others look at the store for the
 * new tokens, 5 seconds at most. What was refreshed a short time ago is taken as it is. While a provider fails, sessions go on for a
 * time, and attempts are spaced by 1 to 30 seconds. No lock is held over I/O. Thread-safe; {@link #close()} lets those go who wait.
 */
public final class ProviderRefresh implements SessionSource, AutoCloseable {
    /** The claim of a session that was signed in at a provider: the provider's issuer. */
    public static final String ISSUER_CLAIM = "ost_iss";

    /** The longest time after a refresh in which nobody need ask again: less than 10 seconds. */
    public static final Duration LONGEST_CURRENT = Duration.ofSeconds(10);

    /** Longer than whoever asks can take. */
    private static final Duration PATIENCE = Duration.ofSeconds(65);

    private final GrantRefresh refresh;
    private final Function<GrantOutcome.Standing, Answer> says;
    private final InstantSource clock;
    private final CountDownLatch closed;
    private final Map<String, SharedCall<GrantOutcome>> flights = new ConcurrentHashMap<>();

    ProviderRefresh(
            GrantRefresh refresh,
            Function<GrantOutcome.Standing, Answer> says,
            InstantSource clock,
            CountDownLatch closed) {
        this.refresh = refresh;
        this.says = says;
        this.clock = clock;
        this.closed = closed;
    }

    /**
     * Begins.
     *
     * @return a new builder
     */
    public static ProviderRefreshBuilder builder() {
        return new ProviderRefreshBuilder();
    }

    /**
     * Asks the session's provider, before its refresh token is rotated.
     *
     * @param sessionId the session's own id
     * @param subject who it is
     * @param carried what the refresh token has carried; a session that was not signed in at a provider goes on with that
     * @return whether it goes on
     */
    @Override
    public Answer ask(String sessionId, String subject, Map<String, @Nullable Object> carried) {
        GrantOutcome outcome = refreshed(sessionId);
        if (outcome instanceof GrantOutcome.Standing standing) {
            return says.apply(standing);
        }
        if (outcome instanceof GrantOutcome.Unavailable outage) {
            return new Unavailable(outage.retryAfter(), outage.reason());
        }
        return outcome instanceof GrantOutcome.None && !carried.containsKey(ISSUER_CLAIM)
                ? new Says(carried)
                : new Over();
    }

    /**
     * The session's tokens, refreshed where the access token is about to expire.
     *
     * @param sessionId the session's own id
     * @param leastLeft how long the access token must be good for, where the provider has said how long it is
     * @return what there is; without a refresh token it may have expired
     */
    public GrantOutcome tokens(String sessionId, Duration leastLeft) {
        GrantOutcome there = orUnavailable(() -> refresh.look(sessionId));
        return there instanceof GrantOutcome.Standing standing && isExpiring(standing, leastLeft)
                ? refreshed(sessionId)
                : there;
    }

    /**
     * What is kept of a session; asks the store, and no provider.
     *
     * @param sessionId the session's own id
     * @return what there is
     */
    public GrantOutcome kept(String sessionId) {
        return orUnavailable(() -> refresh.look(sessionId));
    }

    private boolean isExpiring(GrantOutcome.Standing standing, Duration leastLeft) {
        Instant until = clock.instant().plus(leastLeft);
        ProviderTokens tokens = standing.grant().tokens();
        return tokens.refresh().isPresent()
                && tokens.expiresAt().filter(expiry -> !expiry.isAfter(until)).isPresent();
    }

    private GrantOutcome refreshed(String sessionId) {
        SharedCall<GrantOutcome> mine = new SharedCall<>();
        SharedCall<GrantOutcome> other = flights.putIfAbsent(sessionId, mine);
        return other == null
                ? mine.run(() -> orUnavailable(() -> refresh.refresh(sessionId)), () -> flights.remove(sessionId, mine))
                : other.await(PATIENCE)
                        .orElseGet(() ->
                                new GrantOutcome.Unavailable(RetryAfter.LEAST, RejectionReason.PROVIDER_UNAVAILABLE));
    }

    private static GrantOutcome orUnavailable(Supplier<GrantOutcome> call) {
        try {
            return call.get();
        } catch (StoreUnavailableException outage) {
            return new GrantOutcome.Unavailable(
                    StoreUnavailableException.RETRY_AFTER, RejectionReason.STORE_UNAVAILABLE);
        }
    }

    /** Nobody looks at the store any more. May be called again. */
    @Override
    public void close() {
        closed.countDown();
    }
}
