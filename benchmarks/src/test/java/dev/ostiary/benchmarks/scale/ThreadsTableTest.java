package dev.ostiary.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadsTableTest {
    private final ThreadsTable table = new ThreadsTable();

    @Test
    void ratios_severalRounds_areMediansOfEachRoundsOwn() {
        table.add(
                "platform",
                List.of(
                        visit(1, 100, 0), visit(64, 200, 0),
                        visit(1, 10, 0), visit(64, 15, 0),
                        visit(1, 100, 0), visit(64, 190, 0)));

        assertThat(table.ratios()).containsExactly(Map.entry("platform", Map.of(1, 1.0, 64, 1.9)));
    }

    @Test
    void text_threadsThatWaited_saysHowOften() {
        table.add("platform", List.of(visit(1, 100, 0), visit(64, 200, 7)));

        assertThat(table.text())
                .contains("| platform | 1 | 1.00 | – | 100 | 2 | 10,000,000 | 0 | 0 of 10 |")
                .contains("| platform | 64 | 2.00 | – | 200 | 1 | 320,000,000 | 7 | 7 of 10 |");
    }

    @Test
    void text_virtualThreads_whatWasNotCountedIsNoZero() {
        table.add("virtual", List.of(visit(1, 100, 0)));

        assertThat(table.text()).contains("| – | 0 of 10 |");
    }

    private static Visit visit(int threads, int operations, int waits) {
        return new Visit(threads, operations, 1_000_000_000, 200, waits, 10, waits);
    }
}
