package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.oneTime;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static dev.ostiary.store.Samples.token;
import static dev.ostiary.store.Samples.tokensOfSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A few who fill the store in memory as fast as they can, and the others, who do not feel it. */
class CrowdedStoreTest {
    private static final Instant START = MovableClock.START;
    private static final Duration ACCESS = Duration.ofMinutes(25);
    private static final int ATTEMPTS = 1_000_000;
    private static final int ATTACKERS = 100;
    private static final int OTHERS = 3_000;
    private static final int CAPACITY = 10_000;

    private final MovableClock clock = new MovableClock();

    private InMemoryTokenStateStore store(int capacity) {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore(capacity, clock);
        store.accessTokensLast(ACCESS);
        return store;
    }

    private void open(InMemoryTokenStateStore store, String id, String subject) {
        store.open(session(id, subject, clock.instant()));
    }

    private static boolean isRevoked(TokenStateStore store, String session) {
        return !store.revocationsOf(Set.of(tokensOfSession(session))).isEmpty();
    }

    /** Two devices each, a mail to verify, a token that was taken back and an id that was used. */
    private void others(InMemoryTokenStateStore store) {
        IntStream.range(0, OTHERS).forEach(i -> {
            open(store, "other" + i + "/1", "other" + i);
            open(store, "other" + i + "/2", "other" + i);
            store.registerOneTime(oneTime("other" + i, "other" + i, StoreLimits.LATEST));
            store.revoke(ofToken("other" + i, StoreLimits.LATEST));
            store.firstUse("other" + i, StoreLimits.LATEST);
        });
    }

    private static void attempt(Runnable call, AtomicInteger refused) {
        try {
            call.run();
        } catch (StoreUnavailableException full) {
            refused.incrementAndGet();
        }
    }

    private void attack(InMemoryTokenStateStore store, Random random, int step, AtomicInteger refused) {
        String subject = "attacker" + random.nextInt(ATTACKERS);
        String id = subject + "/" + random.nextInt(ATTEMPTS);
        Instant until = clock.instant().plus(ACCESS);
        switch (random.nextInt(8)) {
            case 0 -> attempt(() -> store.registerOneTime(new OneTimeId(id, subject, "p" + step, until)), refused);
            case 1 -> attempt(() -> store.firstUse(id, until), refused);
            case 2 -> attempt(() -> store.revoke(ofToken(id, until)), refused);
            case 3 -> attempt(() -> store.end(id, until), refused);
            case 4 -> attempt(() -> store.endAll(subject, until, ofSubject(subject, clock.instant(), until)), refused);
            default -> attempt(() -> open(store, id, subject), refused);
        }
    }

    @Test
    void aMillionAttempts_ofAHundredAccounts_costTheOthersNothing() {
        InMemoryTokenStateStore store = store(CAPACITY);
        others(store);
        Random random = new Random(15);
        AtomicInteger refused = new AtomicInteger();

        for (int step = 0; step < ATTEMPTS; step++) {
            attack(store, random, step, refused);
            if (step % 100_000 == 0) {
                String id = "newcomer" + step;
                open(store, id, id);
                store.registerOneTime(oneTime(id, id, StoreLimits.LATEST));
                store.end(id, START.plus(ACCESS));
                assertThat(isRevoked(store, id)).isTrue();
                assertThat(store.consumeOneTime(id)).isTrue();
            }
        }

        assertThat(refused.get()).isPositive();
        IntStream.range(0, OTHERS).forEach(i -> {
            String name = "other" + i;
            assertThat(store.sessionsOf(name)).hasSize(2);
            assertThat(store.consumeOneTime(name)).isTrue();
            assertThat(store.revocationsOf(Set.of(token(name)))).hasSize(1);
            assertThat(store.firstUse(name, StoreLimits.LATEST)).isFalse();
        });
    }

