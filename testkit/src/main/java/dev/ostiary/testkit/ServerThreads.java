package dev.ostiary.testkit;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads of one server: daemons that are made when needed. Thread-safe. */
final class ServerThreads implements Executor, AutoCloseable {
    private static final String NAME = "ostiary-test-issuer-";
    private static final long LONGEST_END_MILLIS = Duration.ofSeconds(10).toMillis();

    private final Set<Thread> made = ConcurrentHashMap.newKeySet();
    private final ExecutorService pool = Executors.newCachedThreadPool(this::thread);

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, NAME + (made.size() + 1));
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Interrupts them all and waits until they are gone; the pool itself would wait for their work alone. */
    @Override
    public void close() {
        pool.shutdownNow();
        try {
            for (Thread thread : made) {
                thread.join(LONGEST_END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
