package dev.ostiary.servlet.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three lines at once, then one a second. */
class LineBudgetTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MovableClock clock = new MovableClock();
    private final LineBudget budget = new LineBudget(3, SECOND, clock);

    private long taken(int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> budget.take())
                .filter(OptionalLong::isPresent)
                .count();
    }

    @Test
    void take_withinTheBurst_isGranted() {
        assertThat(taken(3)).isEqualTo(3);
    }

    @Test
    void take_afterTheBurst_isHeldBack() {
        taken(3);

        assertThat(budget.take()).isEmpty();
    }

    @Test
    void take_afterTheTimeOfOneLine_isGrantedOnce() {
        taken(3);
        clock.advance(SECOND);

        assertThat(taken(5)).isEqualTo(1);
    }

    @Test
    void take_justBeforeTheTimeOfOneLine_isHeldBack() {
        taken(3);
        clock.advance(SECOND.minusNanos(1));

        assertThat(budget.take()).isEmpty();
    }

    @Test
    void take_oftenWithinOneLinesTime_losesNoTime() {
        taken(3);
        clock.advance(SECOND.multipliedBy(3).dividedBy(4));
        taken(1);
        clock.advance(SECOND.dividedBy(4));

        assertThat(budget.take()).hasValue(1);
    }

    @Test
    void take_whenItOpensAgain_tellsHowManyWereHeldBackOnce() {
        taken(10);
        clock.advance(SECOND.multipliedBy(2));

        assertThat(budget.take()).hasValue(7);
        assertThat(budget.take()).hasValue(0);
    }

    @Test
    void take_afterALongTime_hasOneBurstAndNoMore() {
        taken(3);
        clock.advance(Duration.ofDays(36_500));

        assertThat(taken(10)).isEqualTo(3);
    }

    @Test
    void take_afterTheClockWentBack_countsFromThere() {
        taken(3);
        clock.advance(Duration.ofDays(-365));

        assertThat(budget.take()).isEmpty();
        clock.advance(SECOND);
        assertThat(budget.take()).hasValue(1);
    }

    @Test
    void drain_tellsWhatIsHeldBackOnce() {
        taken(5);

        assertThat(budget.drain()).isEqualTo(2);
        assertThat(budget.drain()).isZero();
    }

    @Test
    void take_byManyThreads_grantsEachLineOnceAndForgetsNone() {
        AtomicLong granted = new AtomicLong();

        IntStream.range(0, 10_000)
                .parallel()
                .forEach(i -> budget.take().ifPresent(before -> granted.incrementAndGet()));

        assertThat(granted).hasValue(3);
        assertThat(budget.drain()).isEqualTo(9_997);
    }
}
