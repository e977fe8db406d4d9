package dev.ostiary.store;

import static dev.ostiary.store.Samples.SESSION;
import static dev.ostiary.store.Samples.largest;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions from opening to expiry. Their tokens are in {@link RotationContract}, how they end is in {@link SessionEndContract}. */
public interface SessionContract extends SharedState {

    @Test
    default void open_anySession_isFoundOnAnyNodeAsItIs() {
        SessionState session = largest("i".repeat(256), "\u4e2d".repeat(1_024), now().plusNanos(123_456_789));
        store().open(session);

        assertThat(anotherNode().session(session.id())).contains(session);
        assertThat(anotherNode().sessionsOf(session.subject())).containsExactly(session);
    }

    @Test
    default void open_anEmptyLabel_staysEmpty() {
        SessionState session = new SessionState("s", "u", "", now(), now(), now().plusSeconds(60), "t");
        store().open(session);

        assertThat(anotherNode().session("s")).contains(session);
    }

    @Test
    default void open_oneOfSeveral_tellsHowManyItsSubjectHasNow() {
        assertThat(store().open(session("a", "u", now()))).isEqualTo(1);
        assertThat(anotherNode().open(session("b", "u", now()))).isEqualTo(2);
        assertThat(store().open(session("b", "u", now()))).isEqualTo(2);
        assertThat(store().open(session("c", "v", now()))).isEqualTo(1);
    }

    @Test
    default void open_whereOthersHaveEndedOrExpired_countsThemNoMore() {
        store().open(session("a", "u", now().minusSeconds(1)));
        store().open(session("b", "u", now()));
        store().open(session("c", "u", now().plusSeconds(60)));

        anotherNode().end("b", now().plusSeconds(60));
        clock().advance(SESSION.minusSeconds(1));

        assertThat(store().open(session("d", "u", now()))).isEqualTo(2);
    }

    @Test
    default void open_idsAndSubjectsOfAnyCharacters_areKeptApart() {
        List<SessionState> sessions =
                OddTexts.all().map(text -> session(text, text, now())).toList();

        sessions.forEach(store()::open);

        assertThat(sessions).allSatisfy(session -> {
            assertThat(anotherNode().session(session.id())).contains(session);
            assertThat(anotherNode().sessionsOf(session.subject())).containsExactly(session);
        });
    }

    @Test
    default void open_anIdThatIsOpen_leavesItAsItIs() {
        SessionState first = session("s", "u", now());
        store().open(first);
        Successor second = successor("second", now().plusSeconds(1));
        store().rotate("s", "u", TokenCopy.first(first.currentToken()), second);

        anotherNode().open(first);
        anotherNode().open(session("s", "somebody else", now().plusSeconds(5)));

        assertThat(store().session("s")).contains(first.rotatedTo(second));
        assertThat(store().sessionsOf("somebody else")).isEmpty();
    }

    @Test
    default void open_anIdThatHasExpired_beginsAnew() {
        store().open(session("s", "u", now()));
        clock().advance(SESSION);
        SessionState again = session("s", "v", now());

        anotherNode().open(again);

        assertThat(store().session("s")).contains(again);
        assertThat(store().sessionsOf("u")).isEmpty();
        assertThat(store().sessionsOf("v")).containsExactly(again);
    }

    @Test
    default void open_oneIdAtOnceOnTwoNodes_keepsOneOfThem() throws Exception {
        for (int round = 0; round < 10; round++) {
            String id = "s" + round;
            List<SessionState> offered = IntStream.range(0, OneTimeContract.THREADS)
                    .mapToObj(number -> session(id, "u" + number, now()))
                    .toList();

            List<SessionState> seen = Race.of(offered.size(), number -> () -> {
                node(number).open(offered.get(number));
                return node(number).session(id).orElseThrow();
            });

            assertThat(seen).containsOnly(seen.get(0));
            assertThat(offered).contains(seen.get(0));
        }
    }

    @Test
    default void session_atItsTime_isGoneAndJustBeforeThere() {
        SessionState session = session("s", "u", now());
        store().open(session);

        clock().advance(SESSION.minusMillis(1));
        assertThat(store().session("s")).contains(session);
        assertThat(store().sessionsOf("u")).containsExactly(session);
        clock().advance(Duration.ofMillis(1));

        assertThat(store().session("s")).isEmpty();
        assertThat(store().sessionsOf("u")).isEmpty();
        assertThat(store().rotate("s", "u", TokenCopy.first(session.currentToken()), successor("second", now())))
                .isEqualTo(new Rotation.Ended());
    }

    @Test
    default void open_whatHasExpiredAlready_isNotThere() {
        store().open(session("s", "u", now().minus(SESSION)));

        assertThat(store().session("s")).isEmpty();
    }

    @Test
    default void session_unknown_isEmpty() {
        assertThat(store().session("s")).isEmpty();
        assertThat(store().session("")).isEmpty();
        assertThat(store().session("s".repeat(257))).isEmpty();
        assertThat(store().sessionsOf("u")).isEmpty();
        assertThat(store().sessionsOf("u".repeat(1_025))).isEmpty();
    }

    @Test
    default void sessionsOf_several_areThoseOfTheSubjectWithTheOldestFirst() {
        SessionState second = session("a", "u", now().plusSeconds(1));
        SessionState first = session("b", "u", now());
        SessionState third = session("c", "u", now().plusSeconds(2));
        List.of(second, first, third, session("d", "U", now())).forEach(store()::open);

        assertThat(anotherNode().sessionsOf("u")).containsExactly(first, second, third);
    }
}
