package dev.ostiary.session;

import dev.ostiary.store.OutageCause;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what was revoked, which follows the store: a request asks nobody. When the copy could not be brought up to date for too
 * long, nothing can be told any more.
 *
 * <p>Thread-safe; one thread at a time calls {@link #follow}.
 */
final class FollowedRevocations implements Revocations {
    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

    private final TokenStateStore store;
    private final SessionClaim claim;
    private final Duration maxStaleness;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Map<Revocation.Name, Revocation> revoked = new ConcurrentHashMap<>();
    private final Poller poller;
    private volatile @Nullable Freshness freshness;
    private Optional<String> position = Optional.empty();
    private Instant purgedAt = Instant.MIN;
    private boolean failing;

    /** As of when the copy is complete, by the monotonic clock, and since when the store is. */
    private record Freshness(long asOf, Instant completeSince) {}

    FollowedRevocations(
            TokenStateStore store,
            SessionClaim claim,
            Duration maxStaleness,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.store = store;
        this.claim = claim;
        this.maxStaleness = maxStaleness;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.poller = new Poller("ostiary-revocations", this::follow);
    }

    /**
     * Follows on a thread of its own from now on. Waits a moment for its first look, or the first requests of an application that
     * has just started would be answered 503; a store that does not answer delays the start no longer than that.
     */
    FollowedRevocations started(Duration interval) {
        CountDownLatch firstLook = new CountDownLatch(1);
        poller.start(interval, firstLook::countDown);
        try {
            if (!firstLook.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "The store of revocations has not answered yet");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    @Override
    public Status check(VerifiedJwt token) {
        Freshness known = freshness;
        if (known == null || nanoTime.getAsLong() - known.asOf() > maxStaleness.toNanos()) {
            return new Undecided(StoreUnavailableException.RETRY_AFTER);
        }
        return isFromBefore(token, known.completeSince()) || isRevoked(token) ? new Revoked() : new NotRevoked();
    }

    private boolean isRevoked(VerifiedJwt token) {
        if (revoked.isEmpty()) {
            return false;
        }
        for (Revocation.Name name : claim.names(token)) {
            Revocation revocation = revoked.get(name);
            if (revocation != null && SessionClaim.covers(revocation, token)) {
                return true;
            }
        }
        return false;
    }

    /** A session of which the store may have lost the end. Tokens tell their time in whole seconds. */
    private boolean isFromBefore(VerifiedJwt token, Instant completeSince) {
        return claim.sessionId(token).isPresent()
                && token.issuedAt()
                        .filter(issuedAt -> !issuedAt.isBefore(completeSince.truncatedTo(ChronoUnit.SECONDS)))
                        .isEmpty();
    }

    @Override
    public void learn(Revocation revocation) {
        revoked.merge(revocation.name(), revocation, Revocation::and);
    }

    /** Brings the copy up to date; where that fails it ages. */
    void follow() {
        try {
            long before = nanoTime.getAsLong();
            RevocationPage page = nextPage();
            while (page.more()) {
                page = nextPage();
            }
            freshness = new Freshness(before, page.completeSince());
            purge(clock.instant());
            if (failing) {
                LOG.log(System.Logger.Level.INFO, "Revocations are read from the store again");
            }
            failing = false;
        } catch (RuntimeException | Error outage) {
            // An error, too: of a class that the driver misses, say. This thread would end, and nobody would ever look
            // again.
            if (!failing) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Revocations cannot be read from the store; tokens are answered 503 once that has lasted {0}: {1}",
                        maxStaleness,
                        words(outage));
            }
            failing = true;
        }
    }

    private static @Nullable String words(Throwable outage) {
        return outage instanceof StoreUnavailableException ? outage.getMessage() : OutageCause.words(outage);
    }

    private RevocationPage nextPage() {
        RevocationPage page = store.revocationsAfter(position);
        page.revocations().forEach(this::learn);
        position = Optional.of(page.position());
        return page;
    }

    private void purge(Instant now) {
        if (purgedAt.isBefore(now.minus(BETWEEN_PURGES))) {
            revoked.values().removeIf(revocation -> !revocation.until().isAfter(now));
            purgedAt = now;
        }
    }

    int size() {
        return revoked.size();
    }

    @Override
    public void close() {
        poller.close();
    }
}
