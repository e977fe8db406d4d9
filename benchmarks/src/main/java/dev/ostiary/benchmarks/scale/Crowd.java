package dev.ostiary.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import jakarta.servlet.Filter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that send requests at the same time, each as many as it can. Used once. */
final class Crowd {
    static final String NAME = "hit-";

    private final Workers kind;
    private final Filter filter;
    private final String[] tokens;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicLong end = new AtomicLong();
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong blocked = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();
    private final AtomicInteger failed = new AtomicInteger();

    Crowd(Workers kind, Filter filter, String... tokens) {
        this.kind = kind;
        this.filter = filter;
        this.tokens = tokens.clone();
    }

    /** All begin together. Between two rounds of the tokens each lets others have the processor, as a request does that is over. */
    Visit visit(int threads, Duration duration) throws InterruptedException {
        List<Thread> started = new ArrayList<>();
        CountDownLatch ready = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            started.add(kind.start(NAME + i, () -> work(ready)));
        }
        ready.await();
        long cpuBefore = processorTime();
        long before = System.nanoTime();
        end.set(before + duration.toNanos());
        begun.countDown();
        for (Thread thread : started) {
            thread.join();
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed.get() + " threads have failed");
        }
        return new Visit(
                threads,
                operations.get(),
                System.nanoTime() - before,
                processorTime() - cpuBefore,
                blocked.get(),
                parked.get());
    }

    /** Every thread has its turn, even one that comes to it when the time is over. */
    @SuppressWarnings("ThreadPriorityCheck") // a virtual thread leaves its carrier only when it says so
    private void work(CountDownLatch ready) {
        failed.incrementAndGet();
        Visitor visitor = new Visitor(filter, tokens);
        ready.countDown();
        try {
            begun.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        long sent = 0;
        long blockedBefore = blockedCount();
        long waitedBefore = waitedCount();
        do {
            sent += visitor.sendEach();
            Thread.yield();
        } while (System.nanoTime() < end.get());
        blocked.addAndGet(blockedCount() - blockedBefore);
        parked.addAndGet(waitedCount() - waitedBefore);
        operations.addAndGet(sent);
        failed.decrementAndGet();
    }

    private long blockedCount() {
        return kind == Workers.PLATFORM ? info().getBlockedCount() : 0;
    }

    private long waitedCount() {
        return kind == Workers.PLATFORM ? info().getWaitedCount() : 0;
    }

    private static ThreadInfo info() {
        return ManagementFactory.getThreadMXBean()
                .getThreadInfo(Thread.currentThread().getId());
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
