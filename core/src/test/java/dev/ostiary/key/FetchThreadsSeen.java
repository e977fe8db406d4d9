package dev.ostiary.key;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The threads of the JVM that fetchers made, and those that their HTTP clients made. */
final class FetchThreadsSeen {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private FetchThreadsSeen() {}

    static List<String> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null)
                .filter(thread -> thread.getName().startsWith("ostiary-jwks")
                        || thread.getThreadGroup().getName().equals("ostiary-jwks")
                        || thread.getName().startsWith("HttpClient-"))
                .map(Thread::getName)
                .toList();
    }

    /** What is left once they have had time to end. */
    static List<String> afterWaiting() {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        return Stream.generate(FetchThreadsSeen::now)
                .peek(threads -> LockSupport.parkNanos(5_000_000))
                .filter(threads -> threads.isEmpty() || System.nanoTime() > deadline)
                .findFirst()
                .orElseThrow();
    }
}
