package dev.ostiary.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VisitTest {
    private final Visit visit = new Visit(4, 2_000, 1_000_000, 3_000_000, 5, 40, 2);

    @Test
    void parse_ownLine_isTheSame() {
        assertThat(Visit.parse(visit.line())).isEqualTo(visit);
    }

    @Test
    void figures_ofFourThreads_areOfOneRequest() {
        assertThat(visit.perSecond()).isCloseTo(2e6, within(1e-3));
        assertThat(visit.wallNanos()).isEqualTo(2_000);
        assertThat(visit.processorNanosEach()).isEqualTo(1_500);
    }
}
