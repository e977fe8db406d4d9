package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How often threads wait for each other, as the JVM counts it. */
public final class Waits {
    private static final int THREADS = 64;
    private static final int PHASES = 6;

    private Waits() {}

    /**
     * Has sixty-four threads do the same thing, in phases that all begin together.
     *
     * @param rounds how often each does it in a phase
     * @param done is given numbers, and must come to {@code true}
     * @return how often any of them was blocked or parked, phase by phase; in the first phases the JVM may load classes under a
     *     lock, so what takes no lock itself is known by phases without any; a lock shows as dozens in each
     */
    public static List<Long> ofManyThreads(int rounds, IntPredicate done) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Callable<List<Long>>> tasks = IntStream.range(0, THREADS)
                .mapToObj(thread ->
                        (Callable<List<Long>>) () -> phases(barrier, rounds, number -> done.test(thread + 7 * number)))
                .toList();
        List<Future<List<Long>>> results = threads.invokeAll(tasks);
        threads.shutdown();

        long[] waits = new long[PHASES];
        for (Future<List<Long>> result : results) {
            List<Long> ofThread = result.get();
            IntStream.range(0, PHASES).forEach(phase -> waits[phase] += ofThread.get(phase));
        }
        return IntStream.range(0, PHASES).mapToObj(phase -> waits[phase]).toList();
    }

    private static List<Long> phases(CyclicBarrier barrier, int rounds, IntPredicate done) throws Exception {
        List<Long> waits = new ArrayList<>();
        for (int phase = 0; phase < PHASES; phase++) {
            // One that has failed comes no more.
            barrier.await(1, TimeUnit.MINUTES);
            long before = ofThisThread();
            long successes = IntStream.range(0, rounds).filter(done).count();
            waits.add(ofThisThread() - before);
            assertThat(successes).isEqualTo(rounds);
        }
        return waits;
    }

    private static long ofThisThread() {
        ThreadInfo self = ManagementFactory.getThreadMXBean()
                .getThreadInfo(Thread.currentThread().getId());
        return self.getBlockedCount() + self.getWaitedCount();
    }
}
