package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is taken as it is, whichever way it moves. What has passed is the sum of its steps ahead. Thread-safe. */
final class GivenClock implements StoreTime {
    private final InstantSource clock;
    private Instant last;
    private Duration passed = Duration.ZERO;

    GivenClock(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public synchronized Instant instant() {
        Instant now = clock.instant();
        if (now.isAfter(last)) {
            passed = passed.plus(Duration.between(last, now));
        }
        last = now;
        return now;
    }

    @Override
    public Instant told() {
        return instant();
    }

    @Override
    public synchronized Duration passed() {
        instant();
        return passed;
    }
}
