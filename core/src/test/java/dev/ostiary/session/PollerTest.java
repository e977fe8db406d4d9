package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A thread that its owner ends for certain. */
class PollerTest {

    /** An executor says that it has ended a moment before its thread has. */
    @RepeatedTest(200)
    void close_always_returnsWhenTheThreadIsGone() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        Poller poller = new Poller("poller", () -> thread.set(Thread.currentThread()));
        poller.start(Duration.ofMinutes(1), begun::countDown);
        begun.await();

        poller.close();

        assertThat(thread.get().isAlive()).isFalse();
    }

    @Test
    void close_neverStartedOrTwice_doesNoHarm() {
        Poller poller = new Poller("poller", () -> {});

        poller.close();
        poller.close();
    }
}
