package dev.ostiary.cli.provider;

import dev.ostiary.cli.console.Finding;
import dev.ostiary.encoding.DurationText;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares the clock of a server with the one here: tokens are good or not by both.
 *
 * @param here the time of this machine when the answer came
 */
record ServerClock(Instant here) {
    private static final String CLOCK = "clock";

    /** The date of an answer is in whole seconds, and a little old when it comes. */
    private static final Duration FINE = Duration.ofSeconds(5);

    Finding compare(Optional<Instant> date) {
        if (date.isEmpty()) {
            return Finding.warning(CLOCK, "its answers have no Date, so the clocks cannot be compared");
        }
        Duration ahead = Duration.between(here, date.get());
        String text =
                "the provider's is " + DurationText.forPeople(ahead) + (ahead.isNegative() ? " behind" : " ahead");
        if (ahead.abs().compareTo(FINE) <= 0) {
            return Finding.ok(CLOCK, "as here, within 5 s");
        }
        return ahead.abs().compareTo(JwtVerifierBuilder.DEFAULT_CLOCK_SKEW) <= 0
                ? Finding.warning(CLOCK, text + ", within the clock-skew of 30 s; synchronize both")
                : Finding.bad(
                        CLOCK,
                        text + ", more than the clock-skew of 30 s; synchronize this machine's clock, or"
                                + " the provider's");
    }
}
