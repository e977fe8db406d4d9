package dev.ostiary.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One daemon thread that does one thing again and again until it is closed. */
final class Poller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());

    private final ScheduledExecutorService executor;
    private final Runnable action;

    Poller(String name, Runnable action) {
        this.action = action;
        this.executor = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread thread = new Thread(runnable, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins at once; the interval lies between the end of one run and the beginning of the next. Tells of each end. */
    void start(Duration interval, Runnable afterEach) {
        Runnable run = () -> {
            action.run();
            afterEach.run();
        };
        var unused = executor.scheduleWithFixedDelay(run, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Interrupts what is running, and waits a moment for its end, so that nothing outlives its owner; nothing is begun any more. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "A store that does not answer keeps the thread that follows it");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
