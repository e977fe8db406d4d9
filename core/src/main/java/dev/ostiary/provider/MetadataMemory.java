package dev.ostiary.provider;

import dev.ostiary.key.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A provider's metadata: fetched when asked for, kept for an hour, and past it while they cannot be fetched. One fetch at a time, for all who
 * wait; after a failure a pause of 1 to 30 seconds. Thread-safe, without a lock.
 */
final class MetadataMemory {
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Supplier<Optional<ProviderMetadata>> fetch;
    private final Duration staleFor;
    private final Duration patience;
    private final InstantSource clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(null, Instant.MIN, 0, Instant.MIN));
    private final AtomicReference<@Nullable SharedCall<Known>> flight = new AtomicReference<>();

    private record Known(@Nullable ProviderMetadata metadata, Instant fetchedAt, int failures, Instant retryAt) {}

    /**
     * Fetches nothing yet.
     *
     * @param fetch asks the provider, within the patience
     * @param staleFor how long metadata serve past their hour
     * @param patience how long somebody waits for another one's fetch
     */
    MetadataMemory(
            Supplier<Optional<ProviderMetadata>> fetch, Duration staleFor, Duration patience, InstantSource clock) {
        this.fetch = fetch;
        this.staleFor = staleFor;
        this.patience = patience;
        this.clock = clock;
    }

    /** What is known, after asking where it is not or not any more. */
    Optional<ProviderMetadata> get() {
        Instant now = clock.instant();
        Known mine = known();
        boolean fresh = mine.metadata() != null && isWithin(mine, KEPT_FOR, now);
        boolean paused = mine.failures() > 0 && now.isBefore(mine.retryAt());
        return fresh || paused ? serving(mine, now) : fetched(mine, now);
    }

    private Known known() {
        return Objects.requireNonNull(known.get(), "set from the start");
    }

    private Optional<ProviderMetadata> fetched(Known before, Instant now) {
        SharedCall<Known> mine = new SharedCall<>();
        SharedCall<Known> other = flight.compareAndExchange(null, mine);
        if (other == null) {
            return serving(mine.run(() -> ask(now), () -> flight.compareAndSet(mine, null)), now);
        }
        Optional<ProviderMetadata> stale = serving(before, now);
        return stale.isPresent() ? stale : other.await(patience).flatMap(after -> serving(after, now));
    }

    /** Another fetch may have ended between the first look and the beginning of this one. */
    private Known ask(Instant now) {
        Known before = known();
        if (before.metadata() != null && isWithin(before, KEPT_FOR, now)) {
            return before;
        }
        Optional<ProviderMetadata> metadata = fetch.get();
        Known after = metadata.map(found -> new Known(found, now, 0, now)).orElseGet(() -> failed(before));
        known.set(after);
        return after;
    }

    private Known failed(Known before) {
        int failures = before.failures() + 1;
        Instant retryAt = new RetrySchedule(LEAST, ThreadLocalRandom.current()).afterFailure(failures, clock.instant());
        return new Known(before.metadata(), before.fetchedAt(), failures, retryAt);
    }

    private Optional<ProviderMetadata> serving(Known mine, Instant now) {
        return Optional.ofNullable(mine.metadata()).filter(metadata -> isWithin(mine, KEPT_FOR.plus(staleFor), now));
    }

    private static boolean isWithin(Known mine, Duration time, Instant now) {
        return now.isBefore(mine.fetchedAt().plus(time))
                && !now.isBefore(mine.fetchedAt().minus(KEPT_FOR));
    }

    /** When it makes sense to ask again, at least a second from now. */
    Duration retryAfter() {
        Duration pause = Duration.between(clock.instant(), known().retryAt());
        return known().failures() > 0 && pause.compareTo(LEAST) > 0 ? pause : LEAST;
    }
}
