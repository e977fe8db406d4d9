package dev.ostiary.verify;

import dev.ostiary.key.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How many keys are tried for a token that names none ({@code kid} is missing): anybody can send such tokens, and each key costs one check
 * of a signature.
 *
 * <p>An issuer signs without {@code kid} if a token without one had a good signature, or if one of the keys has no id. Then all candidates
 * are tried. Until that is known, all are tried for one token a second, so that the issuer can show it, and one for any other token: another
 * one each time. Thread-safe.
 */
final class UnnamedKeyLimit {
    private static final Duration BETWEEN_FULL_TRIES = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final AtomicBoolean signsWithout = new AtomicBoolean();
    private final AtomicReference<@Nullable Instant> lastFullTry = new AtomicReference<>();
    private final AtomicInteger turn = new AtomicInteger();

    UnnamedKeyLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** The candidates to try, at least one. */
    List<VerificationKey> toTry(@Nullable String keyId, List<VerificationKey> candidates) {
        if (keyId != null || candidates.size() == 1 || signsWithout.get() || isAnyNameless(candidates) || isFullTry()) {
            return candidates;
        }
        return List.of(candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size())));
    }

    private static boolean isAnyNameless(List<VerificationKey> candidates) {
        for (VerificationKey candidate : candidates) {
            if (candidate.keyId().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Of several threads at once one gets it; a clock that was set back stops nobody. */
    private boolean isFullTry() {
        Instant now = clock.instant();
        Instant last = lastFullTry.get();
        boolean due = last == null || Duration.between(last, now).abs().compareTo(BETWEEN_FULL_TRIES) >= 0;
        return due && lastFullTry.compareAndSet(last, now);
    }

    /** Takes note of a good signature. */
    void signed(@Nullable String keyId) {
        if (keyId == null && !signsWithout.get()) {
            signsWithout.set(true);
        }
    }
}
