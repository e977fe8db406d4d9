package dev.ostiary.benchmarks.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** 32 clients that do something as fast as they can, each with a session of its own. Used by one thread. */
final class Crowd implements AutoCloseable {
    static final int CLIENTS = 32;

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    /**
     * Lets all of them work for a moment.
     *
     * @param clients what each does once
     * @return nanoseconds between two ends, of all together
     */
    double nanosEach(List<Callable<?>> clients, long nanos) throws Exception {
        long start = System.nanoTime();
        long end = start + nanos;
        List<Future<Long>> counts = new ArrayList<>();
        for (Callable<?> client : clients) {
            counts.add(threads.submit(() -> {
                long count = 0;
                for (; System.nanoTime() < end; count++) {
                    client.call();
                }
                return count;
            }));
        }
        long all = 0;
        for (Future<Long> count : counts) {
            all += count.get();
        }
        return (double) (System.nanoTime() - start) / all;
    }

    /** One for each client. */
    static List<Callable<?>> of(IntFunction<Callable<?>> client) {
        List<Callable<?>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(client.apply(i));
        }
        return clients;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
