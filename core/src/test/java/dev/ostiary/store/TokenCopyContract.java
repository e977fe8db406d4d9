package dev.ostiary.store;

import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Copies of one refresh token: two that no one browser can have show a thief, and no others do. */
public interface TokenCopyContract extends RotationContract {
    /** The longest time between copies that one browser may use. */
    Duration CLOSE = TokenCopy.APART.minusMillis(1);

    /** Replaces "t0" by "t1", and gives "t1" once more so long after that. */
    default TokenCopy givenAgain(Duration sinceFirst) {
        opened();
        rotate("t0", "t1");
        clock().advance(sinceFirst);
        return ((Rotation.Repeated) rotate("t0", "x")).copy();
    }

    /** Presents a copy of a token of the session "s". */
    default Rotation rotate(TokenCopy presented, String next) {
        return anotherNode().rotate("s", "u", presented, successor(next, now()));
    }

    /** A copy is seen at a node. */
    default Set<String> seen(TokenCopy copy) {
        return anotherNode().confirm(Map.of("s", copy));
    }

    @Test
    default void rotate_repeated_tellsTheCopyByTheTimeSinceTheFirst() {
        assertThat(givenAgain(Duration.ofMinutes(7))).isEqualTo(new TokenCopy("t1", Duration.ofMinutes(7)));
    }

    @Test
    default void rotate_repeatedAtOnce_isAnotherCopyThanTheFirst() {
        assertThat(givenAgain(Duration.ZERO)).isNotEqualTo(TokenCopy.first("t1"));
    }

    @Test
    default void confirm_theOlderOfTwoThatAreApartLater_isOfTwoHolders() {
        TokenCopy again = givenAgain(TokenCopy.APART);

        assertThat(seen(again)).isEmpty();
        assertThat(seen(TokenCopy.first("t1"))).containsExactly("s");
        assertThat(seen(TokenCopy.first("t1"))).containsExactly("s");
        assertThat(seen(again)).isEmpty();
    }

    @Test
    default void confirm_theNewerOfTwoThatAreApartLater_isOfTwoHolders() {
        TokenCopy again = givenAgain(TokenCopy.APART);

        assertThat(seen(TokenCopy.first("t1"))).isEmpty();
        assertThat(seen(again)).containsExactly("s");
    }

    @Test
    default void confirm_copiesThatAreClose_mayBeOfOneBrowser() {
        TokenCopy again = givenAgain(CLOSE);

        assertThat(seen(again)).isEmpty();
        assertThat(seen(TokenCopy.first("t1"))).isEmpty();
    }

    @Test
    default void confirm_onlyTheLastOfMany_isOneBrowserThatLostTheOthers() {
        givenAgain(Duration.ofHours(1));
        clock().advance(Duration.ofHours(1));
        TokenCopy last = ((Rotation.Repeated) rotate("t0", "x")).copy();

        assertThat(seen(last)).isEmpty();
        assertThat(rotate(last, "t2")).isEqualTo(new Rotation.Rotated());
        assertThat(seen(last)).isEmpty();
    }

    @Test
    default void rotate_aCopyApartFromTheOneThatArrived_isReusedAndChangesNothing() {
        TokenCopy again = givenAgain(TokenCopy.APART);
        seen(again);
        SessionState before = current();

        assertThat(rotate(TokenCopy.first("t1"), "t2")).isEqualTo(new Rotation.Reused());

        assertThat(current()).isEqualTo(before);
        assertThat(rotate(again, "t2")).isEqualTo(new Rotation.Rotated());
    }

    @Test
    default void rotate_theFirstArrivedAndALaterOneComes_isReused() {
        TokenCopy again = givenAgain(TokenCopy.APART);
        seen(TokenCopy.first("t1"));

        assertThat(rotate(again, "t2")).isEqualTo(new Rotation.Reused());
    }

    @Test
    default void rotate_successorArrivedALongTimeAfterItWasGiven_isReusedAtOnce() {
        givenAgain(CLOSE);
        seen(TokenCopy.first("t1"));

        assertThat(rotate("t0", "x")).isEqualTo(repeated(CLOSE));
        clock().advance(Duration.ofMillis(1));

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
    }

    @Test
    default void rotate_aLaterCopyArrivedLessThanTheGraceAgo_isRepeated() {
        seen(givenAgain(Duration.ofHours(1)));
        clock().advance(Rotation.GRACE.minusMillis(1));

        assertThat(rotate("t0", "x")).isEqualTo(repeated(Duration.ofHours(1).plus(Rotation.GRACE.minusMillis(1))));
        clock().advance(Duration.ofMillis(1));

        assertThat(rotate("t0", "x")).isEqualTo(new Rotation.Reused());
    }

    @Test
    default void rotate_aCopyCloseToTheOneThatArrived_isRotated() {
        seen(givenAgain(CLOSE));

        assertThat(rotate(TokenCopy.first("t1"), "t2")).isEqualTo(new Rotation.Rotated());
    }

