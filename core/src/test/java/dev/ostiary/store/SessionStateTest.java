package dev.ostiary.store;

import static dev.ostiary.store.Samples.firstToken;
import static dev.ostiary.store.Samples.rotated;
import static dev.ostiary.store.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a refresh token was superseded, as far as a session remembers. */
class SessionStateTest {
    private static final Instant START = MovableClock.START;

    private final SessionState opened = session("s", "u", START);

    @Test
    void supersededAt_eachRotatedToken_isWhenItsOwnSuccessorWasIssued() {
        SessionState twice = rotated(rotated(opened, "second", START.plusSeconds(1)), "third", START.plusSeconds(2));

        assertThat(twice.supersededAt(firstToken("s"))).contains(START.plusSeconds(1));
        assertThat(twice.supersededAt("second")).contains(START.plusSeconds(2));
    }

    @Test
    void supersededAt_currentOrUnknownToken_isNever() {
        SessionState once = rotated(opened, "second", START.plusSeconds(1));

        assertThat(opened.supersededAt(firstToken("s"))).isEmpty();
        assertThat(once.supersededAt("second")).isEmpty();
        assertThat(once.supersededAt("another")).isEmpty();
        assertThat(once.supersededAt("")).isEmpty();
    }

    @Test
    void supersededAt_beyondTheLimit_isForgotten() {
        SessionState state = IntStream.rangeClosed(0, SessionState.MAX_SUPERSEDED)
                .boxed()
                .reduce(opened, (session, i) -> rotated(session, "t" + i, START.plusSeconds(i)), (one, other) -> other);

        assertThat(state.supersededAt(firstToken("s"))).isEmpty();
        assertThat(state.supersededAt("t0")).contains(START.plusSeconds(1));
        assertThat(state.superseded()).hasSize(SessionState.MAX_SUPERSEDED);
    }
}
