package dev.ostiary.servlet.signin;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.provider.LogoutVerdict;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ObjIntConsumer;

/**
 * Takes logout tokens of providers (OpenID Connect Back-Channel Logout 1.0), which ask once, wait for seconds and never repeat: whoever asks is
 * told within 2 seconds, and what was verified is never lost. Thread-safe.
 */
final class Logouts {
    private static final Duration VERIFIED_WITHIN = Duration.ofMillis(1_500);
    private static final Duration RECORDED_WITHIN = Duration.ofMillis(300);

    private final SessionTokens tokens;
    private final LogoutMemory memory;
    private final UnverifiedLogouts unverified = new UnverifiedLogouts();
    private final ObjIntConsumer<String> told;
    private final InstantSource clock;
    private final Executor executor;

    /**
     * Makes one.
     *
     * @param told how many sessions a provider has ended; throws nothing
     * @param executor of a few threads; may refuse more
     */
    Logouts(
            SessionTokens tokens,
            LogoutMemory memory,
            ObjIntConsumer<String> told,
            InstantSource clock,
            Executor executor) {
        this.tokens = tokens;
        this.memory = memory;
        this.told = told;
        this.clock = clock;
        this.executor = executor;
    }

    /** What became of a logout token. Immutable. */
    sealed interface Outcome {}

    /** Its sessions have ended, whether there were any or not. */
    record Done() implements Outcome {}

    /** It is no good. */
    record Bad(RejectionReason reason) implements Outcome {}

    /** It is kept, and will be seen to. */
    record Later(RejectionReason reason, Duration retryAfter) implements Outcome {}

    /** Takes one. */
    Outcome take(RegisteredProvider provider, String token) {
        UnverifiedLogouts.Kept kept = new UnverifiedLogouts.Kept(provider, token, clock.instant());
        CompletableFuture<LogoutVerdict> verdict = new CompletableFuture<>();
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try {
            executor.execute(() -> seeTo(kept, verdict, outcome));
        } catch (RejectedExecutionException tooMany) {
            unverified.add(kept);
            return later(RejectionReason.KEYS_UNAVAILABLE);
        }
        if (within(VERIFIED_WITHIN, verdict).isEmpty()) {
            unverified.add(kept);
            // Now, if it has just been verified, or later.
            var unused = verdict.thenAccept(late -> {
                if (!(late instanceof LogoutVerdict.Unavailable)) {
                    unverified.remove(kept);
                }
            });
            return later(RejectionReason.KEYS_UNAVAILABLE);
        }
        return within(RECORDED_WITHIN, outcome).orElse(later(RejectionReason.STORE_UNAVAILABLE));
    }

    private static Later later(RejectionReason reason) {
        return new Later(reason, RetryAfter.LEAST);
    }

    private void seeTo(
            UnverifiedLogouts.Kept kept,
            CompletableFuture<LogoutVerdict> verified,
            CompletableFuture<Outcome> outcome) {
        try {
            LogoutVerdict verdict = kept.provider().client().logoutToken(kept.token(), kept.receivedAt());
            List<Ending> endings = remembered(kept, verdict);
            verified.complete(verdict);
            outcome.complete(outcome(verdict, endings));
        } catch (RuntimeException | Error fault) {
            verified.completeExceptionally(fault);
            outcome.completeExceptionally(fault);
            throw fault;
        }
    }

    /** From now on this node refuses the sessions by itself, whatever the store does. */
    private List<Ending> remembered(UnverifiedLogouts.Kept kept, LogoutVerdict verdict) {
        if (verdict instanceof LogoutVerdict.Unavailable) {
            unverified.add(kept);
            return List.of();
        }
        List<Ending> endings =
                verdict instanceof LogoutVerdict.Accepted good ? Ending.of(kept.provider(), good.notice()) : List.of();
        endings.forEach(memory::add);
        unverified.remove(kept);
        return endings;
    }

    private Outcome outcome(LogoutVerdict verdict, List<Ending> endings) {
        if (verdict instanceof LogoutVerdict.Unavailable outage) {
            return new Later(RejectionReason.KEYS_UNAVAILABLE, outage.retryAfter());
        }
        if (verdict instanceof LogoutVerdict.Rejected bad) {
            return new Bad(bad.reason());
        }
        return areRecorded(endings)
                ? new Done()
                : new Later(RejectionReason.STORE_UNAVAILABLE, StoreUnavailableException.RETRY_AFTER);
    }

    private boolean areRecorded(List<Ending> endings) {
        try {
            endings.forEach(this::record);
            return true;
        } catch (StoreUnavailableException outage) {
            return false;
        }
    }

    private void record(Ending ending) {
        int ended = ending.name().isUser()
                ? tokens.atProviders().ofUser(ending.name().key(), ending.upTo())
                : tokens.atProviders().ofSession(ending.name().key(), ending.upTo());
        if (memory.remove(ending)) {
            told.accept(ending.provider(), ended);
        }
    }

    /** Sees to what could not be verified or recorded before. For one thread at a time, again and again. */
    void catchUp() {
        unverified.asOf(clock.instant()).forEach(kept -> {
            LogoutVerdict verdict = kept.provider().client().logoutToken(kept.token(), kept.receivedAt());
            remembered(kept, verdict);
        });
        boolean unused = areRecorded(memory.all());
    }

    private static <T> Optional<T> within(Duration time, CompletableFuture<T> future) {
        try {
            return Optional.of(future.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
