package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
final class Soon {
    private static final long MOST_NANOS = Duration.ofSeconds(90).toNanos();
    private static final long BETWEEN_LOOKS = Duration.ofMillis(20).toNanos();

    private Soon() {}

    /** Returns as soon as it is so; an answer that does not come counts as no. */
    static void holds(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!isTrue(condition)) {
            assertThat(System.nanoTime() - begin).as(what).isLessThan(MOST_NANOS);
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    private static boolean isTrue(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (redis.clients.jedis.exceptions.JedisException notNow) {
            return false;
        }
    }
}
