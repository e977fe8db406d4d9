package dev.ostiary.benchmarks.signin;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time of this process without that of the compiler's threads, which is a matter of how long it has run: a sign-in is so much code
 * that it would be half of the figure for thousands of them. Where the system does not tell (it is Linux that does) it is included.
 * Stateless.
 */
final class ServerCpu {
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long NANOS_A_TICK = 10_000_000;

    /** Behind the name: user and system time. */
    private static final int USER = 11;

    private ServerCpu() {}

    static long nanos() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() - ofCompilers();
    }

    private static long ofCompilers() throws IOException {
        if (!Files.isDirectory(THREADS)) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            long ticks = 0;
            for (Path thread : threads.toList()) {
                ticks += ticks(thread.resolve("stat"));
            }
            return ticks * NANOS_A_TICK;
        }
    }

    /** A thread that ends meanwhile is not found, or no longer there to be read. */
    private static long ticks(Path thread) {
        String line;
        try {
            line = Files.readString(thread);
        } catch (IOException ended) {
            return 0;
        }
        if (!line.contains("(C1 Compiler") && !line.contains("(C2 Compiler")) {
            return 0;
        }
        List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        return Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(USER + 1));
    }
}