    /** Whoever begins sign-ins and comes back from none of them has used an id each time. */
    @Test
    void aMillionUsedIds_keepNobodyFromUsingANewOneAndNoneIsUsableAgain() {
        InMemoryTokenStateStore store = store(CAPACITY);
        others(store);
        Instant end = START.plus(ACCESS);

        IntStream.range(0, ATTEMPTS).forEach(i -> store.firstUse("attacker" + i, end.plusMillis(i / 100)));

        Instant later = end.plusMillis(ATTEMPTS / 100);
        assertThat(store.firstUse("newcomer", later)).isTrue();
        assertThat(store.firstUse("newcomer", later)).isFalse();
        assertThat(IntStream.range(0, ATTEMPTS).filter(i -> store.firstUse("attacker" + i, end.plusMillis(i / 100))))
                .isEmpty();
        assertThat(IntStream.range(0, OTHERS).filter(i -> store.firstUse("other" + i, StoreLimits.LATEST)))
                .isEmpty();
    }

    @Test
    void manySignIns_ofAHundredAccounts_endTheirOwnSessionsAlone() {
        InMemoryTokenStateStore store = store(CAPACITY);
        others(store);
        Random random = new Random(16);

        for (int step = 0; step < ATTEMPTS / 5; step++) {
            String subject = "attacker" + random.nextInt(ATTACKERS);
            String id = subject + "/" + step;
            attempt(() -> open(store, id, subject), new AtomicInteger());
        }

        IntStream.range(0, OTHERS)
                .forEach(i -> assertThat(store.sessionsOf("other" + i)).hasSize(2));
        open(store, "newcomer", "newcomer");
        assertThat(store.session("newcomer")).isPresent();
    }

    @Test
    void open_full_endsTheLongestIdleOfWhoeverHasMostAndRevokesItsTokens() {
        InMemoryTokenStateStore store = store(3);
        open(store, "u1", "u");
        clock.advance(Duration.ofSeconds(1));
        open(store, "v1", "v");
        open(store, "v2", "v");

        open(store, "w1", "w");

        assertThat(store.session("v1")).isEmpty();
        assertThat(isRevoked(store, "v1")).isTrue();
        clock.advance(ACCESS.minusMillis(1));
        assertThat(isRevoked(store, "v1")).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(isRevoked(store, "v1")).isFalse();
        assertThat(List.of("u1", "v2", "w1"))
                .allSatisfy(id -> assertThat(store.session(id)).isPresent());
    }

    @Test
    void open_fullAndTheNewcomerWouldHaveAsManyAsAnybody_endsHisOwn() {
        InMemoryTokenStateStore store = store(3);
        open(store, "v1", "v");
        open(store, "v2", "v");
        open(store, "u1", "u");

        open(store, "u2", "u");

        assertThat(store.sessionsOf("v")).hasSize(2);
        assertThat(store.sessionsOf("u")).extracting(SessionState::id).containsExactly("u2");
    }

    /** Whoever has been away longest signs in again; to refuse would keep everybody out who comes. */
    @Test
    void open_fullOfUsersWithOneSessionEach_endsTheLongestIdleOfAll() {
        InMemoryTokenStateStore store = store(3);
        open(store, "u1", "u");
        clock.advance(Duration.ofSeconds(1));
        open(store, "v1", "v");
        open(store, "w1", "w");
        SessionState first = store.session("u1").orElseThrow();
        store.rotate("u1", "u", TokenCopy.first(first.currentToken()), successor("t", clock.instant()));

        open(store, "x1", "x");

        assertThat(store.session("v1")).isEmpty();
        assertThat(List.of("u1", "w1", "x1"))
                .allSatisfy(id -> assertThat(store.session(id)).isPresent());
    }

    /** Whose access tokens have expired, so nothing is left to revoke. */
    @Test
    void open_fullOfSessionsThatLieIdle_goesOnForEver() {
        InMemoryTokenStateStore store = store(3);
        for (int i = 0; i < 1_000; i++) {
            open(store, "s" + i, "u" + i);
            clock.advance(ACCESS.dividedBy(2));
        }

        assertThat(store.sessionsOf("u999")).hasSize(1);
        assertThat(store.sessionsOf("u998")).hasSize(1);
        assertThat(store.sessionsOf("u997")).hasSize(1);
    }

