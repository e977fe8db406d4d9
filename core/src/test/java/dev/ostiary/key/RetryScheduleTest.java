package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    /** Gives the least or the largest number that it may. */
    private static RetrySchedule schedule(boolean largest) {
        RandomGenerator extreme = new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public long nextLong(long origin, long bound) {
                return largest ? bound - 1 : origin;
            }
        };
        return new RetrySchedule(Duration.ofSeconds(30), extreme);
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT1S",
        "2, PT2S",
        "3, PT4S",
        "4, PT8S",
        "5, PT16S",
        "6, PT30S",
        "7, PT30S",
        "64, PT30S",
        "65, PT30S",
        "2147483647, PT30S"
    })
    void afterFailure_always_isFrom1SecondToTheLimit(int failures, Duration limit) {
        assertThat(schedule(false).afterFailure(failures, NOW)).isEqualTo(NOW.plusSeconds(1));
        assertThat(schedule(true).afterFailure(failures, NOW)).isEqualTo(NOW.plus(limit));
    }

    @Test
    void afterSuccess_always_isTheInterval() {
        assertThat(schedule(true).afterSuccess(NOW)).isEqualTo(NOW.plusSeconds(30));
    }
}
