package dev.ostiary.key;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for fetching, made when needed and ended when idle.
 *
 * <p>There is no upper limit, because none is needed: a key set has one refresh at a time, which needs a thread to wait and
 * one or two for the HTTP client's own work. They belong to no application: no context class loader, no inherited thread
 * locals. Threads that the HTTP client makes for itself land in the same group, if a thread of the group makes the client,
 * so that {@link #close} reaches them too.
 */
final class FetchThreads implements Executor, AutoCloseable {
    private static final String NAME = "ostiary-jwks";
    private static final long IDLE_SECONDS = 10;

    private final ThreadGroup group = new ThreadGroup(NAME);
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    private Thread thread(Runnable work) {
        Thread thread = new Thread(group, work, NAME, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Throws {@link java.util.concurrent.RejectedExecutionException} after {@link #close}. */
    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    boolean isClosed() {
        return pool.isShutdown();
    }

    /** Interrupts every thread of the group and lets no new one begin. May be called again. */
    @Override
    public void close() {
        pool.shutdownNow();
        group.interrupt();
    }
}