    /** Its access token is new, however old its refresh token is. */
    @Test
    void open_fullAndTheIdleOneGotItsTokensOnceMore_revokesWhatItGotLast() {
        InMemoryTokenStateStore store = store(1);
        open(store, "s", "u");
        SessionState first = store.session("s").orElseThrow();
        store.rotate("s", "u", TokenCopy.first(first.currentToken()), successor("t", clock.instant()));
        clock.advance(Duration.ofDays(2));
        assertThat(store.rotate("s", "u", TokenCopy.first(first.currentToken()), successor("x", clock.instant())))
                .isInstanceOf(Rotation.Repeated.class);

        open(store, "new", "v");

        clock.advance(ACCESS.minusMillis(1));
        assertThat(isRevoked(store, "s")).isTrue();
    }

    @Test
    void open_fullAndNobodyHasToldHowLongAccessTokensLast_revokesUntilTheLastThatTheyCan() {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore(1, clock);
        open(store, "s", "u");

        open(store, "new", "v");

        clock.advance(Samples.SESSION.plus(Duration.ofMinutes(10)).minusMillis(1));
        assertThat(isRevoked(store, "s")).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(isRevoked(store, "s")).isFalse();
    }

    @Test
    void accessTokensLast_severalTimes_theLongestCounts() {
        InMemoryTokenStateStore store = store(1);
        store.accessTokensLast(ACCESS.multipliedBy(2));
        store.accessTokensLast(ACCESS);
        open(store, "s", "u");

        open(store, "new", "v");

        clock.advance(ACCESS.multipliedBy(2).minusMillis(1));
        assertThat(isRevoked(store, "s")).isTrue();
    }

    @Test
    void open_againOrExpired_endsNone() {
        InMemoryTokenStateStore store = store(1);
        open(store, "s", "u");

        open(store, "s", "v");
        store.open(session("expired", "v", clock.instant().minus(Samples.SESSION)));

        assertThat(store.session("s")).isPresent();
    }

    @Test
    void open_subjectWhoseEndedSessionsTakeTheRoom_isRefusedAloneUntilTheyAreOver() {
        InMemoryTokenStateStore store = store(100);
        for (int i = 0; i < 50; i++) {
            open(store, "s" + i, "u");
            store.end("s" + i, clock.instant().plus(ACCESS));
        }

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> open(store, "secret", "u"))
                .withMessageContaining("sessions of one subject")
                .withMessageNotContaining("secret");
        open(store, "v1", "v");
        assertThat(store.session("v1")).isPresent();
        clock.advance(ACCESS);
        open(store, "u1", "u");
        assertThat(store.session("u1")).isPresent();
    }

    @Test
    void open_fewEndedSessions_isNotRefusedWhateverOthersDo() {
        InMemoryTokenStateStore store = store(100);
        IntStream.range(0, 3)
                .forEach(attacker -> IntStream.range(0, 60)
                        .forEach(i -> attempt(
                                () -> {
                                    open(store, attacker + "/" + i, "attacker" + attacker);
                                    store.end(
                                            attacker + "/" + i, clock.instant().plus(ACCESS));
                                },
                                new AtomicInteger())));

        for (int i = 0; i < SessionRoom.FEW; i++) {
            open(store, "s" + i, "u");
            store.end("s" + i, clock.instant().plus(ACCESS));
        }

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> open(store, "s", "u"));
    }

    @Test
    void everything_thatExpires_isForgottenAndCountsForNobody() {
        InMemoryTokenStateStore store = store(10);
        for (int i = 0; i < 2_000; i++) {
            open(store, "s" + i, "u");
            store.end("s" + i, clock.instant().plus(ACCESS));
            clock.advance(ACCESS.dividedBy(4));
        }

        assertThat(store.sessionsOf("u")).isEmpty();
        assertThat(isRevoked(store, "s1999")).isTrue();
    }
}
