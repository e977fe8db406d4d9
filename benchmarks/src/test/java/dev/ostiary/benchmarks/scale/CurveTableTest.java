package dev.ostiary.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.benchmarks.Cost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveTableTest {
    private final CurveTable table =
            new CurveTable(new Curve("tokens", "Hits", "Of tokens.", "tokens", List.of(), Map.of()));

    @Test
    void text_severalRounds_medianRatioAndSpread() {
        table.add("hit", 1, List.of(cost(90), cost(100), cost(110)));
        table.add("hit", 1_000, List.of(cost(150), cost(151), cost(999)));

        assertThat(table.text())
                .contains("### Hits", "(docs/benchmarks/scale-tokens.svg)", "| tokens | hit ns |")
                .contains("| 1 | 100 | 1.00 | 20 % | 64 |")
                .contains("| 1,000 | 151 | 1.51 | 562 % | 64 |");
    }

    @Test
    void text_sizeThatOneLineLacks_isADash() {
        table.add("hit", 1, List.of(cost(100)));
        table.add("hit", 10, List.of(cost(120)));
        table.add("map", 1, List.of(cost(50)));

        assertThat(table.text()).contains("| 10 | 120 | 1.20 | – | 64 | – | – | – | – |");
    }

    @Test
    void text_entriesThatKeepMemory_showItOnlyWhereThereAreMany() {
        table.add("hit", 10, List.of(new Cost(100, 64, 9_000)));
        table.add("hit", 1_000, List.of(new Cost(100, 64, 4_100)));

        assertThat(table.text())
                .contains("| 10 | 100 | 1.00 | – | 64 | – |")
                .contains("| 1,000 | 100 | 1.00 | – | 64 | 4,100 |");
    }

    private static Cost cost(double nanos) {
        return new Cost(nanos, 64, Double.NaN);
    }
}
