package dev.ostiary.benchmarks.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void all_names_areUnique() {
        assertThat(Bounds.ALL).extracting(Bound::name).doesNotHaveDuplicates();
    }

    @Test
    void all_times_stayRatios() {
        assertThat(Bounds.ALL)
                .filteredOn(bound -> bound.figure() == Figure.NANOS || bound.figure() == Figure.REQUEST_NANOS)
                .isNotEmpty()
                .allSatisfy(bound -> assertThat(bound.others()).isNotEmpty());
    }

    @Test
    void all_sameBenchmark_isMeasuredOnce() {
        assertThat(Bounds.ALL.stream().flatMap(Bound::subjects).distinct()).hasSizeLessThan((int)
                Bounds.ALL.stream().flatMap(Bound::subjects).count());
    }
}
