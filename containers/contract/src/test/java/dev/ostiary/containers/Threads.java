package dev.ostiary.containers;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads of this process. */
final class Threads {
    private static final long TIMEOUT_MILLIS = 5_000;

    private Threads() {}

    /** Those that filters have started. */
    static Set<Thread> ofFilters() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ostiary"))
                .collect(Collectors.toSet());
    }

    /** Those that filters have started since, and that go on after as long as an end may take. */
    static List<Thread> ofFiltersBeside(Set<Thread> before) throws InterruptedException {
        List<Thread> own =
                ofFilters().stream().filter(thread -> !before.contains(thread)).toList();
        for (Thread thread : own) {
            thread.join(TIMEOUT_MILLIS);
        }
        return own.stream().filter(Thread::isAlive).toList();
    }
}
