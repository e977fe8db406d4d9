package dev.ostiary.benchmarks.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Subject OWN = named("own");
    private static final Subject DEAR = named("dear");
    private static final Subject CHEAP = named("cheap");

    private final Rounds rounds = new Rounds();

    @Test
    void of_medianOfTheRatiosAtTheBound_isKept() {
        add(OWN, 13, 26, 900);
        add(CHEAP, 10, 20, 30);

        Verdict verdict = Verdict.of(bound(List.of(CHEAP), 1.3), rounds);

        assertThat(verdict.median()).isEqualTo(1.3);
        assertThat(verdict.isKept()).isTrue();
        assertThat(verdict.line()).startsWith("kept").contains("what is bounded", "1.30");
    }

    @Test
    void of_medianBeyondTheBound_isBroken() {
        add(OWN, 13.1, 26.2, 1);
        add(CHEAP, 10, 20, 30);

        Verdict verdict = Verdict.of(bound(List.of(CHEAP), 1.3), rounds);

        assertThat(verdict.isKept()).isFalse();
        assertThat(verdict.line()).startsWith("BROKEN").contains("1.31", "1.30");
    }

    @Test
    void of_severalOthers_theCheapestCounts() {
        add(OWN, 10);
        add(DEAR, 40);
        add(CHEAP, 8);

        assertThat(Verdict.of(bound(List.of(DEAR, CHEAP), 1), rounds).median()).isEqualTo(1.25);
    }

    @Test
    void of_noOther_theFigureItselfIsBounded() {
        add(OWN, 1_000, 1_024, 1_030);

        assertThat(Verdict.of(bound(List.of(), 1_024), rounds).isKept()).isTrue();
        assertThat(Verdict.of(bound(List.of(), 1_023), rounds).isKept()).isFalse();
    }

    @Test
    void of_oneMeasuredMoreOften_pairsAreOfTheSameRound() {
        add(OWN, 10, 20);
        add(CHEAP, 10, 20, 500, 500);

        assertThat(Verdict.of(bound(List.of(CHEAP), 1), rounds).figures()).containsExactly(1.0, 1.0);
    }

    @Test
    void of_figureThatWasNotMeasured_isBroken() {
        rounds.add(OWN, Map.of(Figure.BYTES, 1.0));

        assertThat(Verdict.of(bound(List.of(), 1), rounds).isKept()).isFalse();
    }

    private void add(Subject subject, double... nanos) {
        for (double figure : nanos) {
            rounds.add(subject, Map.of(Figure.NANOS, figure));
        }
    }

    private static Bound bound(List<Subject> others, double most) {
        return new Bound("BOUND", "what is bounded", Figure.NANOS, OWN, others, most);
    }

    private static Subject named(String name) {
        record Named(String name) implements Subject {
            @Override
            public Meter open(boolean brief) {
                return Map::of;
            }
        }
        return new Named(name);
    }
}
