package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        "-1m, just now",
        "0s, just now",
        "59s, just now",
        "1m, 1 minute ago",
        "59m, 59 minutes ago",
        "1h, 1 hour ago",
        "23h, 23 hours ago",
        "24h, 1 day ago",
        "720h, 30 days ago"
    })
    void ago_isSaidInTheLargestUnit(String since, String words) {
        Instant then = NOW.minus(Duration.parse(since.startsWith("-") ? "-PT" + since.substring(1) : "PT" + since));

        assertThat(Moment.ago(then, NOW).toString()).endsWith(">" + words + "</time>");
    }

    @Test
    void ago_exactTime_isThereToo() {
        assertThat(Moment.ago(NOW, NOW))
                .hasToString("<time datetime=\"2030-01-02T03:04:05Z\" title=\"2030-01-02 03:04 UTC\">just now</time>");
    }

    @Test
    void timeOfDay_hasSeconds() {
        assertThat(Moment.timeOfDay(NOW)).isEqualTo("03:04:05 UTC");
    }
}
