package dev.ostiary.provider;

import dev.ostiary.key.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/** How long this node leaves a provider in peace that has failed: 1 to 30 seconds, spread at random. Thread-safe. */
final class ProviderPauses {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final AtomicReference<Pause> pause = new AtomicReference<>(Pause.NONE);

    private record Pause(int failures, Instant until) {
        static final Pause NONE = new Pause(0, Instant.EPOCH);
    }

    ProviderPauses(InstantSource clock) {
        this.clock = clock;
    }

    private Pause pause() {
        return Objects.requireNonNull(pause.get(), "set from the start");
    }

    boolean isPaused() {
        return pause().failures() > 0 && clock.instant().isBefore(pause().until());
    }

    void succeeded() {
        pause.set(Pause.NONE);
    }

    /** Failures of one moment, of many sessions, count once. */
    void failed() {
        Pause before = pause();
        if (before.failures() > 0 && clock.instant().isBefore(before.until())) {
            return;
        }
        int failures = before.failures() + 1;
        Instant until = new RetrySchedule(LEAST, ThreadLocalRandom.current()).afterFailure(failures, clock.instant());
        pause.compareAndSet(before, new Pause(failures, until));
    }

    /** When it makes sense to ask again, at least a second from now. */
    Duration retryAfter() {
        Duration left = Duration.between(clock.instant(), pause().until());
        return left.compareTo(LEAST) > 0 ? left : LEAST;
    }
}
