package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "1s, PT1S",
        "90s, PT90S",
        "15m, PT15M",
        "12h, PT12H",
        "7d, PT168H",
        "2w, PT336H",
        "999999999w, PT167999999832H",
        "PT15M, PT15M",
        "PT1H30M, PT90M",
        "P1DT1S, PT24H1S",
        "PT0.5S, PT0.5S",
        "pt5m, PT5M"
    })
    void maxTokenAge_eachNotation_isRead(String text, Duration expected) {
        assertThat(DurationText.maxTokenAge(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "15",
                "-1h",
                "1h30",
                "1h30m",
                "1.5h",
                "h",
                "1 h",
                "1H",
                "1ms",
                "+1h",
                "1000000000s",
                "PT",
                "P",
                "PT-5M",
                "-PT5M",
                "P1M",
                "P1Y",
                "\u0661s",
                "PT99999999999999999999S"
            })
    void maxTokenAge_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> DurationText.maxTokenAge(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void maxTokenAge_numberAlone_saysThatTheUnitLacks() {
        assertThatThrownBy(() -> DurationText.maxTokenAge("15")).hasMessage("'15' lacks a unit");
    }

    @Test
    void maxTokenAge_negative_saysSo() {
        assertThatThrownBy(() -> DurationText.maxTokenAge("PT-5M")).hasMessage("'PT-5M' is negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "PT0S", "0w"})
    void maxTokenAge_zero_isRefused(String text) {
        assertThatThrownBy(() -> DurationText.maxTokenAge(text)).hasMessageContaining("would accept no token");
    }

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "10m, PT10M", "600s, PT10M", "PT0S, PT0S"})
    void clockSkew_atItsBounds_isAccepted(String text, Duration expected) {
        assertThat(DurationText.clockSkew(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"601s", "11m", "PT10M0.001S", "1h"})
    void clockSkew_aboveTenMinutes_isRefused(String text) {
        assertThatThrownBy(() -> DurationText.clockSkew(text)).hasMessageContaining("more than 10 minutes");
    }
}
