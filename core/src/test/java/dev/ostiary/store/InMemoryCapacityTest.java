package dev.ostiary.store;

import static dev.ostiary.store.Samples.SESSION;
import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.oneTime;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static dev.ostiary.store.Samples.token;
import static dev.ostiary.store.Samples.tokensOfSession;
import static dev.ostiary.store.Samples.tokensOfSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.apikey.ApiKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full store forgets nothing that must not be forgotten. */
class InMemoryCapacityTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryTokenStateStore store = new InMemoryTokenStateStore(3, clock);
    private final Instant soon = clock.instant().plusSeconds(60);

    private static void assertFull(ThrowingCallable call) {
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(call)
                .withMessageContaining("full")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_000_001})
    void capacity_outOfRange_isRefused(int capacity) {
        assertThatIllegalArgumentException().isThrownBy(() -> new InMemoryTokenStateStore(capacity, clock));
    }

    @Test
    void oneTimeIds_full_voidTheOldestOfWhoeverHasMost() {
        store.registerOneTime(oneTime("a1", "a", soon));
        store.registerOneTime(oneTime("b1", "b", soon));
        store.registerOneTime(oneTime("b2", "b", soon));

        store.registerOneTime(oneTime("c1", "c", soon));

        assertThat(store.consumeOneTime("b1")).isFalse();
        assertThat(Stream.of("a1", "b2", "c1").filter(store::consumeOneTime)).hasSize(3);
    }

    @Test
    void usedIds_full_takeAllThatExpireNoLaterForUsedUntilTheyExpire() {
        IntStream.range(0, 3).forEach(i -> store.firstUse("id" + i, soon));

        assertThat(store.firstUse("secret", soon)).isFalse();
        assertThat(IntStream.range(0, 3).filter(i -> store.firstUse("id" + i, soon)))
                .isEmpty();
        clock.set(soon);

        assertThat(store.firstUse("secret", soon.plusSeconds(60))).isTrue();
    }

    @Test
    void usedIds_full_takeOneThatExpiresLaterAndForgetNothing() {
        List.of(3, 1, 2).forEach(i -> store.firstUse("id" + i, soon.plusSeconds(i)));

        assertThat(store.firstUse("id4", soon.plusSeconds(4))).isTrue();

        assertThat(IntStream.rangeClosed(1, 4).filter(i -> store.firstUse("id" + i, soon.plusSeconds(i))))
                .isEmpty();
        assertThat(store.firstUse("never", soon.plusSeconds(1))).isFalse();
        clock.set(soon.plusSeconds(2));
        assertThat(store.firstUse("id1", soon.plusSeconds(1))).isTrue();
        assertThat(store.firstUse("id3", soon.plusSeconds(3))).isFalse();
        assertThat(store.firstUse("another", soon.plusSeconds(2).plusMillis(1))).isTrue();
    }

    @Test
    void sessions_full_endTheLongestIdleOneAndGoOnWithTheRest() {
        IntStream.range(0, 3).forEach(i -> store.open(session("s" + i, "u", clock.instant())));
        SessionState first = session("s0", "u", clock.instant());
        clock.advance(Duration.ofSeconds(1));
        assertThat(store.rotate("s0", "u", TokenCopy.first(first.currentToken()), successor("t", clock.instant())))
                .isEqualTo(new Rotation.Rotated());

        store.open(session("new", "u", clock.instant()));

        assertThat(store.sessionsOf("u")).extracting(SessionState::id).containsExactlyInAnyOrder("s0", "s2", "new");
        assertThat(store.revocationsOf(Set.of(tokensOfSession("s1")))).hasSize(1);
    }

    @Test
    void end_everythingFull_stillWorks() {
        IntStream.range(0, 3).forEach(i -> store.open(session("s" + i, "u" + i, clock.instant())));
        IntStream.range(0, 6).forEach(i -> store.revoke(ofToken("t" + i, soon)));
        assertFull(() -> store.revoke(ofToken("secret", soon)));

        store.end("s0", soon);
        assertFull(() -> store.revoke(ofToken("secret", soon)));
        assertThat(store.endAll("u1", soon, ofSubject("u1", clock.instant(), soon)))
                .containsExactly("s1");
        assertThat(store.endAll("u2", soon, ofSubject("u2", clock.instant(), soon)))
                .containsExactly("s2");

        assertThat(store.revocationsOf(Set.of(
                        tokensOfSession("s0"), tokensOfSession("s1"), tokensOfSession("s2"), tokensOfSubject("u2"))))
                .hasSize(4);
    }

    @Test
    void end_sessionThatIsNotThere_isRefusedWhenFullAndChangesNothing() {
        IntStream.range(0, 6).forEach(i -> store.revoke(ofToken("t" + i, soon)));

        assertFull(() -> store.end("secret", soon));
        assertFull(() -> store.endAll("secret", soon, ofSubject("secret", clock.instant(), soon)));
        store.open(session("secret", "u", clock.instant()));

        assertThat(IntStream.range(0, 6)
                        .filter(i ->
                                !store.revocationsOf(Set.of(token("t" + i))).isEmpty()))
                .hasSize(6);
        assertThat(store.revocationsOf(Set.of(tokensOfSession("secret"), tokensOfSubject("secret"))))
                .isEmpty();
    }

    @Test
    void revoke_againWhenFull_isNoNewEntry() {
        IntStream.range(0, 6).forEach(i -> store.revoke(ofToken("t" + i, soon)));

        store.revoke(ofToken("t0", soon.plusSeconds(60)));

        assertThat(store.revocationsOf(Set.of(token("t0")))).containsExactly(ofToken("t0", soon.plusSeconds(60)));
    }

    @Test
    void apiKeys_full_refuseNewOnes() {
        ApiKeys keys = ApiKeys.of(store.apiKeys(), clock);
        IntStream.range(0, 3)
                .forEach(i ->
                        store.apiKeys().add(keys.issue("u", Set.of(), Set.of()).record()));

        assertFull(() ->
                store.apiKeys().add(keys.issue("secret", Set.of(), Set.of()).record()));

        assertThat(store.apiKeys().keysOf("u")).hasSize(3);
    }

    /** A hundred times the capacity goes through, of everything. */
    @Test
    void everything_thatExpires_makesRoom() {
        for (int i = 0; i < 300; i++) {
            Instant now = clock.instant();
            store.registerOneTime(oneTime("o" + i, now.plusSeconds(3)));
            store.firstUse("f" + i, now.plusSeconds(3));
            store.open(session("s" + i, "u", now.minus(SESSION).plusSeconds(3)));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(store.sessionsOf("u")).hasSize(2);
    }
}
