package dev.ostiary.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** On what this runs. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * In one line, for the report.
     *
     * @return processors, memory, system and JDK
     * @throws IOException if the processors cannot be read
     */
    public static String text() throws IOException {
        return String.format(
                Locale.ROOT,
                "%d processors%s, %d GB, %s %s, JDK %s (%s)",
                Runtime.getRuntime().availableProcessors(),
                model().map(name -> " (" + name + ")").orElse(""),
                Math.round(megabytes() / 1024.0),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                System.getProperty("java.vendor"));
    }

    /**
     * How much memory there is.
     *
     * @return in megabytes
     */
    public static long megabytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() >> 20;
    }

    private static Optional<String> model() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }
}
