package dev.ostiary.cli.console;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the log of the libraries off the terminal, and shows a command the warnings that came while it asked for them. The platform makes
 * one for the process. Thread-safe: each thread collects its own.
 */
public final class CollectedLog extends System.LoggerFinder {
    @SuppressWarnings("ThreadLocalUsage") // there is one of these for the process
    private final ThreadLocal<@Nullable List<String>> collecting = new ThreadLocal<>();

    /** For the platform. */
    public CollectedLog() {}

    /**
     * Runs something and collects what this thread logs meanwhile.
     *
     * @param work what to run
     * @param <T> what it makes
     * @return what it made, and the warnings
     */
    public static <T> Collected<T> during(Supplier<T> work) {
        if (!(System.LoggerFinder.getLoggerFinder() instanceof CollectedLog log)) {
            return new Collected<>(work.get(), List.of());
        }
        List<String> warnings = new ArrayList<>();
        log.collecting.set(warnings);
        try {
            return new Collected<>(work.get(), List.copyOf(warnings));
        } finally {
            log.collecting.remove();
        }
    }

    /**
     * What somebody made, and what was logged meanwhile.
     *
     * @param value what was made
     * @param warnings one text each, without what is not printable
     * @param <T> the type of what was made
     */
    public record Collected<T>(T value, List<String> warnings) {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Collector(name);
    }

    private void collect(String line) {
        List<String> warnings = collecting.get();
        if (warnings != null) {
            warnings.add(line.replaceAll("\\p{Cntrl}+\\s*", " "));
        }
    }

    private final class Collector implements System.Logger {
        private final String name;

        Collector(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= Level.WARNING.getSeverity() && level != Level.OFF;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                collect(message);
            }
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... parameters) {
            if (isLoggable(level)) {
                collect(
                        parameters == null || parameters.length == 0
                                ? format
                                : MessageFormat.format(format, parameters));
            }
        }
    }
}
