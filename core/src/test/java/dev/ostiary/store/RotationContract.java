package dev.ostiary.store;

import static dev.ostiary.store.Samples.SESSION;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Refresh tokens: replaced once, given again where an answer may have been lost, and refused where two hold them. */
public interface RotationContract extends SharedState {
    /** What a store that remembers the fewest remembers still. */
    int REMEMBERED = StoreLimits.MAX_SUPERSEDED;

    /** Opens a session "s" of "u" whose token is "t0". */
    default SessionState opened() {
        SessionState session = new SessionState("s", "u", "label", now(), now(), now().plus(SESSION), "t0");
        store().open(session);
        return session;
    }

    /** Presents a token of the session "s" for its successor. */
    default Rotation rotate(String presented, String next) {
        return anotherNode().rotate("s", "u", TokenCopy.first(presented), successor(next, now()));
    }

    /** What a replaced token gets so long after the current one took its predecessor's place. */
    default Rotation repeated(Duration sinceFirst) {
        return new Rotation.Repeated(current(), sinceFirst);
    }

    /** What the session "s" is now. */
    default SessionState current() {
        return store().session("s").orElseThrow();
    }

    @Test
    default void rotate_currentToken_isReplacedAndTheRestStays() {
        SessionState opened = opened();
        Successor next = new Successor("t1", now().plusSeconds(2), now().plusSeconds(60));

        assertThat(anotherNode().rotate("s", "u", TokenCopy.first("t0"), next)).isEqualTo(new Rotation.Rotated());

        assertThat(store().session("s"))
                .contains(new SessionState(
                        "s", "u", "label", opened.openedAt(), next.issuedAt(), next.expiresAt(), "t1"));
        clock().advance(Duration.ofSeconds(60));
        assertThat(store().session("s")).isEmpty();
        assertThat(store().sessionsOf("u")).isEmpty();
    }

    @Test
    default void rotate_toALaterEnd_isOpenUntilThen() {
        opened();
        clock().advance(SESSION.minusMillis(1));
        rotate("t0", "t1");

        clock().advance(SESSION.minusMillis(1));

        assertThat(store().sessionsOf("u")).containsExactly(current());
        assertThat(rotate("t1", "t2")).isEqualTo(new Rotation.Rotated());
    }

    @Test
    default void rotate_replacedLessThanTheGraceAgo_isRepeatedWithTheCurrentState() {
        opened();
        rotate("t0", "t1");
        clock().advance(Rotation.GRACE.minusMillis(2));
        rotate("t1", "t2");
        anotherNode().confirm(Map.of("s", TokenCopy.first("t2")));
        clock().advance(Duration.ofMillis(1));

        assertThat(rotate("t0", "x")).isEqualTo(repeated(Duration.ofMillis(1)));
        assertThat(rotate("t1", "x")).isEqualTo(repeated(Duration.ofMillis(1)));

        assertThat(current().currentToken()).isEqualTo("t2");
    }

    @Test
    default void rotate_replacedForTheGraceAndSuccessorArrived_isReusedAndChangesNothing() {
        opened();
        rotate("t0", "t1");
        anotherNode().confirm(Map.of("s", TokenCopy.first("t1")));
        SessionState before = current();

        clock().advance(Rotation.GRACE.minusMillis(1));
        assertThat(rotate("t0", "x")).isEqualTo(repeated(Rotation.GRACE.minusMillis(1)));
        clock().advance(Duration.ofMillis(1));

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
        assertThat(store().session("s")).contains(before);
        assertThat(rotate("t1", "t2")).isEqualTo(new Rotation.Rotated());
    }

    /** Another tab has sent it before the successor came, and its request was long on its way. */
    @Test
    default void rotate_successorArrivedLessThanTheGraceAgo_isRepeatedAndNoLonger() {
        Duration slow = Duration.ofSeconds(30);
        opened();
        rotate("t0", "t1");
        clock().advance(slow);
        anotherNode().confirm(Map.of("s", TokenCopy.first("t1")));
        clock().advance(Rotation.GRACE.minusMillis(1));
        anotherNode().confirm(Map.of("s", TokenCopy.first("t1")));

        assertThat(rotate("t0", "x"))
                .isEqualTo(repeated(slow.plus(Rotation.GRACE).minusMillis(1)));
        clock().advance(Duration.ofMillis(1));

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
    }

