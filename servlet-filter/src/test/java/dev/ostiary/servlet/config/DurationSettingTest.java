package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationSettingTest {
    @ParameterizedTest
    @CsvSource({"90s, PT90S", "15m, PT15M", "1.5h, PT90M", "7d, PT168H", "2w, PT336H", "PT15M, PT15M"})
    void maxTokenAge_eachNotation_isRead(String text, Duration expected) {
        assertThat(DurationSetting.maxTokenAge(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "-1h", "1h30", "PT-5M"})
    void maxTokenAge_noDuration_isRefused(String text) {
        assertThatThrownBy(() -> DurationSetting.maxTokenAge(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void maxTokenAge_numberAlone_saysThatTheUnitLacks() {
        assertThatThrownBy(() -> DurationSetting.maxTokenAge("15")).hasMessageStartingWith("'15' lacks a unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "PT0S", "0w"})
    void maxTokenAge_zero_isRefused(String text) {
        assertThatThrownBy(() -> DurationSetting.maxTokenAge(text)).hasMessageContaining("would accept no token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"36501d", "PT876000H0.001S", "PT9223372036854775807S"})
    void maxTokenAge_tooLongToMeanAnything_isRefused(String text) {
        assertThatThrownBy(() -> DurationSetting.maxTokenAge(text)).hasMessageContaining("more than 36500 days");
    }

    @Test
    void maxTokenAge_atItsBound_isAccepted() {
        assertThat(DurationSetting.maxTokenAge("36500d")).isEqualTo(Duration.ofDays(36_500));
    }

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "10m, PT10M", "600s, PT10M", "PT0S, PT0S"})
    void clockSkew_atItsBounds_isAccepted(String text, Duration expected) {
        assertThat(DurationSetting.clockSkew(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"601s", "11m", "PT10M0.001S", "1h"})
    void clockSkew_aboveTenMinutes_isRefused(String text) {
        assertThatThrownBy(() -> DurationSetting.clockSkew(text)).hasMessageContaining("more than 10 minutes");
    }
}
