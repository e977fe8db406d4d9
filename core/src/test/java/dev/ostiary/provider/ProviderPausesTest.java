package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProviderPausesTest {
    private final MovableClock clock = new MovableClock();
    private final ProviderPauses pauses = new ProviderPauses(clock);

    private void fails() {
        pauses.failed();
        clock.advance(Duration.ofSeconds(30));
    }

    @Test
    void isPaused_beforeAnyFailure_isNot() {
        assertThat(pauses.isPaused()).isFalse();
        assertThat(pauses.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void failed_once_pausesForASecond() {
        pauses.failed();

        assertThat(pauses.isPaused()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(pauses.isPaused()).isFalse();
    }

    @Test
    void failed_byManySessionsAtOneMoment_countsOnce() {
        IntStream.range(0, 20).forEach(i -> pauses.failed());

        clock.advance(Duration.ofSeconds(1));
        assertThat(pauses.isPaused()).isFalse();
    }

    @Test
    void failed_often_saysWhenThePauseEnds() {
        IntStream.range(0, 200).forEach(i -> fails());

        clock.advance(Duration.ofSeconds(-30));
        Duration left = pauses.retryAfter();

        assertThat(left).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        clock.advance(left);
        assertThat(pauses.isPaused()).isFalse();
    }

    @Test
    void succeeded_always_endsThePauseAndForgetsTheFailures() {
        IntStream.range(0, 10).forEach(i -> fails());
        pauses.succeeded();
        assertThat(pauses.isPaused()).isFalse();

        pauses.failed();

        assertThat(pauses.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }
}
