package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.LoggedLines;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.RevocationCheck.NotRevoked;
import dev.ostiary.verify.RevocationCheck.Revoked;
import dev.ostiary.verify.RevocationCheck.Undecided;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes share a store; this one has a copy. What the other does is done by the fixture's sessions. */
class FollowedRevocationsTest {
    private static final Duration STALENESS = Duration.ofSeconds(10);
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final NotRevoked GOOD = new NotRevoked();
    private static final Revoked TAKEN_BACK = new Revoked();

    private final Fixture fixture = new Fixture();
    private final SessionTokens other = fixture.builder().build();
    private final SwitchableStore switchable = new SwitchableStore(fixture.memory);
    private final AtomicLong nanos = new AtomicLong(-5);
    private final FollowedRevocations copy = new FollowedRevocations(
            switchable.store(), new SessionClaim(Fixture.ISSUER), STALENESS, fixture.clock, nanos::get);
    private final SessionGrant grant = other.open("u1", CLAIMS, "");
    private final VerifiedJwt token = ((Verified) Fixture.access(other, grant)).jwt();

    @AfterEach
    void close() {
        copy.close();
    }

    @Test
    void check_beforeTheFirstLook_isUndecided() {
        assertThat(copy.check(token)).isEqualTo(new Undecided(Duration.ofSeconds(1)));
    }

    @Test
    void check_sessionThatTheOtherNodeHasEnded_isRevokedAfterTheNextLook() {
        copy.follow();
        assertThat(copy.check(token)).isEqualTo(GOOD);

        other.end(grant.sessionId());
        copy.follow();

        assertThat(copy.check(token)).isEqualTo(TAKEN_BACK);
    }

    @Test
    void check_tokenThatTheOtherNodeHasRevoked_isRevoked() {
        other.revoke(token);
        copy.follow();

        assertThat(copy.check(token)).isEqualTo(TAKEN_BACK);
    }

    @Test
    void learn_whatThisNodeRevokes_countsAtOnce() {
        copy.follow();

        copy.learn(Revocation.ofToken(
                token.issuer(), token.id().orElseThrow(), fixture.clock.instant(), token.expiresAt()));

        assertThat(copy.check(token)).isEqualTo(TAKEN_BACK);
    }

    @Test
    void check_copyOfTheLargestAge_stillTells() {
        copy.follow();
        switchable.off();
        nanos.addAndGet(STALENESS.toNanos());
        copy.follow();
        assertThat(copy.check(token)).isEqualTo(GOOD);

        nanos.incrementAndGet();

        assertThat(copy.check(token)).isEqualTo(new Undecided(Duration.ofSeconds(1)));
    }

    @Test
    void check_storeThatIsBack_tellsAgainAndHasMissedNothing() {
        copy.follow();
        switchable.off();
        nanos.addAndGet(2 * STALENESS.toNanos());
        copy.follow();
        other.end(grant.sessionId());

        switchable.on();
        copy.follow();

        assertThat(copy.check(token)).isEqualTo(TAKEN_BACK);
    }

    /** Of a class that the driver misses, for one: the thread that follows must not end by it. */
    @Test
    void follow_storeThatThrowsAnError_isAnOutageThatEnds() {
        copy.follow();
        switchable.breaks();
        nanos.addAndGet(2 * STALENESS.toNanos());
        copy.follow();
        assertThat(copy.check(token)).isEqualTo(new Undecided(Duration.ofSeconds(1)));

        switchable.on();
        copy.follow();

        assertThat(copy.check(token)).isEqualTo(GOOD);
    }

    @Test
    void follow_outage_isOneLineWithTheReasonAndOneForItsEnd() {
        try (LoggedLines log = LoggedLines.of(SessionTokens.class)) {
            switchable.off();
            copy.follow();
            copy.follow();
            switchable.on();
            copy.follow();
            copy.follow();

            assertThat(log.all())
                    .containsExactly(
                            "WARNING Revocations cannot be read from the store; tokens are answered 503 once that has lasted"
                                    + " PT10S: switched off",
                            "INFO Revocations are read from the store again");
        }
    }

    /** Sessions whose end such a store may have lost: their tokens are not believed any more. */
    @Test
    void check_sessionFromBeforeTheStoreLostItsMemory_isRevoked() {
        fixture.clock.advance(Duration.ofSeconds(1));
        FollowedRevocations restarted = new FollowedRevocations(
                new InMemoryTokenStateStore(10, fixture.clock),
                new SessionClaim(Fixture.ISSUER),
                STALENESS,
                fixture.clock,
                nanos::get);

        restarted.follow();

        assertThat(restarted.check(token)).isEqualTo(TAKEN_BACK);
        assertThat(restarted.check(fixture.ofNoSession("u1", LIFETIME))).isEqualTo(GOOD);
    }

    @Test
    void check_userWhoWasSignedOutEverywhere_losesTokensOfNoSessionToo() {
        VerifiedJwt before = fixture.ofNoSession("u1", LIFETIME);
        other.revokeAll("u1");
        copy.follow();
        fixture.clock.advance(Duration.ofSeconds(1));

        assertThat(copy.check(before)).isEqualTo(TAKEN_BACK);
        assertThat(copy.check(fixture.ofNoSession("u1", LIFETIME))).isEqualTo(GOOD);
        assertThat(copy.check(fixture.ofNoSession("u2", LIFETIME))).isEqualTo(GOOD);
    }

