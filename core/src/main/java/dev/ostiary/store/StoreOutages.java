package dev.ostiary.store;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log why a store cannot be used, and that it can be again: one line each, however many calls fail. For whoever implements
 * {@link TokenStateStore}, since those who are answered 503 are not told why.
 *
 * <p>An outage begins with a call that fails. Another reason during it is another line, up to eight. It ends with a call that goes well when
 * none has failed for 5 seconds: where reading works and writing does not, the log is not to change its mind with each call. Thread-safe.
 */
public final class StoreOutages {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int MOST_REASONS = 8;

    private final System.Logger log;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    private record Outage(Set<String> reasons, long lastFailure) {
        boolean isNew(String reason) {
            return reasons.size() < MOST_REASONS && !reasons.contains(reason);
        }

        Outage with(String reason, long now) {
            Set<String> all = new LinkedHashSet<>(reasons);
            if (isNew(reason)) {
                all.add(reason);
            }
            return new Outage(all, now);
        }
    }

    /**
     * Of a store that works.
     *
     * @param log where the lines go
     * @param nanos measures time, as {@link System#nanoTime} does
     */
    public StoreOutages(System.Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /**
     * Makes a call to the store.
     *
     * @param call what is to be watched
     * @param <T> what it returns
     * @return what it returned
     * @throws StoreUnavailableException that it threw, whose message is the reason
     */
    public <T extends @Nullable Object> T watched(Supplier<T> call) {
        try {
            T result = call.get();
            succeeded();
            return result;
        } catch (StoreUnavailableException fault) {
            failed(String.valueOf(fault.getMessage()));
            throw fault;
        }
    }

    private void failed(String reason) {
        long now = nanos.getAsLong();
        Outage none = new Outage(Set.of(), now);
        Outage before = outage.getAndUpdate(current -> (current == null ? none : current).with(reason, now));
        if (before == null || before.isNew(reason)) {
            log.log(
                    Level.WARNING,
                    "Cannot use the store; what needs it is answered 503 until it can be used: {0}",
                    reason);
        }
    }

    /** Costs one look at a field while nothing is amiss. */
    private void succeeded() {
        Outage current = outage.get();
        if (current != null
                && nanos.getAsLong() - current.lastFailure() >= QUIET.toNanos()
                && outage.compareAndSet(current, null)) {
            log.log(Level.INFO, "The store can be used again");
        }
    }
}
