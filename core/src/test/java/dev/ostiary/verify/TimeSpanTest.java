package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeSpanTest {
    private static final Instant WHOLE = Instant.ofEpochMilli(1_500);

    @Test
    void from_wholeMillisecond_beginsWithIt() {
        assertThat(TimeSpan.from(WHOLE)).isEqualTo(new TimeSpan(1_500, Long.MAX_VALUE));
    }

    @Test
    void from_partOfAMillisecond_beginsWithTheNext() {
        assertThat(TimeSpan.from(WHOLE.plusNanos(1)).from()).isEqualTo(1_501);
        assertThat(TimeSpan.from(WHOLE.plusNanos(999_999)).from()).isEqualTo(1_501);
        assertThat(TimeSpan.from(WHOLE.plusNanos(1_000_000)).from()).isEqualTo(1_501);
    }

    @Test
    void before_anyInstant_endsWithItsWholeMillisecond() {
        assertThat(TimeSpan.before(WHOLE)).isEqualTo(new TimeSpan(Long.MIN_VALUE, 1_500));
        assertThat(TimeSpan.before(WHOLE.plusNanos(999_999)).until()).isEqualTo(1_500);
        assertThat(TimeSpan.before(WHOLE.minusNanos(1)).until()).isEqualTo(1_499);
    }

    @Test
    void fromAndBefore_instantsBefore1970_areNotTooLong() {
        Instant early = Instant.EPOCH.minusNanos(1);

        assertThat(TimeSpan.from(early).from()).isZero();
        assertThat(TimeSpan.before(early).until()).isEqualTo(-1);
    }

    @Test
    void and_twoSpans_isWhatBothHave() {
        TimeSpan one = new TimeSpan(1, 5);

        assertThat(one.and(new TimeSpan(2, 9))).isEqualTo(new TimeSpan(2, 5));
        assertThat(new TimeSpan(2, 9).and(one)).isEqualTo(new TimeSpan(2, 5));
        assertThat(one.and(TimeSpan.ALWAYS)).isEqualTo(one);
    }
}