    @Test
    void follow_revocationsThatHaveExpired_areForgotten() {
        other.end(grant.sessionId());
        copy.follow();
        assertThat(copy.size()).isEqualTo(1);

        fixture.clock.advance(Duration.ofMinutes(26));
        nanos.addAndGet(Duration.ofMinutes(26).toNanos());
        copy.follow();

        assertThat(copy.size()).isZero();
    }

    @Test
    void follow_revocationThatIsOverByOneClockAlone_isKept() {
        other.end(grant.sessionId());
        copy.follow();

        nanos.addAndGet(Duration.ofMinutes(26).toNanos());
        copy.follow();
        assertThat(copy.size()).isEqualTo(1);
        fixture.clock.advance(Duration.ofMinutes(25));
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        copy.follow();

        assertThat(copy.size()).isZero();
    }

    @Test
    void learn_whatLastsLongerThanNanosecondsCount_isKept() {
        copy.follow();

        copy.learn(Revocation.ofToken(
                token.issuer(), token.id().orElseThrow(), fixture.clock.instant(), StoreLimits.LATEST));
        nanos.addAndGet(Duration.ofDays(3_650).toNanos());
        copy.follow();

        assertThat(copy.check(token)).isEqualTo(TAKEN_BACK);
    }

    @Test
    void check_wallClockWentOnWithoutTheMonotonicOne_asksTheStoreUntilItHasFollowed() {
        copy.follow();
        fixture.clock.advance(STALENESS.plusMillis(1));
        assertThat(copy.check(token)).isEqualTo(GOOD);
        other.end(grant.sessionId());

        assertThat(copy.check(token)).isEqualTo(TAKEN_BACK);
        switchable.off();
        assertThat(copy.check(token)).isEqualTo(new Undecided(Duration.ofSeconds(1)));
        copy.follow();
        assertThat(copy.check(token)).isEqualTo(new Undecided(Duration.ofSeconds(1)));
        switchable.on();
        copy.follow();
        switchable.off();

        assertThat(copy.check(token)).isEqualTo(TAKEN_BACK);
    }

    @Test
    void check_wallClockAheadByTheLargestAgeOrBehind_isAnsweredFromTheCopy() {
        copy.follow();
        switchable.off();

        fixture.clock.advance(STALENESS);
        assertThat(copy.check(token)).isEqualTo(GOOD);
        fixture.clock.advance(Duration.ofHours(-2));

        assertThat(copy.check(token)).isEqualTo(GOOD);
    }

    @Test
    void follow_wallClockBehindItsLastPurge_readsEverythingAnewOnce() {
        List<Optional<String>> positions = new ArrayList<>();
        FollowedRevocations reading = reading(positions, () -> MovableClock.START);
        reading.follow();
        fixture.clock.advance(Duration.ofSeconds(-1));

        reading.follow();
        reading.follow();

        assertThat(positions).hasSize(3);
        assertThat(positions.subList(0, 2)).containsOnly(Optional.empty());
        assertThat(positions.get(2)).isPresent();
    }

    @Test
    void follow_storesTimeBehindWhatItTold_readsEverythingAnewOnce() {
        List<Optional<String>> positions = new ArrayList<>();
        MovableClock ofStore = new MovableClock();
        FollowedRevocations reading = reading(positions, ofStore);
        reading.follow();
        ofStore.advance(Duration.ofMillis(-501));

        reading.follow();
        reading.follow();

        assertThat(positions).hasSize(4);
        assertThat(positions.get(0)).isEmpty();
        assertThat(positions.get(1)).isPresent();
        assertThat(positions.get(2)).isEmpty();
        assertThat(positions.get(3)).isPresent();
    }

    /** Notes from where it is read. */
    @SuppressWarnings("unchecked")
    private FollowedRevocations reading(List<Optional<String>> positions, InstantSource ofStore) {
        TokenStateStore behind = (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, arguments) -> {
                    positions.add((Optional<String>) arguments[0]);
                    return new RevocationPage(List.of(), "p", false, Instant.EPOCH, ofStore.instant());
                });
        return new FollowedRevocations(
                behind, new SessionClaim(Fixture.ISSUER), STALENESS, fixture.clock, nanos::get);
    }

    @Test
    void follow_moreThanOnePage_isReadAtOnce() {
        FollowedRevocations large = new FollowedRevocations(
                full(25_000), new SessionClaim(Fixture.ISSUER), STALENESS, fixture.clock, nanos::get);

        large.follow();

        assertThat(large.size()).isEqualTo(25_000);
    }

    private InMemoryTokenStateStore full(int revocations) {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore(revocations, fixture.clock);
        for (int i = 0; i < revocations; i++) {
            store.revoke(Revocation.ofToken(
                    Optional.empty(), "t" + i, MovableClock.START, MovableClock.START.plusSeconds(60)));
        }
        return store;
    }
}
