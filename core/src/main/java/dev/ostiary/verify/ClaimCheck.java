package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One check of a token whose signature is good.
 *
 * <p>No check throws. What it expects and finds is put into words only for an explanation. Sums are made on the token's side, whose times end with the year 9999: they cannot overflow,
 * whatever the clock says.
 */
interface ClaimCheck {
    /** Why the claims are not acceptable at that time, or {@code null}. */
    @Nullable
    RejectionReason check(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now);

    /**
     * Whether its answer about the same claims may be another one later, because it depends on the time or on the
     * application. Then it is asked at each verification, of a token too that was verified before.
     */
    default boolean mayChange() {
        return false;
    }

    /** Which step of a verification it is, or is a part of. */
    VerificationStep step();

    /** What passes, of configured values alone. */
    String expected();

    /** What there is, as {@link ExplainedStep} allows it to be shown. */
    String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now);
}