    @Test
    default void rotate_anotherCopyWasExchangedAndIsApart_isReusedWithinTheGrace() {
        TokenCopy again = givenAgain(TokenCopy.APART);
        rotate(TokenCopy.first("t1"), "t2");

        assertThat(rotate(again, "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate(TokenCopy.first("t1"), "x")).isEqualTo(repeated(Duration.ZERO));
    }

    @Test
    default void rotate_aCloseCopyWasExchangedWhenNoAnswerWasOnItsWay_isReused() {
        TokenCopy again = givenAgain(CLOSE);
        clock().advance(TokenCopy.APART);
        rotate(TokenCopy.first("t1"), "t2");

        assertThat(rotate(again, "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate(TokenCopy.first("t1"), "x")).isEqualTo(repeated(Duration.ZERO));
    }

    @Test
    default void rotate_aCloseCopyWasExchangedSooner_isRepeated() {
        TokenCopy again = givenAgain(CLOSE);
        clock().advance(CLOSE);
        rotate(again, "t2");

        assertThat(rotate(TokenCopy.first("t1"), "x")).isEqualTo(repeated(Duration.ZERO));
    }

    /** So long after the exchange one browser has one copy, whichever answers overtook each other. */
    @Test
    default void rotate_twoCopiesComeWhenNoAnswerIsOnItsWay_theSecondIsReused() {
        TokenCopy again = givenAgain(CLOSE);
        rotate(again, "t2");
        clock().advance(TokenCopy.APART);

        assertThat(rotate(TokenCopy.first("t1"), "x")).isEqualTo(repeated(TokenCopy.APART));
        assertThat(rotate(again, "x")).isEqualTo(new Rotation.Reused());
        assertThat(rotate(TokenCopy.first("t1"), "x")).isEqualTo(repeated(TokenCopy.APART));
        assertThat(seen(TokenCopy.first("t1"))).isEmpty();
        assertThat(seen(again)).isEmpty();
        assertThat(seen(TokenCopy.again("t1", TokenCopy.APART))).containsExactly("s");
    }

    @Test
    default void rotate_theExchangedCopyComesWhenNoAnswerIsOnItsWay_anotherIsReused() {
        TokenCopy again = givenAgain(CLOSE);
        rotate(again, "t2");
        clock().advance(TokenCopy.APART);

        assertThat(rotate(again, "x")).isEqualTo(repeated(TokenCopy.APART));
        assertThat(rotate(TokenCopy.first("t1"), "x")).isEqualTo(new Rotation.Reused());
    }

    @Test
    default void rotate_twoCopiesComeSooner_areRepeatedAndTheNextTokenBeginsAnew() {
        TokenCopy again = givenAgain(CLOSE);
        rotate(again, "t2");
        clock().advance(CLOSE);

        assertThat(rotate(TokenCopy.first("t1"), "x")).isEqualTo(repeated(CLOSE));
        assertThat(rotate(again, "x")).isEqualTo(repeated(CLOSE));
        clock().advance(Duration.ofMillis(1));
        assertThat(rotate(again, "x")).isEqualTo(repeated(TokenCopy.APART));
        rotate(TokenCopy.first("t2"), "t3");

        assertThat(rotate(TokenCopy.again("t2", CLOSE), "x")).isEqualTo(repeated(Duration.ZERO));
    }

    @Test
    default void rotate_twoCopiesAtOnceWhenNoAnswerIsOnItsWay_haveOneWinner() throws Exception {
        TokenCopy again = givenAgain(CLOSE);
        rotate(again, "t2");
        clock().advance(TokenCopy.APART);

        List<Rotation> results = Race.of(
                OneTimeContract.THREADS, number -> () -> rotate(number % 2 == 0 ? again : TokenCopy.first("t1"), "x"));

        assertThat(results)
                .containsOnly(repeated(TokenCopy.APART), new Rotation.Reused())
                .filteredOn(new Rotation.Reused()::equals)
                .hasSize(OneTimeContract.THREADS / 2);
    }

    @Test
    default void confirm_aCopyOfTheReplacedTokenApartFromTheExchanged_isOfTwoHolders() {
        TokenCopy again = givenAgain(TokenCopy.APART);
        rotate(TokenCopy.first("t1"), "t2");

        assertThat(seen(again)).containsExactly("s");
        assertThat(seen(TokenCopy.first("t1"))).isEmpty();
    }

    /** It may have been used before the other one arrived, and is told late because the store was away. */
    @Test
    default void confirm_aCopyOfTheReplacedTokenCloseToTheExchanged_mayBeOfOneBrowser() {
        TokenCopy again = givenAgain(CLOSE);
        clock().advance(Duration.ofHours(1));
        rotate(again, "t2");

        assertThat(seen(TokenCopy.first("t1"))).isEmpty();
    }

    @Test
    default void confirm_afterTheNextRotation_beginsAnew() {
        TokenCopy again = givenAgain(TokenCopy.APART);
        seen(again);
        rotate(again, "t2");

        assertThat(seen(TokenCopy.first("t2"))).isEmpty();
        assertThat(seen(TokenCopy.again("t2", CLOSE))).isEmpty();
        assertThat(rotate(TokenCopy.first("t2"), "t3")).isEqualTo(new Rotation.Rotated());
    }

    @Test
    default void confirm_aStolenSessionThatHasEnded_isPassedOver() {
        TokenCopy again = givenAgain(TokenCopy.APART);
        seen(again);
        store().end("s", now().plusSeconds(60));

        assertThat(seen(TokenCopy.first("t1"))).isEmpty();
    }
}
