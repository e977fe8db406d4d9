package dev.ostiary.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.console.Finding;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerClockTest {
    private static final Instant HERE = Instant.parse("2030-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, OK",
        "5, OK",
        "-5, OK",
        "6, WARNING",
        "-6, WARNING",
        "30, WARNING",
        "-30, WARNING",
        "31, BAD",
        "-31, BAD",
        "86400, BAD"
    })
    void compare_difference_isGradedByTheClockSkew(long seconds, Finding.Grade grade) {
        Finding finding = new ServerClock(HERE).compare(Optional.of(HERE.plusSeconds(seconds)));

        assertThat(finding.grade()).isEqualTo(grade);
    }

    @Test
    void compare_direction_isSaid() {
        assertThat(new ServerClock(HERE)
                        .compare(Optional.of(HERE.plusSeconds(90)))
                        .text())
                .contains("1 min 30 s ahead");
        assertThat(new ServerClock(HERE)
                        .compare(Optional.of(HERE.minusSeconds(90)))
                        .text())
                .contains("1 min 30 s behind");
    }

    @Test
    void compare_noDate_isAWarning() {
        assertThat(new ServerClock(HERE).compare(Optional.empty()).grade()).isEqualTo(Finding.Grade.WARNING);
    }
}
