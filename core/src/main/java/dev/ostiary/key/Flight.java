package dev.ostiary.key;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One refresh under way, which any number of threads can wait for. Thread-safe. */
final class Flight {
    private final Instant startedAt;
    private final long overdueFrom;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CompletableFuture<Boolean> landed = new CompletableFuture<>();

    /**
     * Begins one.
     *
     * @param patience how long it may take, by the JVM's monotonic clock
     */
    Flight(Instant startedAt, Duration patience) {
        this.startedAt = startedAt;
        this.overdueFrom = System.nanoTime() + patience.toNanos();
    }

    /** Whether it has taken longer than its fetcher was allowed to. */
    boolean isOverdue() {
        return System.nanoTime() - overdueFrom >= 0;
    }

    boolean hasLanded() {
        return landed.isDone();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** True for the first caller only: the result that it has is the one that counts. */
    boolean claimEnd() {
        return ending.compareAndSet(false, true);
    }

    /** Lets those go who wait. */
    void release(boolean withResult) {
        landed.complete(withResult);
    }

    /** Whether the result is in the memory in time; an interrupt ends the wait, and the thread stays marked. */
    boolean await(Duration patience) {
        try {
            return landed.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }
}
