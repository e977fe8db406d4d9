package dev.ostiary.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several at once, each in a thread of its own. */
final class Together {
    private Together() {}

    /** Starts all at the same moment, does something itself meanwhile, and returns when all are done. */
    static <T> List<T> run(int times, IntFunction<Callable<T>> work, Meanwhile meanwhile) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                Callable<T> each = work.apply(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            meanwhile.run();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the test itself does. */
    interface Meanwhile {
        void run() throws Exception;
    }
}
