package dev.ostiary.servlet.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that keeps its lines, each with its level in front. */
public final class RecordingLog implements System.Logger {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level threshold;

    private RecordingLog(Level threshold) {
        this.threshold = threshold;
    }

    public static RecordingLog ofAll() {
        return new RecordingLog(Level.ALL);
    }

    public static RecordingLog from(Level threshold) {
        return new RecordingLog(threshold);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String getName() {
        return "recording";
    }

    @Override
    public boolean isLoggable(Level level) {
        return level.getSeverity() >= threshold.getSeverity();
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        lines.add(level + " " + message);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        boolean plain = parameters == null || parameters.length == 0;
        lines.add(level + " " + (plain ? format : MessageFormat.format(format, parameters)));
    }
}
