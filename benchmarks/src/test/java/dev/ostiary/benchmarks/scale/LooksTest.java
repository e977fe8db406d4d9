package dev.ostiary.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a thread that waits all the time. */
class LooksTest {
    private final Thread parked = new Thread(() -> {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    });

    @BeforeEach
    void start() {
        parked.start();
        while (parked.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        parked.interrupt();
        parked.join();
    }

    @Test
    void look_threadThatWaits_isSeen() {
        Looks looks = new Looks(List.of(parked), new AtomicIntegerArray(new int[] {1}));

        looks.once();

        assertThat(looks.count()).isEqualTo(1);
        assertThat(looks.waiting()).isEqualTo(1);
    }

    @Test
    void look_threadThatIsNotAtWork_isPassedOver() {
        Looks looks = new Looks(List.of(parked), new AtomicIntegerArray(new int[] {0}));

        looks.once();

        assertThat(looks.count()).isZero();
    }

    @Test
    void look_threadThatRuns_isNotSeenWaiting() {
        Looks looks = new Looks(List.of(Thread.currentThread()), new AtomicIntegerArray(new int[] {1}));

        looks.once();

        assertThat(looks.count()).isEqualTo(1);
        assertThat(looks.waiting()).isZero();
    }
}
