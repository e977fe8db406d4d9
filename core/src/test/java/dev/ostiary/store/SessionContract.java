package dev.ostiary.store;

import static dev.ostiary.store.Samples.SESSION;
import static dev.ostiary.store.Samples.largest;
import static dev.ostiary.store.Samples.rotated;
import static dev.ostiary.store.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions from opening to expiry, and the rotation of their tokens. How they end is in {@link SessionEndContract}. */
public interface SessionContract extends SharedState {

    @Test
    default void open_anySession_isFoundOnAnyNodeAsItIs() {
        SessionState session = largest("i".repeat(256), "\u4e2d".repeat(1_024), now().plusNanos(123_456_789));
        store().open(session);

        assertThat(anotherNode().session(session.id())).contains(session);
        assertThat(session.superseded()).hasSize(SessionState.MAX_SUPERSEDED);
        assertThat(anotherNode().sessionsOf(session.subject())).containsExactly(session);
    }

    @Test
    default void open_anEmptyLabel_staysEmpty() {
        SessionState session = new SessionState("s", "u", "", now(), now(), now().plusSeconds(60), "t", List.of());
        store().open(session);

        assertThat(anotherNode().session("s")).contains(session);
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
        SessionState rotated = rotated(first, "second", now().plusSeconds(1));
        store().advance(first, rotated);

        anotherNode().open(first);
        anotherNode().open(session("s", "somebody else", now().plusSeconds(5)));

        assertThat(store().session("s")).contains(rotated);
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
        assertThat(store().advance(session, rotated(session, "second", now()))).isFalse();
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
    default void advance_fromTheCurrentState_replacesItWhole() {
        SessionState first = session("s", "u", now());
        SessionState second = new SessionState(
                "s",
                "u",
                "another label",
                now().plusSeconds(1),
                now().plusSeconds(2),
                now().plusSeconds(60),
                "second",
                List.of(new SessionState.Superseded(first.currentToken(), now())));
        store().open(first);

        assertThat(anotherNode().advance(first, second)).isTrue();

        assertThat(store().session("s")).contains(second);
        clock().advance(Duration.ofSeconds(60));
        assertThat(store().session("s")).isEmpty();
    }

    @Test
    default void advance_fromAnEarlierState_changesNothing() {
        SessionState first = session("s", "u", now());
        SessionState second = rotated(first, "second", now());
        store().open(first);
        store().advance(first, second);

        assertThat(anotherNode().advance(first, rotated(first, "third", now()))).isFalse();

        assertThat(store().session("s")).contains(second);
    }

    @Test
    default void advance_comparesTheCurrentTokenOnly_exactly() {
        SessionState open = new SessionState("s", "u", "", now(), now(), now().plusSeconds(60), "token", List.of());
        SessionState otherCase =
                new SessionState("s", "u", "", now(), now(), now().plusSeconds(60), "Token", List.of());
        SessionState otherLabel = new SessionState(
                "s", "u", "label", now(), now().plusSeconds(5), now().plusSeconds(9), "token", List.of());
        store().open(open);

        assertThat(store().advance(otherCase, rotated(otherCase, "second", now())))
                .isFalse();
        assertThat(store().advance(otherLabel, rotated(otherLabel, "second", now())))
                .isTrue();
    }

    @Test
    default void advance_toTokensOfAnyCharacters_keepsThem() {
        SessionState session = session("s", "u", now());
        store().open(session);

        for (String token : OddTexts.all().toList()) {
            SessionState next = rotated(session, token, now());
            assertThat(anotherNode().advance(session, next)).isTrue();
            assertThat(store().session("s")).contains(next);
            session = next;
        }
    }

    @Test
    default void advance_ofNoSession_isFalse() {
        SessionState session = session("s", "u", now());

        assertThat(store().advance(session, rotated(session, "second", now()))).isFalse();

        assertThat(store().session("s")).isEmpty();
    }

    @Test
    default void advance_toAnotherSessionOrTheSameToken_isRefused() {
        SessionState session = session("s", "u", now());
        store().open(session);

        assertThatIllegalArgumentException().isThrownBy(() -> store().advance(session, session("other", "u", now())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().advance(session, rotated(session("s", "v", now()), "second", now())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().advance(session, rotated(session, session.currentToken(), now())));
    }

    @Test
    default void advance_atOnceOnTwoNodes_hasOneWinner() throws Exception {
        SessionState session = session("s", "u", now());
        store().open(session);
        for (int round = 0; round < 20; round++) {
            SessionState before = session;
            String prefix = "round " + round + ", ";

            List<Boolean> won = Race.of(
                    OneTimeContract.THREADS,
                    number -> () -> node(number).advance(before, rotated(before, prefix + number, now())));

            assertThat(won).containsOnlyOnce(true);
            session = store().session("s").orElseThrow();
            assertThat(session).isEqualTo(rotated(before, prefix + won.indexOf(true), now()));
        }
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
