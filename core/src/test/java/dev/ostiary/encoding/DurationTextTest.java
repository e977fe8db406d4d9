package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "1s, PT1S",
        "90s, PT90S",
        "15m, PT15M",
        "1h, PT1H",
        "12h, PT12H",
        "1.5h, PT90M",
        "0.25d, PT6H",
        "1.000000001s, PT1.000000001S",
        "0.000000001m, PT0.00000006S",
        "7d, PT168H",
        "30d, PT720H",
        "2w, PT336H",
        "007d, PT168H",
        "999999999w, PT167999999832H",
        "PT15M, PT15M",
        "PT1H30M, PT90M",
        "P1DT1S, PT24H1S",
        "PT0.5S, PT0.5S",
        "pt5m, PT5M"
    })
    void parse_eachNotation_isRead(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "h",
                "1 h",
                " 1h",
                "1h ",
                "1h\n",
                "1H",
                "1ms",
                "+1h",
                "1h30",
                "1h30m",
                "1,5h",
                "1.h",
                ".5h",
                "1.5.5h",
                "1e3s",
                "0x10s",
                "1.0000000001s",
                "1000000000s",
                "PT",
                "P",
                "PT+5M",
                "-PT-5M",
                "+PT5M",
                "PT1,5S",
                "P1M",
                "P1Y",
                "P1W",
                "\u0661s",
                "PT99999999999999999999S"
            })
    void parse_anythingElse_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("is no duration, expected for example 30s, 15m, 1.5h, 7d or PT15M")
                .withNoCause();
    }

    @Test
    void parse_emptyText_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(""))
                .withMessageStartingWith("'' is no duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "0", "1.5"})
    void parse_numberAlone_saysThatTheUnitLacks(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageStartingWith("'" + text + "' lacks a unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-5M", "-PT5M", "PT1M-61S"})
    void parse_negative_saysSo(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageStartingWith("'" + text + "' is negative");
    }

    @Test
    void parse_negativeShortForm_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DurationText.parse("-1h"));
    }

    @Test
    void parse_longText_isNotQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse("marker".repeat(1_000)))
                .withMessageStartingWith("a text of 6000 characters is no duration")
                .withMessageNotContaining("marker");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.999S, 0 s",
        "PT1S, 1 s",
        "PT59.5S, 59 s",
        "PT1M, 1 min",
        "PT4M56S, 4 min 56 s",
        "PT-4M-56.2S, 4 min 56 s",
        "PT1H, 1 h",
        "PT1H59S, 1 h",
        "PT1H1M59S, 1 h 1 min",
        "PT24H, 1 d",
        "PT79H59M, 3 d 7 h",
        "PT876000H, 36500 d"
    })
    void forPeople_anyLength_isWrittenInItsTwoLargestUnits(Duration duration, String text) {
        assertThat(DurationText.forPeople(duration)).isEqualTo(text);
    }
}
