package dev.ostiary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.key.LoggedLines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One line for a change of state. */
class StoreOutagesTest {
    private static final String BEGIN =
            "WARNING Cannot use the store; what needs it is answered 503 until it can be used: ";
    private static final String END = "INFO The store can be used again";

    private final LoggedLines lines = LoggedLines.of(StoreOutagesTest.class);
    private final AtomicLong nanos = new AtomicLong();
    private final StoreOutages outages =
            new StoreOutages(System.getLogger(StoreOutagesTest.class.getName()), nanos::get);

    @AfterEach
    void close() {
        lines.close();
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

        assertThat(lines.all()).isEmpty();
    }

    @Test
    void watched_manyFailures_areOneLine() {
        IntStream.range(0, 1_000).forEach(i -> fails("refused"));

        assertThat(lines.all()).containsExactly(BEGIN + "refused");
    }

    @Test
    void watched_storeThatIsBack_isOneLine() {
        fails("refused");
        passes(Duration.ofSeconds(5));
        works();
        works();

        assertThat(lines.all()).containsExactly(BEGIN + "refused", END);
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

        assertThat(lines.all()).containsExactly(BEGIN + "full");
    }

    @Test
    void watched_anotherReason_isToldOnce() {
        fails("refused");
        fails("no certificate");
        fails("refused");
        fails("no certificate");

        assertThat(lines.all()).containsExactly(BEGIN + "refused", BEGIN + "no certificate");
    }

    @Test
    void watched_everAnotherReason_isToldEightTimes() {
        IntStream.range(0, 100).forEach(i -> fails("reason " + i));

        assertThat(lines.all()).hasSize(8);
    }

    @Test
    void watched_nextOutage_isToldAnew() {
        fails("refused");
        passes(Duration.ofSeconds(5));
        works();
        fails("refused");

        assertThat(lines.all()).containsExactly(BEGIN + "refused", END, BEGIN + "refused");
    }
}
