package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static dev.ostiary.store.Samples.tokensOfSession;
import static dev.ostiary.store.Samples.tokensOfSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ending one session and all of a subject: gone and revoked, both or neither. */
public interface SessionEndContract extends SharedState {

    /** When the last access token has expired. */
    default Instant soon() {
        return MovableClock.START.plusSeconds(900);
    }

    /** When the last of the other tokens has expired. */
    default Instant later() {
        return MovableClock.START.plus(Samples.SESSION);
    }

    /** Whether tokens of that name are revoked. */
    default boolean isRevoked(TokenStateStore node, Revocation.Name name) {
        return !node.revocationsOf(Set.of(name)).isEmpty();
    }

    @Test
    default void end_openSession_isGoneAndItsTokensAreRevokedOnAnyNode() {
        SessionState session = session("s", "u", now());
        store().open(session);

        store().end("s", soon());

        assertThat(anotherNode().session("s")).isEmpty();
        assertThat(anotherNode().sessionsOf("u")).isEmpty();
        assertThat(anotherNode()
                        .rotate(
                                session.id(),
                                session.subject(),
                                TokenCopy.first(session.currentToken()),
                                successor("second", now())))
                .isEqualTo(new Rotation.Ended());
        assertThat(anotherNode().revocationsOf(Set.of(tokensOfSession("s"))))
                .singleElement()
                .satisfies(revocation -> {
                    assertThat(revocation.name()).isEqualTo(tokensOfSession("s"));
                    assertThat(revocation.until()).isEqualTo(soon());
                });
        assertThat(isRevoked(store(), tokensOfSubject("u"))).isFalse();
    }

    @Test
    default void end_timeThatIsOver_endsAndHasNothingToRevoke() {
        store().open(session("s", "u", now()));

        store().end("s", now().minusMillis(1));

        assertThat(anotherNode().session("s")).isEmpty();
        assertThat(isRevoked(anotherNode(), tokensOfSession("s"))).isFalse();
        assertThat(anotherNode().revocationsAfter(Optional.empty()).revocations())
                .isEmpty();
    }

    @Test
    default void end_otherSessions_stayOpen() {
        store().open(session("s", "u", now()));
        store().open(session("other", "u", now()));

        store().end("s", soon());

        assertThat(store().session("other")).isPresent();
        assertThat(isRevoked(store(), tokensOfSession("other"))).isFalse();
    }

    @Test
    default void end_unknownOrAgain_isRevokedAllTheSame() {
        store().end("s", soon());
        anotherNode().end("s", soon().plusSeconds(1));
        store().end("s", soon());

        assertThat(store().revocationsOf(Set.of(tokensOfSession("s"))))
                .singleElement()
                .extracting(Revocation::until)
                .isEqualTo(soon().plusSeconds(1));
    }

