package dev.ostiary.key;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What one class logs while this is open, from information on, whatever the tests let through; it goes nowhere else. */
public final class LoggedLines extends Handler implements AutoCloseable {
    private final Logger logger;
    private final @Nullable Level usual;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LoggedLines(Logger logger) {
        this.logger = logger;
        this.usual = logger.getLevel();
        setFormatter(new SimpleFormatter());
    }

    public static LoggedLines of(Class<?> type) {
        LoggedLines lines = new LoggedLines(Logger.getLogger(type.getName()));
        lines.logger.addHandler(lines);
        lines.logger.setUseParentHandlers(false);
        lines.logger.setLevel(Level.INFO);
        return lines;
    }

    public List<String> at(Level level) {
        return records.stream()
                .filter(line -> line.getLevel().equals(level))
                .map(getFormatter()::formatMessage)
                .toList();
    }

    /** All of them, each with its level in front. */
    public List<String> all() {
        return records.stream()
                .map(line -> line.getLevel() + " " + getFormatter().formatMessage(line))
                .toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(usual);
        logger.setUseParentHandlers(true);
    }
}
