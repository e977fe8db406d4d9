package dev.ostiary.key;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets one refresh run at a time, and remembers what came of it. Thread-safe, without a lock.
 *
 * <p>A refresh ends in this order: memory, flight, waiters. So whoever finds no flight, or is released by one, finds its
 * result in the memory.
 */
final class Refresher {
    private final Refresh refresh;
    private final RetrySchedule schedule;
    private final JwksReporter reporter;
    private final InstantSource clock;
    private final Executor executor;
    private final Duration patience;
    private final AtomicReference<Memory> memory = new AtomicReference<>(Memory.EMPTY);
    private final AtomicReference<@Nullable Flight> flight = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Prepares, and fetches nothing yet.
     *
     * @param patience how long one refresh may take before it is given up
     */
    Refresher(
            Refresh refresh,
            RetrySchedule schedule,
            JwksReporter reporter,
            InstantSource clock,
            Executor executor,
            Duration patience) {
        this.refresh = refresh;
        this.schedule = schedule;
        this.reporter = reporter;
        this.clock = clock;
        this.executor = executor;
        this.patience = patience;
    }

    Memory memory() {
        return Objects.requireNonNull(memory.get(), "set from the start");
    }

    Instant now() {
        return clock.instant();
    }

    /** The refresh that is running, or a new one if memory and clock allow it. */
    Optional<Flight> joinOrStart(Predicate<Memory> allowed) {
        Flight running = flight.get();
        if (running != null && running.isOverdue()) {
            giveUp(running);
            running = flight.get();
        }
        if (running != null) {
            return Optional.of(running);
        }
        if (closed.get() || !allowed.test(memory())) {
            return Optional.empty();
        }
        Flight mine = new Flight(clock.instant(), patience);
        if (!flight.compareAndSet(null, mine)) {
            return Optional.ofNullable(flight.get());
        }
        // Another refresh may have ended between the first look at the memory and here.
        if (closed.get() || !allowed.test(memory())) {
            abandon(mine, true);
            return Optional.empty();
        }
        start(mine);
        return Optional.of(mine);
    }

    private void start(Flight mine) {
        try {
            executor.execute(() -> run(mine));
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            end(mine, new RefreshResult.Failed(JwksFault.FETCHER_FAULT));
        }
    }

    private void run(Flight mine) {
        RefreshResult result = new RefreshResult.Failed(JwksFault.FETCHER_FAULT);
        try {
            result = refresh.run(memory(), mine.startedAt());
        } finally {
            end(mine, result);
        }
    }

    Duration patience() {
        return patience;
    }

    /** Ends a refresh that has taken long enough; its fetcher does not keep to its timeout. */
    void giveUp(Flight late) {
        end(late, new RefreshResult.Failed(JwksFault.TIMEOUT));
    }

    private void end(Flight mine, RefreshResult result) {
        if (!mine.claimEnd()) {
            return;
        }
        Memory before = memory();
        Memory after = before;
        try {
            after = after(before, mine, result);
            memory.set(after);
        } finally {
            // Even without memory to spare or a clock that works: a flight that stays would be the last one.
            flight.compareAndSet(mine, null);
            mine.release(true);
        }
        if (!closed.get()) {
            reporter.report(before, after, clock.instant());
        }
    }

    private Memory after(Memory before, Flight mine, RefreshResult result) {
        if (result instanceof RefreshResult.Refreshed refreshed) {
            Instant pauseUntil = schedule.afterSuccess(mine.startedAt());
            return new Memory(
                    refreshed.snapshot(),
                    refreshed.location(),
                    before.attempts().succeeded(mine.startedAt(), pauseUntil));
        }
        RefreshResult.Failed failure = (RefreshResult.Failed) result;
        int failures = before.attempts().failures() + 1;
        Instant pauseUntil = schedule.afterFailure(failures, clock.instant());
        return new Memory(before.snapshot(), null, before.attempts().failed(mine.startedAt(), failure, pauseUntil));
    }

    /** Ends a refresh that brings nothing: because the memory has a newer result already, or because of {@link #close}. */
    private void abandon(Flight mine, boolean resultIsThere) {
        if (mine.claimEnd()) {
            flight.compareAndSet(mine, null);
            mine.release(resultIsThere);
        }
    }

    /** No refresh begins any more; one under way is abandoned, and who waits for it is released. */
    void close() {
        closed.set(true);
        Flight running = flight.get();
        if (running != null) {
            abandon(running, false);
        }
    }
}
