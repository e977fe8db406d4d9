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
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that send requests at the same time, each as many as it can. Used once. */
final class Crowd {
    private final Workers kind;
    private final Filter filter;
    private final String[] tokens;
    private final AtomicIntegerArray atWork;
    private final CountDownLatch ready;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicLong end = new AtomicLong();
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong blocked = new AtomicLong();
    private final AtomicInteger succeeded = new AtomicInteger();

    Crowd(Workers kind, int threads, Filter filter, String... tokens) {
        this.kind = kind;
        this.filter = filter;
        this.tokens = tokens.clone();
        this.atWork = new AtomicIntegerArray(threads);
        this.ready = new CountDownLatch(threads);
    }

    /** All begin together. Between two rounds of the tokens each lets others have the processor, as a request does that is over. */
    Visit visit(Duration duration) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < atWork.length(); i++) {
            int number = i;
            threads.add(kind.start("hit-" + i, () -> work(number)));
        }
        ready.await();
        Looks looks = new Looks(threads, atWork);
        long cpuBefore = processorTime();
        long before = System.nanoTime();
        end.set(before + duration.toNanos());
        begun.countDown();
        looks.until(end.get());
        for (Thread thread : threads) {
            thread.join();
        }
        if (succeeded.get() < threads.size()) {
            throw new IllegalStateException("a thread has failed");
        }
        return new Visit(
                threads.size(),
                operations.get(),
                System.nanoTime() - before,
                processorTime() - cpuBefore,
                blocked.get(),
                looks.count(),
                looks.waiting());
    }

    /** Every thread has its turn, even one that comes to it when the time is over. */
    @SuppressWarnings("ThreadPriorityCheck") // a virtual thread leaves its carrier only when it says so
    private void work(int number) {
        Visitor visitor = new Visitor(filter, tokens);
        ready.countDown();
        try {
            begun.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        long sent = 0;
        long waitedBefore = waitedCount();
        atWork.set(number, 1);
        do {
            sent += visitor.sendEach();
            Thread.yield();
        } while (System.nanoTime() < end.get());
        atWork.set(number, 0);
        blocked.addAndGet(waitedCount() - waitedBefore);
        operations.addAndGet(sent);
        succeeded.incrementAndGet();
    }

    /** How often this thread has waited for a monitor or another lock; virtual ones are not counted. */
    private long waitedCount() {
        if (kind == Workers.VIRTUAL) {
            return 0;
        }
        ThreadInfo info = ManagementFactory.getThreadMXBean()
                .getThreadInfo(Thread.currentThread().getId());
        return info.getBlockedCount() + info.getWaitedCount();
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
