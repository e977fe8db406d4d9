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
 * <p>How old the copy is, and how long an entry counts, is measured by the monotonic clock. The wall clock only ever makes it more careful:
 * an entry stays while that says so, too; where it was set back, all is read anew; and where it went on while the other stood still, as
 * of a machine that was suspended, the store is asked until the copy has followed it again.
 *
 * <p>Thread-safe; one thread at a time calls {@link #follow}.
 */
final class FollowedRevocations implements Revocations {
    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    /** The nodes of one database, each of which may be asked, do not have exactly the same time. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

    private final TokenStateStore store;
    private final SessionClaim claim;
    private final Duration maxStaleness;
    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final StoreClock storeClock;
    private final StrictRevocations asked;
    private final Map<Revocation.Name, CopiedRevocation> revoked = new ConcurrentHashMap<>();
    private final Poller poller;
    private volatile @Nullable Freshness freshness;
    private Optional<String> position = Optional.empty();
    private Instant storeTime = Instant.EPOCH;
    private @Nullable Purge lastPurge;
    private boolean failing;

    /** As of when the copy is complete, by both clocks, and since when the store is. */
    private record Freshness(long asOfNanos, long asOfMillis, Instant completeSince) {}

    private record Purge(long nanos, Instant wall) {}

    FollowedRevocations(
            TokenStateStore store,
            SessionClaim claim,
            Duration maxStaleness,
            InstantSource wall,
            LongSupplier nanoTime) {
        this.store = store;
        this.claim = claim;
        this.maxStaleness = maxStaleness;
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.storeClock = new StoreClock(wall, nanoTime);
        this.asked = new StrictRevocations(store, claim);
        this.poller = new Poller("ostiary-revocations", this::follow);
    }

    /** The store's time, as it was learned with the copy. */
    StoreClock storeClock() {
        return storeClock;
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
        if (known == null) {
            return new Undecided(StoreUnavailableException.RETRY_AFTER);
        }
        long age = nanoTime.getAsLong() - known.asOfNanos();
        if (age > maxStaleness.toNanos()) {
            return new Undecided(StoreUnavailableException.RETRY_AFTER);
        }
        long missed = wall.millis() - known.asOfMillis() - TimeUnit.NANOSECONDS.toMillis(age);
        TokenMarks marks = claim.marks(token);
        if (isFromBefore(marks, known.completeSince()) || isRevoked(marks)) {
            return new Revoked();
        }
        return missed > maxStaleness.toMillis() ? asked.check(token) : new NotRevoked();
    }

    private boolean isRevoked(TokenMarks marks) {
        if (revoked.isEmpty()) {
            return false;
        }
        for (Revocation.Name name : marks.names()) {
            CopiedRevocation copied = revoked.get(name);
            if (copied != null && marks.areCoveredBy(copied.revocation())) {
                return true;
            }
        }
        return false;
    }

    /** A session of which the store may have lost the end. Tokens tell their time in whole seconds. */
    private static boolean isFromBefore(TokenMarks marks, Instant completeSince) {
        return marks.sessionId().isPresent()
                && marks.issuedAt()
                        .filter(issuedAt -> !issuedAt.isBefore(completeSince.truncatedTo(ChronoUnit.SECONDS)))
                        .isEmpty();
    }

    @Override
    public void learn(Revocation revocation) {
        learn(CopiedRevocation.of(revocation, storeClock.until(revocation.until()), nanoTime.getAsLong()));
    }

    private void learn(CopiedRevocation copied) {
        revoked.merge(copied.revocation().name(), copied, CopiedRevocation::and);
    }

    /** Brings the copy up to date; where that fails it ages. */
    void follow() {
        try {
            long nanos = nanoTime.getAsLong();
            Instant byWall = wall.instant();
            if (lastPurge != null && byWall.isBefore(lastPurge.wall())) {
                position = Optional.empty();
                lastPurge = new Purge(lastPurge.nanos(), byWall);
            }
            RevocationPage page = lastPage();
            if (page.storeTime().isBefore(storeTime.minus(TOLERANCE))) {
                position = Optional.empty();
                page = lastPage();
            }
            storeTime = page.storeTime();
            freshness = new Freshness(nanos, byWall.toEpochMilli(), page.completeSince());
            purge(nanos, byWall);
            succeeded();
        } catch (RuntimeException | Error outage) {
            // An error, too: of a class that the driver misses, say. This thread would end, and nobody would ever look
            // again.
            failed(outage);
        }
    }

    private RevocationPage lastPage() {
        RevocationPage page = nextPage();
        while (page.more()) {
            page = nextPage();
        }
        return page;
    }

    private RevocationPage nextPage() {
        long nanos = nanoTime.getAsLong();
        RevocationPage page = store.revocationsAfter(position);
        page.revocations()
                .forEach(revocation -> learn(CopiedRevocation.of(
                        revocation, Duration.between(page.storeTime(), revocation.until()), nanoTime.getAsLong())));
        storeClock.learned(page.storeTime(), nanos);
        position = Optional.of(page.position());
        return page;
    }

    private void purge(long nanos, Instant byWall) {
        if (lastPurge == null || nanos - lastPurge.nanos() > BETWEEN_PURGES.toNanos()) {
            revoked.values().removeIf(copied -> copied.isOver(nanos, byWall));
            lastPurge = new Purge(nanos, byWall);
        }
    }

    private void succeeded() {
        if (failing) {
            LOG.log(System.Logger.Level.INFO, "Revocations are read from the store again");
        }
        failing = false;
    }

    private void failed(Throwable outage) {
        if (!failing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Revocations cannot be read from the store; tokens are answered 503 once that has lasted {0}: {1}",
                    maxStaleness,
                    words(outage));
        }
        failing = true;
    }

    private static @Nullable String words(Throwable outage) {
        return outage instanceof StoreUnavailableException ? outage.getMessage() : OutageCause.words(outage);
    }

    int size() {
        return revoked.size();
    }

    @Override
    public void close() {
        poller.close();
    }
}
