package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.token;
import static dev.ostiary.store.Samples.tokensOfSession;
import static dev.ostiary.store.Samples.tokensOfSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Revocations, one by one. Following them is in {@link RevocationFeedContract}. */
public interface RevocationContract extends SharedState {

    @Test
    default void revoke_anyKind_isFoundOnAnyNodeAsItIs() {
        Instant until = now().plusSeconds(60);
        List<Revocation> revocations = Stream.of(token("a"), tokensOfSession("a"), tokensOfSubject("a"))
                .map(name -> new Revocation(name, now().plusMillis(name.kind().ordinal()), until))
                .toList();
        revocations.forEach(store()::revoke);

        for (Revocation each : revocations) {
            assertThat(anotherNode().revocationsOf(Set.of(each.name()))).containsExactly(each);
        }
    }

    @Test
    default void revocationsOf_severalNames_areThoseInForce() {
        Revocation first = ofToken("a", now().plusSeconds(60));
        Revocation second = ofToken("b", now().plusSeconds(60));
        List.of(first, second, ofToken("not asked for", now().plusSeconds(60))).forEach(store()::revoke);

        assertThat(anotherNode().revocationsOf(Set.of(token("a"), token("b"), token("c"), tokensOfSession("a"))))
                .containsExactlyInAnyOrder(first, second);
        assertThat(anotherNode().revocationsOf(Set.of())).isEmpty();
    }

    @Test
    default void revocationsOf_sixteenNames_areAnsweredAndMoreRefused() {
        Set<Revocation.Name> sixteen =
                IntStream.range(0, 16).mapToObj(i -> token("t" + i)).collect(Collectors.toSet());
        sixteen.forEach(name -> store().revoke(ofToken(name.id(), now().plusSeconds(60))));
        Set<Revocation.Name> seventeen =
                IntStream.range(0, 17).mapToObj(i -> token("t" + i)).collect(Collectors.toSet());

        assertThat(store().revocationsOf(sixteen)).hasSize(16);
        assertThatIllegalArgumentException().isThrownBy(() -> store().revocationsOf(seventeen));
    }

    @Test
    default void revocationsOf_textsThatCannotBeRevoked_areNotFound() {
        assertThat(store().revocationsOf(
                                Set.of(token(""), token("t".repeat(5_000)), tokensOfSubject("u".repeat(5_000)))))
                .isEmpty();
    }

    @Test
    default void revocationsOf_atItsTime_isEmptyAndJustBeforeFound() {
        store().revoke(ofToken("a", now().plusSeconds(60)));

        clock().advance(Duration.ofMillis(59_999));
        assertThat(store().revocationsOf(Set.of(token("a")))).hasSize(1);
        clock().advance(Duration.ofMillis(1));

        assertThat(store().revocationsOf(Set.of(token("a")))).isEmpty();
    }

    @Test
    default void revoke_again_theLaterTimesCount() {
        Instant early = now();
        Instant late = now().plusSeconds(60);
        store().revoke(new Revocation(tokensOfSubject("u"), early, late));
        anotherNode().revoke(new Revocation(tokensOfSubject("u"), early.plusSeconds(5), late.minusSeconds(30)));
        store().revoke(new Revocation(tokensOfSubject("v"), early.plusSeconds(5), late.minusSeconds(30)));
        anotherNode().revoke(new Revocation(tokensOfSubject("v"), early, late));

        assertThat(store().revocationsOf(Set.of(tokensOfSubject("u"), tokensOfSubject("v"))))
                .containsExactlyInAnyOrder(
                        new Revocation(tokensOfSubject("u"), early.plusSeconds(5), late),
                        new Revocation(tokensOfSubject("v"), early.plusSeconds(5), late));
    }

    @Test
    default void revoke_againAfterItsTime_beginsAnew() {
        store().revoke(new Revocation(tokensOfSubject("u"), now().plusSeconds(1_000), now().plusSeconds(60)));
        clock().advance(Duration.ofSeconds(60));
        Revocation again = new Revocation(tokensOfSubject("u"), now(), now().plusSeconds(60));

        anotherNode().revoke(again);

        assertThat(store().revocationsOf(Set.of(tokensOfSubject("u")))).containsExactly(again);
    }

    @Test
    default void revoke_untilNow_changesNothing() {
        Revocation inForce = new Revocation(tokensOfSubject("u"), now(), now().plusSeconds(60));
        store().revoke(inForce);

        anotherNode().revoke(new Revocation(tokensOfSubject("u"), now().plusSeconds(5), now()));
        store().revoke(ofToken("past", now().minusSeconds(1)));

        assertThat(store().revocationsOf(Set.of(tokensOfSubject("u"), token("past"))))
                .containsExactly(inForce);
    }

