package dev.ostiary.servlet.event;

import static dev.ostiary.servlet.event.AuthOutcome.ADMITTED;
import static dev.ostiary.servlet.event.AuthOutcome.REFUSED;
import static dev.ostiary.servlet.event.AuthOutcome.WOULD_BE_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.RejectionReason;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counts by label. */
class SeriesCounterTest {
    private final SeriesCounter<AuthSeries> counter = new SeriesCounter<>(AuthSeries::merged);

    @Test
    void count_sameSeries_addsUp() {
        counter.count(Events.series(REFUSED, RejectionReason.TOKEN_EXPIRED, "a"));
        counter.count(Events.series(REFUSED, RejectionReason.TOKEN_EXPIRED, "a"));
        counter.count(Events.series(REFUSED, RejectionReason.TOKEN_EXPIRED, "b"));

        assertThat(counter.counts())
                .isEqualTo(Map.of(
                        Events.series(REFUSED, RejectionReason.TOKEN_EXPIRED, "a"), 2L,
                        Events.series(REFUSED, RejectionReason.TOKEN_EXPIRED, "b"), 1L));
    }

    @Test
    void count_byManyThreads_losesNone() {
        IntStream.range(0, 50_000).parallel().forEach(i -> counter.count(Events.series(ADMITTED, null, "r" + i % 7)));

        assertThat(counter.counts()).hasSize(7);
        assertThat(new AuthCounts(counter.counts(), Map.of(), 0).of(ADMITTED)).isEqualTo(50_000);
    }

    @Test
    void count_tooManySeries_mergesThoseThatComeLate() {
        IntStream.range(0, SeriesCounter.MAX_SERIES + 500)
                .forEach(i -> counter.count(Events.series(ADMITTED, null, "r" + i)));
        counter.count(Events.series(ADMITTED, null, "r0"));

        assertThat(counter.counts())
                .hasSize(SeriesCounter.MAX_SERIES + 1)
                .containsEntry(Events.series(ADMITTED, null, "any").merged(), 500L)
                .containsEntry(Events.series(ADMITTED, null, "r0"), 2L);
    }

    @Test
    void counts_takenBefore_doNotChange() {
        counter.count(Events.series(ADMITTED, null, "a"));
        Map<AuthSeries, Long> before = counter.counts();
        counter.count(Events.series(ADMITTED, null, "a"));

        assertThat(before).containsEntry(Events.series(ADMITTED, null, "a"), 1L);
    }

    @Test
    void of_sumsOverAllOtherLabels() {
        counter.count(Events.series(REFUSED, RejectionReason.TOKEN_EXPIRED, "a"));
        counter.count(Events.series(REFUSED, RejectionReason.BAD_SIGNATURE, "b"));
        counter.count(Events.series(WOULD_BE_REFUSED, RejectionReason.TOKEN_EXPIRED, "b"));
        AuthCounts counts = new AuthCounts(counter.counts(), Map.of(), 0);

        assertThat(counts.of(REFUSED)).isEqualTo(2);
        assertThat(counts.of(RejectionReason.TOKEN_EXPIRED)).isEqualTo(2);
        assertThat(counts.of(ADMITTED)).isZero();
    }
}
