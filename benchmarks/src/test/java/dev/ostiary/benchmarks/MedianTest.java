package dev.ostiary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void of_oddNumber_isTheOneInTheMiddle() {
        assertThat(Median.of(List.of(900.0, 1.0, 3.0))).isEqualTo(3);
    }

    @Test
    void of_evenNumber_isTheMeanOfTheTwoInTheMiddle() {
        assertThat(Median.of(List.of(900.0, 1.0, 3.0, 5.0))).isEqualTo(4);
    }

    @Test
    void of_nothing_isRefused() {
        assertThatThrownBy(() -> Median.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spread_severalFigures_isLargestLessSmallestByTheMedian() {
        assertThat(Median.spread(List.of(8.0, 10.0, 13.0))).isEqualTo(0.5);
        assertThat(Median.shownSpread(List.of(8.0, 10.0, 13.0))).isEqualTo("50 %");
    }

    @Test
    void shownSpread_oneFigure_saysNothing() {
        assertThat(Median.shownSpread(List.of(8.0))).isEqualTo("–");
        assertThat(Median.shownSpread(List.of(0.0, 0.0, 0.0))).isEqualTo("–");
    }
}