    @Test
    default void revoke_forEver_isInForce() {
        Revocation revocation = new Revocation(token("a"), Instant.MIN, Instant.MAX);

        store().revoke(revocation);
        clock().advance(Duration.ofDays(36_500));

        assertThat(anotherNode().revocationsOf(Set.of(token("a")))).containsExactly(revocation);
    }

    private void assertKeptApart(List<Revocation> revocations) {
        for (Revocation each : revocations) {
            assertThat(store().revocationsOf(Set.of(each.name()))).isEmpty();
            anotherNode().revoke(each);
            assertThat(store().revocationsOf(Set.of(each.name()))).containsExactly(each);
        }
        assertThat(Follower.of(store()).copy()).containsExactlyInAnyOrderElementsOf(revocations);
    }

    @Test
    default void revoke_namesOfAnyCharacters_areKeptApart() {
        List<Revocation> revocations = OddTexts.all()
                .flatMap(text -> Stream.of(token(text), tokensOfSubject(text)))
                .map(name -> new Revocation(name, now(), now().plusSeconds(60)))
                .toList();

        assertKeptApart(revocations);
    }

    @Test
    default void revoke_theLongestSubject_isFound() {
        Revocation revocation = new Revocation(tokensOfSubject("\u4e2d".repeat(1_024)), now(), now().plusSeconds(60));

        store().revoke(revocation);

        assertThat(anotherNode().revocationsOf(Set.of(revocation.name()))).containsExactly(revocation);
    }

    @Test
    default void revoke_ofOneIssuer_leavesTheSameIdsOfAllOthers() {
        Instant until = now().plusSeconds(60);
        store().revoke(new Revocation(token("https://a.test", "t"), now(), until));
        store().revoke(new Revocation(tokensOfSubject("https://a.test", "u"), now(), until));

        assertThat(anotherNode()
                        .revocationsOf(Set.of(
                                token("https://b.test", "t"),
                                token("t"),
                                tokensOfSubject("https://b.test", "u"),
                                tokensOfSubject("u"))))
                .isEmpty();
        assertThat(anotherNode().revocationsOf(Set.of(token("https://a.test", "t"))))
                .hasSize(1);
        assertThat(anotherNode().revocationsOf(Set.of(tokensOfSubject("https://a.test", "u"))))
                .hasSize(1);
    }

    @Test
    default void revoke_issuersAndIdsThatLookAlikeWhenJoined_areKeptApart() {
        List<Revocation> revocations = Stream.of(
                        token("abc"),
                        token("", "abc"),
                        token("a", "bc"),
                        token("ab", "c"),
                        token("1:abc"),
                        token("", "1:abc"),
                        token("1:", "abc"),
                        token("0:abc"),
                        token("3:abc"),
                        token("@", "abc"),
                        tokensOfSubject("abc"),
                        tokensOfSubject("", "abc"),
                        tokensOfSubject("a", "bc"),
                        tokensOfSession("abc"),
                        tokensOfSession("1:abc"))
                .map(name -> new Revocation(name, now(), now().plusSeconds(60)))
                .toList();

        assertKeptApart(revocations);
    }

    @Test
    default void revoke_issuersOfAnyCharacters_areKeptApart() {
        List<Revocation> revocations = OddTexts.all()
                .map(text -> new Revocation(token(text, "t"), now(), now().plusSeconds(60)))
                .toList();

        assertKeptApart(revocations);
    }

    @Test
    default void revoke_theLongestIssuerAndTokenId_isFound() {
        Revocation.Name name = token("\u4e2d".repeat(5_000), "\ud800".repeat(5_000));
        Revocation revocation = new Revocation(name, now(), now().plusSeconds(60));
        Revocation longest =
                new Revocation(token("\u4e2d".repeat(1_024), "\ud800".repeat(256)), now(), revocation.until());

        store().revoke(revocation);
        store().revoke(longest);

        assertThat(anotherNode().revocationsOf(Set.of(name, longest.name())))
                .containsExactlyInAnyOrder(revocation, longest);
        assertThat(Follower.of(anotherNode()).copy()).containsExactlyInAnyOrder(revocation, longest);
    }

    @Test
    default void revoke_oneNameAtOnceOnTwoNodes_joinsThemAll() throws Exception {
        for (int round = 0; round < 10; round++) {
            Revocation.Name name = tokensOfSubject("u" + round);

            Race.of(OneTimeContract.THREADS, number -> () -> {
                node(number).revoke(new Revocation(name, now().plusMillis(number), now().plusSeconds(100 - number)));
                return true;
            });

            assertThat(store().revocationsOf(Set.of(name)))
                    .containsExactly(new Revocation(
                            name, now().plusMillis(OneTimeContract.THREADS - 1), now().plusSeconds(100)));
        }
    }
}