    /** A clock that was ahead and is put right does not lend the time until it is there again. */
    @Test
    default void rotate_clockSetBackByAnHour_isReusedAfterTheGraceAllTheSame() {
        opened();
        rotate("t0", "t1");
        anotherNode().confirm(Map.of("s", TokenCopy.first("t1")));
        clock().advance(Duration.ofHours(-1));
        assertThat(current().currentToken()).isEqualTo("t1");

        clock().advance(Rotation.GRACE);

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
    }

    /** The time of the arrival is ahead then. */
    @Test
    default void rotate_successorArrivedWhileTheClockWasAhead_isReusedAfterTheGraceAllTheSame() {
        opened();
        rotate("t0", "t1");
        clock().advance(Duration.ofHours(1));
        anotherNode().confirm(Map.of("s", TokenCopy.first("t1")));
        clock().advance(Duration.ofHours(-1));
        assertThat(current().currentToken()).isEqualTo("t1");

        clock().advance(Rotation.GRACE);

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
    }

    @Test
    default void rotate_successorNeverArrived_isRepeatedForAsLongAsTheSessionLasts() {
        opened();
        rotate("t0", "t1");

        for (int lost = 0; lost < 10; lost++) {
            clock().advance(Duration.ofDays(2));
            assertThat(rotate("t0", "x" + lost)).isEqualTo(repeated(Duration.ofDays(2L * (lost + 1))));
        }

        assertThat(current().currentToken()).isEqualTo("t1");
    }

