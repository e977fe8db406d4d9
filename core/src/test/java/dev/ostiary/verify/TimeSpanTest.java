package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeSpanTest {
    private static final Instant WHOLE = Instant.ofEpochMilli(1_500);

    @Test
    void from_instant_beginsTwoMillisecondsAfterItsWholeOne() {
        assertThat(TimeSpan.from(WHOLE)).isEqualTo(new TimeSpan(1_502, Long.MAX_VALUE));
        assertThat(TimeSpan.from(WHOLE.plusNanos(999_999)).from()).isEqualTo(1_502);
        assertThat(TimeSpan.from(WHOLE.minusNanos(1)).from()).isEqualTo(1_501);
    }

    @Test
    void before_instant_endsTwoMillisecondsBeforeItsWholeOne() {
        assertThat(TimeSpan.before(WHOLE)).isEqualTo(new TimeSpan(Long.MIN_VALUE, 1_498));
        assertThat(TimeSpan.before(WHOLE.plusNanos(999_999)).until()).isEqualTo(1_498);
        assertThat(TimeSpan.before(WHOLE.minusNanos(1)).until()).isEqualTo(1_497);
    }

    @Test
    void fromAndBefore_instantsBefore1970_areNotTooLong() {
        Instant early = Instant.EPOCH.minusNanos(1);

        assertThat(TimeSpan.from(early).from()).isEqualTo(1);
        assertThat(TimeSpan.before(early).until()).isEqualTo(-3);
    }

    @Test
    void and_twoSpans_isWhatBothHave() {
        TimeSpan one = new TimeSpan(1, 5);

        assertThat(one.and(new TimeSpan(2, 9))).isEqualTo(new TimeSpan(2, 5));
        assertThat(new TimeSpan(2, 9).and(one)).isEqualTo(new TimeSpan(2, 5));
        assertThat(one.and(TimeSpan.ALWAYS)).isEqualTo(one);
        assertThat(one.and(TimeSpan.NEVER)).isEqualTo(TimeSpan.NEVER);
    }
}
