package dev.ostiary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One line for a change of state. */
class StoreOutagesTest {
    private static final String BEGIN =
            "WARNING Cannot use the store; what needs it is answered 503 until it can be used: ";
    private static final String END = "INFO The store can be used again";

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final StoreOutages outages = new StoreOutages(new Lines(lines), nanos::get);

    private record Lines(List<String> written) implements System.Logger {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            written.add(level + " " + message);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... parameters) {
            written.add(level + " " + MessageFormat.format(format, parameters));
        }
    }

    private void fails(String reason) {
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> outages.watched(() -> {
                    throw new StoreUnavailableException(reason);
                }))
                .withMessage(reason);
    }

    private void works() {
        assertThat(outages.watched(() -> "answer")).isEqualTo("answer");
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void watched_storeThatWorks_saysNothing() {
        works();

        assertThat(lines).isEmpty();
    }

    @Test
    void watched_manyFailures_areOneLine() {
        IntStream.range(0, 1_000).forEach(i -> fails("refused"));

        assertThat(lines).containsExactly(BEGIN + "refused");
    }

    @Test
    void watched_storeThatIsBack_isOneLine() {
        fails("refused");
        passes(Duration.ofSeconds(5));
        works();
        works();

        assertThat(lines).containsExactly(BEGIN + "refused", END);
    }

    /** Full for writers, and well for readers. */
    @Test
    void watched_someCallsOnlyFail_isNoNewStateEachTime() {
        fails("full");
        works();
        passes(Duration.ofMillis(4_999));
        works();
        fails("full");
        works();

        assertThat(lines).containsExactly(BEGIN + "full");
    }

    @Test
    void watched_anotherReason_isToldOnce() {
        fails("refused");
        fails("no certificate");
        fails("refused");
        fails("no certificate");

        assertThat(lines).containsExactly(BEGIN + "refused", BEGIN + "no certificate");
    }

    @Test
    void watched_everAnotherReason_isToldEightTimes() {
        IntStream.range(0, 100).forEach(i -> fails("reason " + i));

        assertThat(lines).hasSize(8);
    }

    @Test
    void watched_nextOutage_isToldAnew() {
        fails("refused");
        passes(Duration.ofSeconds(5));
        works();
        fails("refused");

        assertThat(lines).containsExactly(BEGIN + "refused", END, BEGIN + "refused");
    }
}