    @Test
    default void rotate_successorCameItself_hasArrived() {
        opened();
        rotate("t0", "t1");
        clock().advance(Rotation.GRACE);
        rotate("t1", "t2");

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate("t1", "x")).isEqualTo(repeated(Duration.ZERO));
    }

    @Test
    default void rotate_aTokenThatNeverWas_isReused() {
        opened();

        assertThat(rotate("t", "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate("T0", "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate("t0 ", "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate("", "x")).isEqualTo(new Rotation.Reused());
    }

    @Test
    default void rotate_noSessionOrAnotherSubjects_isEnded() {
        opened();

        assertThat(store().rotate("other", "u", TokenCopy.first("t0"), successor("x", now())))
                .isEqualTo(new Rotation.Ended());
        assertThat(store().rotate("", "u", TokenCopy.first("t0"), successor("x", now())))
                .isEqualTo(new Rotation.Ended());
        assertThat(store().rotate("s", "U", TokenCopy.first("t0"), successor("x", now())))
                .isEqualTo(new Rotation.Ended());
        assertThat(store().rotate("s", "", TokenCopy.first("t0"), successor("x", now())))
                .isEqualTo(new Rotation.Ended());
        assertThat(current().currentToken()).isEqualTo("t0");
    }

    @Test
    default void rotate_expiredOrEnded_isEnded() {
        SessionState session = session("gone", "u", now());
        store().open(session);
        store().end("gone", now().plusSeconds(60));
        opened();
        clock().advance(SESSION);

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Ended());
        assertThat(store().rotate("gone", "u", TokenCopy.first(session.currentToken()), successor("x", now())))
                .isEqualTo(new Rotation.Ended());
    }

    @Test
    default void rotate_aTokenOfAnExpiredSessionOfThatId_isReused() {
        opened();
        store().rotate("s", "u", TokenCopy.first("t0"), new Successor("t1", now(), now().plusSeconds(5)));
        clock().advance(Duration.ofSeconds(5));
        store().open(new SessionState("s", "u", "label", now(), now(), now().plus(SESSION), "n0"));

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate("t1", "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate("n0", "n1")).isEqualTo(new Rotation.Rotated());
    }

    @Test
    default void rotate_manyAtOnce_rememberTheLastOnes() {
        opened();
        IntStream.rangeClosed(1, REMEMBERED).forEach(i -> rotate("t" + (i - 1), "t" + i));

        assertThat(IntStream.range(0, REMEMBERED).mapToObj(i -> rotate("t" + i, "x")))
                .containsOnly(repeated(Duration.ZERO));
    }

    @Test
    default void rotate_tokensOfAnyCharacters_areKeptApart() {
        List<String> tokens = OddTexts.all().toList();
        store().open(new SessionState("s", "u", "", now(), now(), now().plus(SESSION), "t0"));
        String presented = "t0";

        for (String token : tokens) {
            assertThat(rotate(presented, token)).isEqualTo(new Rotation.Rotated());
            assertThat(rotate(presented, "x")).isEqualTo(repeated(Duration.ZERO));
            assertThat(current().currentToken()).isEqualTo(token);
            store().confirm(Map.of("s", TokenCopy.first(token)));
            clock().advance(Rotation.GRACE);
            assertThat(rotate(presented, "x")).isEqualTo(new Rotation.Reused());
            presented = token;
        }
    }

    @Test
    default void rotate_toTheSameToken_isRefused() {
        opened();

        assertThatIllegalArgumentException().isThrownBy(() -> rotate("t0", "t0"));
    }

    @Test
    default void rotate_atOnceOnTwoNodes_hasOneWinnerWhoseTokenAllOthersGet() throws Exception {
        opened();
        String presented = "t0";
        for (int round = 0; round < 20; round++) {
            String before = presented;
            String prefix = "round " + round + ", ";

            List<Rotation> results = Race.of(
                    OneTimeContract.THREADS,
                    number -> () ->
                            node(number).rotate("s", "u", TokenCopy.first(before), successor(prefix + number, now())));

            assertThat(results).containsOnlyOnce(new Rotation.Rotated());
            presented = prefix + results.indexOf(new Rotation.Rotated());
            assertThat(current().currentToken()).isEqualTo(presented);
            assertThat(results).containsOnly(new Rotation.Rotated(), repeated(Duration.ZERO));
        }
    }

    @Test
    default void confirm_anEarlierTokenOrAnotherSession_isPassedOver() {
        opened();
        rotate("t0", "t1");
        store().confirm(Map.of("s", TokenCopy.first("t0"), "other", TokenCopy.first("t1"), "", TokenCopy.first("t1")));
        store().confirm(Map.of("s", TokenCopy.first("T1")));
        store().confirm(Map.of());
        clock().advance(Rotation.GRACE);

        assertThat(rotate("t0", "x")).isEqualTo(repeated(Rotation.GRACE));
    }

    @Test
    default void confirm_again_staysAndTheNextSuccessorHasNotArrived() {
        opened();
        rotate("t0", "t1");
        store().confirm(Map.of("s", TokenCopy.first("t1")));
        anotherNode().confirm(Map.of("s", TokenCopy.first("t1")));
        rotate("t1", "t2");
        store().confirm(Map.of("s", TokenCopy.first("t1")));
        clock().advance(Rotation.GRACE);

        assertThat(rotate("t1", "x")).isEqualTo(repeated(Rotation.GRACE));
        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
    }

    /** What is told of a token counts for that one alone, whoever replaces it at the same moment. */
    @Test
    default void confirm_whileAnotherNodeReplacesThatToken_saysNothingOfTheNextOne() throws Exception {
        opened();
        rotate("t0", "t1");
        for (int round = 1; round <= 20; round++) {
            String current = "t" + round;
            String next = "t" + (round + 1);

            List<Boolean> results = Race.of(
                    OneTimeContract.THREADS,
                    number -> () -> number == 0
                            ? rotate(current, next).equals(new Rotation.Rotated())
                            : node(number)
                                    .confirm(Map.of("s", TokenCopy.first(current)))
                                    .isEmpty());
            clock().advance(Rotation.GRACE);

            assertThat(results).containsOnly(true);
            assertThat(rotate(current, "x")).isEqualTo(repeated(Rotation.GRACE));
        }
    }

    @Test
    default void confirm_asManyAsMayBe_countsForEach() {
        Instant opened = now();
        List<String> ids = IntStream.range(0, StoreLimits.MAX_CONFIRMED)
                .mapToObj(i -> "s" + i)
                .toList();
        List<String> some = List.of(ids.get(0), ids.get(500), ids.get(999));
        some.forEach(id -> {
            store().open(session(id, "u", opened));
            store().rotate(id, "u", TokenCopy.first(Samples.firstToken(id)), successor("t1", opened));
        });

        store().confirm(ids.stream().collect(Collectors.toMap(id -> id, id -> TokenCopy.first("t1"))));

        clock().advance(Rotation.GRACE);
        assertThat(some)
                .allSatisfy(id -> assertThat(anotherNode()
                                .rotate(id, "u", TokenCopy.first(Samples.firstToken(id)), successor("x", now())))
                        .isEqualTo(new Rotation.Reused()));
    }

    @Test
    default void confirm_more_isRefused() {
        Map<String, TokenCopy> tooMany = IntStream.rangeClosed(0, StoreLimits.MAX_CONFIRMED)
                .mapToObj(i -> "s" + i)
                .collect(Collectors.toMap(id -> id, id -> TokenCopy.first("t")));

        assertThatIllegalArgumentException().isThrownBy(() -> store().confirm(tooMany));
    }
}
