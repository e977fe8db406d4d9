package dev.ostiary.servlet.signin;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which logouts are seen to, so that a provider is answered in time. Thread-safe. */
final class LogoutThreads implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SignInParts.LOG_NAME);
    private static final int MOST = 8;

    /** Takes no more than there are threads for: what waits in a queue is late. */
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> thread("ostiary-logout", work));

    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(work -> thread("ostiary-logouts-again", work));

    Executor workers() {
        return workers;
    }

    /** Once a second, until it is closed. */
    void again(Runnable round) {
        Runnable safe = () -> {
            try {
                round.run();
            } catch (RuntimeException fault) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "back-channel-logout: what was kept could not be seen to: {0}",
                        fault.getClass().getName());
            }
        };
        var unused = rounds.scheduleWithFixedDelay(safe, 1, 1, TimeUnit.SECONDS);
    }

    private static Thread thread(String name, Runnable work) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        return made;
    }

    @Override
    public void close() {
        var unused = rounds.shutdownNow();
        var unusedToo = workers.shutdownNow();
    }
}
