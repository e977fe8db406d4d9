package dev.ostiary.benchmarks.session;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Predicate;

/** Some threads of this process, by what they use. Those that begin or end while it is looked at make it wrong. Immutable. */
final class Threads {
    private static final ThreadMXBean ALL = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] ids;

    private Threads(long... ids) {
        this.ids = ids;
    }

    /** What they have used. */
    record Usage(long nanos, long bytes) {}

    static Threads self() {
        return new Threads(Thread.currentThread().getId());
    }

    static Threads whose(Predicate<Thread> wanted) {
        return new Threads(Thread.getAllStackTraces().keySet().stream()
                .filter(wanted)
                .mapToLong(Thread::getId)
                .toArray());
    }

    Usage usage() {
        return new Usage(sum(ALL.getThreadCpuTime(ids)), sum(ALL.getThreadAllocatedBytes(ids)));
    }

    private static long sum(long... ofThreads) {
        long sum = 0;
        for (long one : ofThreads) {
            sum += Math.max(one, 0);
        }
        return sum;
    }
}
