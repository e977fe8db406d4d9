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
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/**
 * Takes logout tokens of providers (OpenID Connect Back-Channel Logout 1.0), which ask once, wait for seconds and never repeat: whoever asks is
 * told within 2 seconds, and what was verified is never lost. One that goes wrong holds no other up: a token whose check fails by a fault of ours
 * stays among the unverified ones for as long as any of them, and a logout that the store does not take stays in memory. Thread-safe.
 */
final class Logouts {
    private static final System.Logger LOG = System.getLogger(SignInParts.LOG_NAME);
    private static final Duration VERIFIED_WITHIN = Duration.ofMillis(1_500);
    private static final Duration RECORDED_WITHIN = Duration.ofMillis(300);

    /** After so many that the store has not taken, one after the other, it is out of reach, and the others wait for the next round. */
    private static final int FAILURES_IN_A_ROUND = 3;

    private final SessionTokens tokens;
    private final LogoutMemory memory;
    private final UnverifiedLogouts unverified = new UnverifiedLogouts();
    private final ObjIntConsumer<String> told;
    private final InstantSource clock;
    private final Executor executor;
    private final Function<UnverifiedLogouts.Kept, LogoutVerdict> check;

    /** Asks the provider's own client. */
    Logouts(
            SessionTokens tokens,
            LogoutMemory memory,
            ObjIntConsumer<String> told,
            InstantSource clock,
            Executor executor) {
        this(
                tokens,
                memory,
                told,
                clock,
                executor,
                kept -> kept.provider().client().logoutToken(kept.token(), kept.receivedAt()));
    }

    /**
     * Makes one.
     *
     * @param told how many sessions a provider has ended; throws nothing
     * @param executor of a few threads; may refuse more
     * @param check verifies a token
     */
    Logouts(
            SessionTokens tokens,
            LogoutMemory memory,
            ObjIntConsumer<String> told,
            InstantSource clock,
            Executor executor,
            Function<UnverifiedLogouts.Kept, LogoutVerdict> check) {
        this.tokens = tokens;
        this.memory = memory;
        this.told = told;
        this.clock = clock;
        this.executor = executor;
        this.check = check;
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
            return verified(kept);
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

    /** Where no thread is left: what nobody has signed must push nothing out that waits, and the store can wait. */
    private Outcome verified(UnverifiedLogouts.Kept kept) {
        LogoutVerdict verdict = checked(kept);
        List<Ending> unrecorded = remembered(kept, verdict);
        return unrecorded.isEmpty() ? outcome(verdict, unrecorded) : later(RejectionReason.STORE_UNAVAILABLE);
    }

    private static Later later(RejectionReason reason) {
        return new Later(reason, RetryAfter.LEAST);
    }

    private void seeTo(
            UnverifiedLogouts.Kept kept,
            CompletableFuture<LogoutVerdict> verified,
            CompletableFuture<Outcome> outcome) {
        try {
            LogoutVerdict verdict = checked(kept);
            List<Ending> endings = remembered(kept, verdict);
            verified.complete(verdict);
            outcome.complete(outcome(verdict, endings));
        } catch (RuntimeException | Error fault) {
            verified.completeExceptionally(fault);
            outcome.completeExceptionally(fault);
            throw fault;
        }
    }

    /** What fails by a fault of ours may be good: nobody can tell now. */
    private LogoutVerdict checked(UnverifiedLogouts.Kept kept) {
        try {
            return check.apply(kept);
        } catch (RuntimeException fault) {
            unverified.faulty(kept, fault);
            return new LogoutVerdict.Unavailable(RetryAfter.LEAST);
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

    /** Each is tried, also after one that the store has not taken. */
    private boolean areRecorded(List<Ending> endings) {
        return endings.stream().filter(ending -> !isRecorded(ending)).count() == 0;
    }

    private boolean isRecorded(Ending ending) {
        try {
            record(ending);
            return true;
        } catch (StoreUnavailableException outage) {
            return false;
        } catch (RuntimeException fault) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "back-channel-logout: the store has not taken a logout, which is tried again: {0}",
                    fault.getClass().getName());
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
        unverified.asOf(clock.instant()).forEach(kept -> remembered(kept, checked(kept)));
        int failures = 0;
        for (Ending ending : memory.all()) {
            failures = isRecorded(ending) ? 0 : failures + 1;
            if (failures == FAILURES_IN_A_ROUND) {
                memory.beginAfter(ending);
                return;
            }
        }
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
