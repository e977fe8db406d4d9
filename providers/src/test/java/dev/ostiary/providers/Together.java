package dev.ostiary.providers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same several times at once. */
final class Together {
    private Together() {}

    static <T> List<T> run(int times, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            Callable<T> each = () -> {
                start.await();
                return work.call();
            };
            for (Future<T> done : threads.invokeAll(Collections.nCopies(times, each))) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
