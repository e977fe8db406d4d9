package dev.ostiary.key;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Has no thread for the first task. */
final class Starved implements Executor {
    private final int kind;
    private final AtomicInteger tasks = new AtomicInteger();

    /** @param kind 1 to refuse as a pool does that is closed, else to fail as a system does that is out of threads */
    Starved(int kind) {
        this.kind = kind;
    }

    @Override
    public void execute(Runnable task) {
        if (tasks.incrementAndGet() > 1) {
            task.run();
        } else if (kind == 1) {
            throw new RejectedExecutionException("closed");
        } else {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }
}
