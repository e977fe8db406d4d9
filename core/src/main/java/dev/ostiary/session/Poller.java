package dev.ostiary.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One daemon thread that does one thing again and again until it is closed. */
final class Poller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final ScheduledExecutorService executor;
    private final Runnable action;
    private volatile @Nullable Thread thread;

    Poller(String name, Runnable action) {
        this.action = action;
        this.executor = Executors.newSingleThreadScheduledExecutor(runnable -> named(name, runnable));
    }

    /** On whatever an executor runs its tasks on. */
    Poller(ScheduledExecutorService executor, Runnable action) {
        this.action = action;
        this.executor = executor;
    }

    private Thread named(String name, Runnable runnable) {
        Thread made = new Thread(runnable, name);
        made.setDaemon(true);
        thread = made;
        return made;
    }

    /** Begins at once; the interval lies between the end of one run and the beginning of the next. Tells of each end. */
    void start(Duration interval, Runnable afterEach) {
        Runnable run = () -> {
            action.run();
            afterEach.run();
        };
        var unused = executor.scheduleWithFixedDelay(run, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Interrupts what is running, and waits a moment for the end of the thread, so that nothing outlives its owner; nothing is begun any
     * more. The executor itself says that it has ended a little before its thread has.
     */
    @Override
    public void close() {
        executor.shutdownNow();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(LONGEST_WAIT.toMillis());
            if (running.isAlive()) {
                LOG.log(System.Logger.Level.WARNING, "A store that does not answer keeps the thread that follows it");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
