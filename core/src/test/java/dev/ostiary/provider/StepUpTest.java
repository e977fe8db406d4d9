package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which demands there can be, and that two of them never add up to less. */
class StepUpTest {
    private static StepUp within(Duration maxAge) {
        return new StepUp(List.of(), Optional.of(maxAge));
    }

    private static StepUp by(String... acrValues) {
        return new StepUp(List.of(acrValues), Optional.empty());
    }

    @Test
    void acrValues_80CharactersTogether_areTheMost() {
        assertThat(by("a".repeat(40), "b".repeat(39)).acrValues()).hasSize(2);
        assertThatThrownBy(() -> by("a".repeat(40), "b".repeat(40))).hasMessageStartingWith("acrValues:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a\n"})
    void acrValues_thatAreNoWord_areRefused(String value) {
        assertThatThrownBy(() -> by("gold", value)).hasMessageStartingWith("acrValues:");
    }

    @Test
    void maxAge_bounds_areTheirs() {
        assertThat(within(Duration.ZERO).maxAge()).contains(Duration.ZERO);
        assertThat(within(Duration.ofDays(400)).maxAge()).contains(Duration.ofDays(400));
        assertThatThrownBy(() -> within(Duration.ofDays(400).plusNanos(1))).hasMessageStartingWith("maxAge:");
        assertThatThrownBy(() -> within(Duration.ofNanos(-1))).hasMessageStartingWith("maxAge:");
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "2, 1, 1", "2, 2, 2"})
    void and_twoAges_demandsTheSmaller(long configured, long more, long both) {
        assertThat(within(Duration.ofMinutes(configured)).and(within(Duration.ofMinutes(more))))
                .isEqualTo(within(Duration.ofMinutes(both)));
    }

    @Test
    void and_oneAge_demandsIt() {
        assertThat(within(Duration.ZERO).and(StepUp.NONE)).isEqualTo(within(Duration.ZERO));
        assertThat(StepUp.NONE.and(within(Duration.ZERO))).isEqualTo(within(Duration.ZERO));
    }

    @Test
    void and_acrValues_areThoseOfTheStepUpWhereItHasAny() {
        assertThat(by("bronze").and(by("gold"))).isEqualTo(by("gold"));
        assertThat(by("bronze").and(StepUp.NONE)).isEqualTo(by("bronze"));
        assertThat(StepUp.NONE.and(by("gold"))).isEqualTo(by("gold"));
    }
}
