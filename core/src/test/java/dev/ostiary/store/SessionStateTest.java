package dev.ostiary.store;

import static dev.ostiary.store.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionStateTest {
    private static final Instant START = MovableClock.START;

    @Test
    void rotatedTo_successor_hasItsTokenAndTimesAndKeepsTheRest() {
        SessionState opened = session("s", "u", START);

        SessionState rotated = opened.rotatedTo(new Successor("t1", START.plusSeconds(1), START.plusSeconds(9)));

        assertThat(rotated)
                .isEqualTo(new SessionState(
                        "s", "u", opened.label(), START, START.plusSeconds(1), START.plusSeconds(9), "t1"));
    }

    @Test
    void toString_always_showsTimesOnly() {
        assertThat(session("s3ntinel", "s3ntinel", START).toString()).doesNotContain("s3ntinel");
        assertThat(new Successor("s3ntinel", START, START).toString()).doesNotContain("s3ntinel");
        assertThat(new OneTimeId("s3ntinel", "s3ntinel", "reset", START).toString())
                .doesNotContain("s3ntinel");
        assertThat(KeptSession.opened(session("s3ntinel", "s3ntinel", START)).toString())
                .doesNotContain("s3ntinel");
    }
}
