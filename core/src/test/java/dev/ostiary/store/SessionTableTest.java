package dev.ostiary.store;

import static dev.ostiary.store.Samples.SESSION;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionTableTest {
    private static final Instant START = MovableClock.START;

    private final SessionTable table = new SessionTable(100);

    @Test
    void of_sessionsOfSeveral_areTheOwnOnes() {
        table.put(KeptSession.opened(session("a", "u", START)), START);
        table.put(KeptSession.opened(session("b", "v", START)), START);
        table.put(KeptSession.opened(session("c", "u", START)), START);

        assertThat(table.of("u", START)).extracting(SessionState::id).containsExactlyInAnyOrder("a", "c");
        assertThat(table.of("w", START)).isEmpty();
        assertThat(table.subjects()).isEqualTo(2);
    }

    @Test
    void of_rotatedSession_isThereOnceAndAsItIsNow() {
        SessionState first = session("a", "u", START);
        SessionState next = first.rotatedTo(successor("next", START.plusSeconds(1)));
        table.put(KeptSession.opened(first), START);
        table.put(KeptSession.opened(next), START.plusSeconds(1));

        assertThat(table.of("u", START.plusSeconds(1))).containsExactly(next);
    }

    @Test
    void remove_lastSessionOfASubject_leavesNoTrace() {
        table.put(KeptSession.opened(session("a", "u", START)), START);
        table.put(KeptSession.opened(session("b", "u", START)), START);

        table.remove("a", START);
        assertThat(table.of("u", START)).extracting(SessionState::id).containsExactly("b");
        table.remove("b", START);

        assertThat(table.of("u", START)).isEmpty();
        assertThat(table.subjects()).isZero();
    }

    @Test
    void size_sessionsHaveExpired_leaveNoTrace() {
        table.put(KeptSession.opened(session("a", "u", START)), START);
        table.put(KeptSession.opened(session("b", "v", START.plusSeconds(1))), START);

        assertThat(table.size(START.plus(SESSION))).isEqualTo(1);
        assertThat(table.subjects()).isEqualTo(1);
        assertThat(table.of("v", START.plusSeconds(1).plus(SESSION))).isEmpty();
        assertThat(table.subjects()).isZero();
    }

    @Test
    void put_sessionThatHasExpired_leavesNoTrace() {
        table.put(KeptSession.opened(session("a", "u", START)), START.plus(SESSION));

        assertThat(table.subjects()).isZero();
    }

    @Test
    void put_fullTable_leavesNoTrace() {
        SessionTable full = new SessionTable(1);
        full.put(KeptSession.opened(session("a", "u", START)), START);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> full.put(KeptSession.opened(session("b", "v", START)), START));
        assertThat(full.subjects()).isEqualTo(1);
    }

    /** Thousands of steps, after each of which the table knows of a subject what looking at all sessions would find. */
    @Test
    void of_randomSteps_isWhatLookingAtAllFinds() {
        Random random = new Random(7);
        Map<String, SessionState> all = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            Instant now = START.plusSeconds(step);
            String id = "s" + random.nextInt(60);
            if (random.nextInt(4) == 0) {
                all.remove(id);
                table.remove(id, now);
            } else {
                Instant opened = now.minus(SESSION).plusSeconds(1 + random.nextInt(80));
                SessionState opening = session(id, "u" + random.nextInt(8), opened);
                all.put(id, opening);
                table.put(KeptSession.opened(opening), now);
            }
            all.values().removeIf(session -> !session.expiresAt().isAfter(now));
            String subject = "u" + random.nextInt(8);
            List<SessionState> own = all.values().stream()
                    .filter(session -> session.subject().equals(subject))
                    .toList();

            assertThat(table.size(now)).isEqualTo(all.size());
            assertThat(table.of(subject, now)).containsExactlyInAnyOrderElementsOf(own);
            assertThat(table.subjects()).isEqualTo((int)
                    all.values().stream().map(SessionState::subject).distinct().count());
        }
    }
}
