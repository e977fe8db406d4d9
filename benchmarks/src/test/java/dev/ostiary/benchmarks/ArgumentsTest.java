package dev.ostiary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Set<String> KNOWN = Set.of("rounds", "curves", "brief", "sizes", "jdk25");

    @Test
    void of_knownNames_areRead() {
        Arguments given = Arguments.of(KNOWN, "rounds=2", "curves=tokens,rules", "brief", "sizes=1,32");

        assertThat(given.number("rounds", 3)).isEqualTo(2);
        assertThat(given.names("curves")).containsExactly("TOKENS", "RULES");
        assertThat(given.has("brief")).isTrue();
        assertThat(given.numbers("sizes", List.of())).containsExactly(1, 32);
    }

    @Test
    void of_nothing_leavesTheDefaults() {
        Arguments given = Arguments.of(KNOWN);

        assertThat(given.number("rounds", 3)).isEqualTo(3);
        assertThat(given.names("curves")).isEmpty();
        assertThat(given.has("brief")).isFalse();
        assertThat(given.numbers("sizes", List.of(7))).containsExactly(7);
    }

    @Test
    void of_unknownName_isRefused() {
        assertThatThrownBy(() -> Arguments.of(KNOWN, "round=2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("round=2")
                .hasMessageContaining("rounds");
    }

    @Test
    void of_nameTwice_isRefused() {
        assertThatThrownBy(() -> Arguments.of(KNOWN, "rounds=2", "rounds=3"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shown_withArguments_areThoseGivenWithoutPlacesOfThisMachine() {
        Arguments given = Arguments.of(KNOWN, "rounds=2", "brief", "jdk25=/some/where");

        assertThat(given.shown()).containsExactly("rounds=2", "brief", "jdk25=...");
    }
}
