package dev.ostiary.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One call under way, which any number of threads can wait for: whoever has begun it runs it, on its own thread. Thread-safe, without a lock.
 *
 * @param <T> what comes of it
 */
final class SharedCall<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /**
     * Runs it, for whoever has begun it.
     *
     * @param ended done before those go who wait
     */
    T run(Supplier<T> call, Runnable ended) {
        try {
            T value = call.get();
            ended.run();
            result.complete(value);
            return value;
        } catch (RuntimeException | Error fault) {
            ended.run();
            result.completeExceptionally(fault);
            throw fault;
        }
    }

    /** What comes of it in time; an interrupt ends the wait, and the thread stays marked. */
    Optional<T> await(Duration patience) {
        try {
            return Optional.of(result.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }
}