    @Test
    default void end_emptyOrTooLong_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().end("", soon()));
        assertThatIllegalArgumentException().isThrownBy(() -> store().end("s".repeat(257), soon()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().endAll("", soon(), ofSubject("", now(), later())));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> store().endAll("u".repeat(1_025), soon(), ofSubject("u".repeat(1_025), now(), later())));
    }

    @Test
    default void end_idsOfAnyCharacters_endThatSessionAlone() {
        List<String> ids = OddTexts.all().toList();
        ids.forEach(id -> store().open(session(id, "u", now())));

        for (int i = 0; i < ids.size(); i++) {
            store().end(ids.get(i), soon());
            assertThat(isRevoked(anotherNode(), tokensOfSession(ids.get(i)))).isTrue();
            assertThat(anotherNode().sessionsOf("u")).hasSize(ids.size() - i - 1);
        }
    }

    @Test
    default void endAll_severalSessions_areGoneAndRevokedAndSoIsTheSubject() {
        store().open(session("a", "u", now()));
        anotherNode().open(session("b", "u", now()));
        store().open(session("c", "v", now()));
        Instant now = now().plusSeconds(3);

        Set<String> ended = anotherNode().endAll("u", soon(), ofSubject("u", now, later()));

        assertThat(ended).containsExactlyInAnyOrder("a", "b");
        assertThat(store().sessionsOf("u")).isEmpty();
        assertThat(store().revocationsOf(Set.of(tokensOfSession("a"), tokensOfSession("b"))))
                .hasSize(2)
                .extracting(Revocation::until)
                .containsOnly(soon());
        assertThat(store().revocationsOf(Set.of(tokensOfSubject("u"))))
                .containsExactly(new Revocation(tokensOfSubject("u"), now, later()));
        assertThat(store().session("c")).isPresent();
        assertThat(isRevoked(store(), tokensOfSession("c"))).isFalse();
        assertThat(isRevoked(store(), tokensOfSubject("v"))).isFalse();
    }

    @Test
    default void endAll_withoutSessions_revokesTheSubjectAllTheSame() {
        assertThat(store().endAll("u", soon(), ofSubject("u", now(), later()))).isEmpty();

        assertThat(isRevoked(anotherNode(), tokensOfSubject("u"))).isTrue();
    }

    @Test
    default void endAll_expiredAndEndedSessions_areNotTold() {
        store().open(session("expired", "u", now()));
        clock().advance(Samples.SESSION);
        store().open(session("ended", "u", now()));
        store().end("ended", now().plusSeconds(60));
        store().open(session("open", "u", now()));

        assertThat(anotherNode().endAll("u", now().plusSeconds(60), ofSubject("u", now(), now().plusSeconds(60))))
                .containsExactly("open");
    }

    @Test
    default void endAll_subjectsOfAnyCharacters_endThatSubjectsAlone() {
        List<String> subjects = OddTexts.all().toList();
        IntStream.range(0, subjects.size()).forEach(i -> store().open(session("s" + i, subjects.get(i), now())));

        for (int i = 0; i < subjects.size(); i++) {
            assertThat(anotherNode().endAll(subjects.get(i), soon(), ofSubject(subjects.get(i), now(), later())))
                    .containsExactly("s" + i);
            assertThat(isRevoked(store(), tokensOfSubject(subjects.get(i)))).isTrue();
        }
    }

    @Test
    default void endAll_manySessions_endsThemAll() {
        IntStream.range(0, 100).forEach(i -> store().open(session("s" + i, "u", now())));

        assertThat(anotherNode().endAll("u", soon(), ofSubject("u", now(), later())))
                .hasSize(100);

        assertThat(store().sessionsOf("u")).isEmpty();
        assertThat(isRevoked(store(), tokensOfSession("s0"))).isTrue();
        assertThat(isRevoked(store(), tokensOfSession("s99"))).isTrue();
    }

    @Test
    default void open_anIdThatWasEnded_leavesItsRevocation() {
        store().open(session("s", "u", now()));
        store().end("s", soon());

        anotherNode().open(session("s", "u", now()));

        assertThat(isRevoked(store(), tokensOfSession("s"))).isTrue();
    }

    @Test
    default void endAll_atOnceOnTwoNodes_tellsEachSessionOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            String subject = "u" + round;
            List<String> ids =
                    IntStream.range(0, 8).mapToObj(i -> subject + "/" + i).toList();
            ids.forEach(id -> store().open(session(id, subject, now())));

            List<Set<String>> ended = Race.of(
                    8, number -> () -> node(number).endAll(subject, soon(), ofSubject(subject, now(), later())));

            assertThat(ended.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    default void end_againstAdvance_leavesNoSessionBehind() throws Exception {
        for (int round = 0; round < 20; round++) {
            SessionState session = session("s" + round, "u" + round, now());
            store().open(session);
            boolean all = round % 2 == 0;

            Race.of(8, number -> (Callable<Boolean>) () -> {
                if (number > 3) {
                    return node(number)
                                    .rotate(
                                            session.id(),
                                            session.subject(),
                                            TokenCopy.first(session.currentToken()),
                                            successor("t" + number, now()))
                            instanceof Rotation.Rotated;
                }
                if (all) {
                    return node(number)
                            .endAll(session.subject(), soon(), ofSubject(session.subject(), now(), later()))
                            .isEmpty();
                }
                node(number).end(session.id(), soon());
                return true;
            });

            assertThat(anotherNode().session(session.id())).isEmpty();
            assertThat(isRevoked(anotherNode(), tokensOfSession(session.id()))).isTrue();
        }
    }

    @Test
    default void end_whileOthersLook_isNeverSeenByHalves() throws Exception {
        int sessions = 60;
        IntStream.range(0, sessions).forEach(i -> store().open(session("s" + i, "u" + i / 3, now())));
        AtomicBoolean done = new AtomicBoolean();

        List<Set<String>> halves = Race.of(3, number -> () -> {
            Set<String> seen = new HashSet<>();
            if (number == 0) {
                try {
                    IntStream.range(0, sessions / 3).forEach(i -> endThree(i));
                } finally {
                    done.set(true);
                }
            } else {
                while (!done.get()) {
                    look(node(number), sessions, seen);
                }
            }
            return seen;
        });

        assertThat(halves).allSatisfy(seen -> assertThat(seen).isEmpty());
    }

    private void endThree(int subject) {
        if (subject % 2 == 0) {
            store().endAll("u" + subject, soon(), ofSubject("u" + subject, now(), later()));
        } else {
            IntStream.range(0, 3).forEach(i -> store().end("s" + (3 * subject + i), soon()));
        }
    }

    /** What is gone must be revoked when asked for later, and what is revoked must be gone when asked for later. */
    private void look(TokenStateStore node, int sessions, Set<String> halves) {
        for (int i = 0; i < sessions; i++) {
            String id = "s" + i;
            if (node.session(id).isEmpty() && !isRevoked(node, tokensOfSession(id))) {
                halves.add(id + " is gone and not revoked");
            }
            if (isRevoked(node, tokensOfSession(id)) && node.session(id).isPresent()) {
                halves.add(id + " is revoked and there");
            }
        }
    }

    @Test
    default void end_revocation_countsUntilItsTime() {
        store().end("s", now().plusSeconds(60));

        clock().advance(Duration.ofMillis(59_999));
        assertThat(isRevoked(store(), tokensOfSession("s"))).isTrue();
        clock().advance(Duration.ofMillis(1));

        assertThat(isRevoked(store(), tokensOfSession("s"))).isFalse();
    }

    @Test
    default void endAll_revocations_countUntilTheirOwnTimes() {
        store().open(session("s", "u", now()));
        store().endAll("u", now().plusSeconds(60), ofSubject("u", now(), now().plusSeconds(120)));

        clock().advance(Duration.ofMillis(59_999));
        assertThat(isRevoked(store(), tokensOfSession("s"))).isTrue();
        clock().advance(Duration.ofMillis(1));
        assertThat(isRevoked(store(), tokensOfSession("s"))).isFalse();
        clock().advance(Duration.ofMillis(59_999));
        assertThat(isRevoked(store(), tokensOfSubject("u"))).isTrue();
        clock().advance(Duration.ofMillis(1));

        assertThat(isRevoked(store(), tokensOfSubject("u"))).isFalse();
    }
}
