package dev.ostiary.containers;

import java.util.List;

/** The threads of this process. */
final class Threads {
    private static final long TIMEOUT_MILLIS = 5_000;

    private Threads() {}

    /** Those that the filter started and that go on, after as long as an end may take. */
    static List<Thread> ofTheFilter() throws InterruptedException {
        List<Thread> own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ostiary"))
                .toList();
        for (Thread thread : own) {
            thread.join(TIMEOUT_MILLIS);
        }
        return own.stream().filter(Thread::isAlive).toList();
    }
}
