package dev.ostiary.servlet.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.RejectionReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platform's flight recorder keeps, where there is one. */
class FlightRecorderTest {
    private static final AuthEvent EXPIRED = Events.refused(RejectionReason.TOKEN_EXPIRED);

    @TempDir
    private Path directory;

    private List<RecordedEvent> recorded(String name, Runnable action) throws IOException {
        Path file = directory.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(name);
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    private static FlightRecorder recorder() {
        return FlightRecorder.of(FlightRecorder.class.getClassLoader());
    }

    @Test
    void refusal_whileRecording_isKeptWithItsFields() throws IOException {
        List<RecordedEvent> events =
                recorded("dev.ostiary.Refusal", () -> recorder().refusal(EXPIRED, "token_expired"));

        RecordedEvent event = events.get(0);
        assertThat(events).hasSize(1);
        assertThat(event.getString("outcome")).isEqualTo("refused");
        assertThat(event.getString("code")).isEqualTo("token_expired");
        assertThat(event.getString("rule")).isEqualTo("/api/** = authenticated");
        assertThat(event.getString("method")).isEqualTo("GET");
        assertThat(event.getString("path")).isEqualTo("/api/x");
        assertThat(event.getString("supportId")).isEqualTo("0123456789ab");
        assertThat(event.getStackTrace()).isNull();
    }

    @Test
    void keyRefresh_whileRecording_isKeptWithItsFields() throws IOException {
        List<RecordedEvent> events =
                recorded("dev.ostiary.KeyRefresh", () -> recorder().keyRefresh("https://issuer.test", 3, 1, "timeout"));

        RecordedEvent event = events.get(0);
        assertThat(event.getString("issuer")).isEqualTo("https://issuer.test");
        assertThat(event.getInt("keys")).isEqualTo(3);
        assertThat(event.getInt("skipped")).isEqualTo(1);
        assertThat(event.getString("fault")).isEqualTo("timeout");
    }

    @Test
    void refusal_whileNobodyRecordsIt_isNotKept() throws IOException {
        assertThat(recorded("dev.ostiary.KeyRefresh", () -> recorder().refusal(EXPIRED, "token_expired")))
                .isEmpty();
    }

    @Test
    void of_loaderThatHasNoFlightRecorder_forgets() {
        ClassLoader without = new ClassLoader(null) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                throw new ClassNotFoundException(name);
            }
        };

        assertThat(FlightRecorder.of(without)).isInstanceOf(FlightRecorder.NoRecorder.class);
        assertThat(recorder()).isNotInstanceOf(FlightRecorder.NoRecorder.class);
    }
}
