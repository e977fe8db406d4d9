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
     * When it is certain to pass claims that it has passed before: always, unless it looks at the time; never, where the application
     * decides. Within that span a token that was verified before need not be checked again.
     */
    default TimeSpan passing(RegisteredClaims registered) {
        return TimeSpan.ALWAYS;
    }

    /** Which step of a verification it is, or is a part of. */
    VerificationStep step();

    /** What passes, of configured values alone. */
    String expected();

    /** What there is, as {@link ExplainedStep} allows it to be shown. */
    String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now);
}
