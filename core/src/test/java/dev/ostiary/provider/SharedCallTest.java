package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One call that several wait for, and the waiting between two looks. */
class SharedCallTest {
    private final SharedCall<String> call = new SharedCall<>();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void run_value_isHandedToWhoeverWaits() {
        assertThat(call.run(() -> "done", ended::incrementAndGet)).isEqualTo("done");

        assertThat(call.await(Duration.ofSeconds(10))).contains("done");
        assertThat(ended).hasValue(1);
    }

    @Test
    void run_fault_isThrownEndsTheCallAndLetsThoseGoWhoWait() {
        assertThatThrownBy(() -> call.run(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        ended::incrementAndGet))
                .hasMessage("broken");

        assertThat(ended).hasValue(1);
        assertThat(call.await(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void await_nothingInTime_isNothing() {
        assertThat(call.await(Duration.ofNanos(1))).isEmpty();
    }

    @Test
    void await_interrupted_isNothingAndTheThreadStaysMarked() {
        Thread.currentThread().interrupt();

        assertThat(call.await(Duration.ofSeconds(10))).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void looks_closed_areNotWorthWaitingFor() {
        assertThat(Looks.until(new CountDownLatch(0)).pass()).isEqualTo(Duration.ZERO);
    }

    @Test
    void looks_open_tellHowLongTheyTook() {
        assertThat(Looks.until(new CountDownLatch(1)).pass()).isBetween(Duration.ofMillis(50), Duration.ofMillis(400));
    }

    @Test
    void looks_interrupted_endAndTheThreadStaysMarked() {
        Thread.currentThread().interrupt();

        assertThat(Looks.until(new CountDownLatch(1)).pass()).isEqualTo(Duration.ZERO);
        assertThat(Thread.interrupted()).isTrue();
    }
}
