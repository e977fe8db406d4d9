package dev.ostiary.provider;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time that passes between two looks at the store, while another node asks. */
interface Looks {
    /** All looks together take no longer. */
    Duration LONGEST = Duration.ofSeconds(5);

    /** How long it was; zero where nobody is to look any more. */
    Duration pass();

    /** 50 to 400 milliseconds at random, until the latch opens. An interrupt ends it, and the thread stays marked. */
    static Looks until(CountDownLatch closed) {
        return () -> {
            long millis = ThreadLocalRandom.current().nextLong(50, 401);
            try {
                return closed.await(millis, TimeUnit.MILLISECONDS) ? Duration.ZERO : Duration.ofMillis(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Duration.ZERO;
            }
        };
    }
}
