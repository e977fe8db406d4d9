package dev.ostiary.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Counts how often a thread of a {@link Crowd} waited for a monitor, by Flight Recorder, which knows virtual threads, too. */
final class MonitorEvents implements AutoCloseable {
    private static final String EVENT = "jdk.JavaMonitorEnter";

    private final Recording recording = new Recording();

    MonitorEvents() {
        recording.enable(EVENT).withThreshold(Duration.ZERO).withoutStackTrace();
        recording.start();
    }

    /** Ends the counting. */
    long count() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("monitors", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(MonitorEvents::isOfCrowd)
                    .count();
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isOfCrowd(RecordedEvent event) {
        return event.getEventType().getName().equals(EVENT)
                && event.getThread() != null
                && Objects.requireNonNullElse(event.getThread().getJavaName(), "")
                        .startsWith(Crowd.NAME);
    }

    @Override
    public void close() {
        recording.close();
    }
}
