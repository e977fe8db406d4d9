package dev.ostiary.benchmarks.scale;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at threads again and again while they work, and counts those that are found waiting, for a monitor or another lock. Unlike
 * {@code ThreadInfo} and Flight Recorder it sees virtual threads, too. Used by one thread.
 */
final class Looks {
    private static final long BETWEEN = 1_000_000;

    private final List<Thread> threads;
    private final AtomicIntegerArray atWork;
    private long count;
    private long waiting;

    /** @param atWork 1 for each thread that may be looked at */
    Looks(List<Thread> threads, AtomicIntegerArray atWork) {
        this.threads = threads;
        this.atWork = atWork;
    }

    /** Until the time has come, by {@link System#nanoTime}. */
    void until(long end) {
        while (System.nanoTime() < end) {
            once();
            LockSupport.parkNanos(BETWEEN);
        }
    }

    void once() {
        for (int i = 0; i < threads.size(); i++) {
            look(i);
        }
    }

    private void look(int thread) {
        if (atWork.get(thread) == 1) {
            Thread.State state = threads.get(thread).getState();
            if (atWork.get(thread) == 1) {
                count++;
                waiting += state == Thread.State.RUNNABLE ? 0 : 1;
            }
        }
    }

    long count() {
        return count;
    }

    long waiting() {
        return waiting;
    }
}
