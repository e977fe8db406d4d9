package dev.ostiary.testkit;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Lets threads pass or holds them back. Open at first; thread-safe. */
final class Gate {
    private final AtomicReference<CountDownLatch> latch = new AtomicReference<>(new CountDownLatch(0));

    /** From now on whoever comes waits. Those who wait already go on waiting. */
    void hold() {
        latch.updateAndGet(current -> current.getCount() > 0 ? current : new CountDownLatch(1));
    }

    void release() {
        current().countDown();
    }

    void pass() throws InterruptedException {
        current().await();
    }

    private CountDownLatch current() {
        return Objects.requireNonNull(latch.get());
    }
}
