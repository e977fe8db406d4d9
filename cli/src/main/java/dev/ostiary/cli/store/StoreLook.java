package dev.ostiary.cli.store;

import dev.ostiary.cli.console.Finding;
import java.time.Duration;
import java.util.List;

/** Looks at one kind of store. Each kind has one of its own. */
interface StoreLook {
    /** A node whose clock differs by more is refused by others, or refuses them. */
    Duration CLOCK_SKEW = Duration.ofSeconds(30);

    /**
     * What was found, and what to do.
     *
     * @throws dev.ostiary.store.StoreUnavailableException if it cannot be reached
     * @throws IllegalStateException if no store can be kept there; it says why
     */
    List<Finding> findings();

    /** How far a server's clock is from that of this machine. It decides for all nodes alike, so a difference is no fault of the store. */
    static Finding clock(Duration ahead) {
        String seconds = ahead.toMillis() / 1_000.0 + " s";
        return ahead.abs().compareTo(CLOCK_SKEW) <= 0
                ? Finding.ok("clock", "ahead of this machine's by " + seconds)
                : Finding.warning(
                        "clock",
                        "ahead of this machine's by " + seconds + ": it decides what has expired; set both by NTP");
    }
}
