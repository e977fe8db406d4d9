package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static dev.ostiary.store.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall clock that is wrong, for a second or for good. */
class SteadyClockTest {
    private static final Instant START = MovableClock.START;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock wall = new MovableClock();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final SteadyClock clock = new SteadyClock(wall, nanos::get);
    private final InMemoryTokenStateStore store = new InMemoryTokenStateStore(10, clock);

    private void passes(Duration time) {
        wall.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    /** A hundredth of what passes, at most. */
    private static void assertNear(Instant actual, Instant expected, Duration passed) {
        assertThat(Duration.between(expected, actual).abs()).isLessThanOrEqualTo(passed.dividedBy(100));
    }

    @Test
    void instant_bothClocksGoOn_isTheirTime() {
        passes(Duration.ofDays(3));

        assertThat(clock.instant()).isEqualTo(wall.instant());
        assertThat(clock.told()).isEqualTo(wall.instant());
        assertThat(clock.passed()).isEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1M", "PT2H"})
    void wallClock_aheadForASecond_isNotFollowed(Duration jump) {
        store.revoke(ofToken("t", START.plus(MINUTE)));
        wall.advance(jump);
        passes(SECOND);
        assertThat(store.revocationsOf(Set.of(token("t")))).hasSize(1);
        assertNear(store.revocationsAfter(Optional.empty()).storeTime(), START.plus(SECOND), SECOND);
        wall.advance(jump.negated());

        passes(SECOND.multipliedBy(55));

        assertThat(store.revocationsOf(Set.of(token("t")))).hasSize(1);
        passes(SECOND.multipliedBy(5));
        assertThat(store.revocationsOf(Set.of(token("t")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1M", "PT2H"})
    void wallClock_aheadForGood_endsNothingEarly(Duration jump) {
        store.open(session("s", "u", START.minus(Samples.SESSION).plus(MINUTE)));
        store.registerOneTime(Samples.oneTime("o", START.plus(MINUTE)));
        store.firstUse("f", START.plus(MINUTE));
        wall.advance(jump);

        passes(SECOND.multipliedBy(59));

        assertThat(store.session("s")).isPresent();
        assertThat(store.firstUse("f", START.plus(MINUTE))).isFalse();
        assertThat(store.consumeOneTime("o")).isTrue();
        passes(SECOND.multipliedBy(2));
        assertThat(store.session("s")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1M", "PT2H"})
    void wallClock_behindForASecond_changesNothingAfterwards(Duration jump) {
        store.revoke(ofToken("t", START.plus(MINUTE)));
        wall.advance(jump.negated());
        passes(SECOND);
        assertNear(store.revocationsAfter(Optional.empty()).storeTime(), START.plus(SECOND), SECOND);
        wall.advance(jump);

        passes(SECOND.multipliedBy(55));
        assertThat(store.revocationsOf(Set.of(token("t")))).hasSize(1);
        passes(SECOND.multipliedBy(4));

        assertThat(store.revocationsOf(Set.of(token("t")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1M", "PT2H"})
    void wallClock_behindForGood_letsRevocationsLiveLonger(Duration jump) {
        store.revoke(ofToken("t", START.plus(MINUTE)));
        wall.advance(jump.negated());

        passes(MINUTE.plus(jump).minusMillis(1));
        assertThat(store.revocationsOf(Set.of(token("t")))).hasSize(1);
        passes(Duration.ofMillis(1));

        assertThat(store.revocationsOf(Set.of(token("t")))).isEmpty();
    }

    @Test
    void wallClock_hoursAheadAtTheStartAndCorrected_forgetsNoRevocation() {
        store.revoke(ofToken("t", START.plus(MINUTE)));
        passes(SECOND.multipliedBy(61));
        assertThat(store.revocationsOf(Set.of(token("t")))).isEmpty();

        wall.advance(Duration.ofHours(-2));

        assertThat(store.revocationsOf(Set.of(token("t")))).hasSize(1);
        assertThat(store.revocationsAfter(Optional.empty()).revocations()).hasSize(1);
        passes(Duration.ofHours(2));
        assertThat(store.revocationsOf(Set.of(token("t")))).isEmpty();
    }

    @Test
    void told_processThatWasSuspended_followsTheWallClockAfterAnHour() {
        wall.advance(Duration.ofHours(8));
        for (int i = 0; i < 59; i++) {
            passes(MINUTE);
            assertThat(clock.told()).isBefore(wall.instant().minus(Duration.ofHours(7)));
        }

        passes(MINUTE.multipliedBy(2));

        assertThat(clock.told()).isEqualTo(wall.instant());
    }

    @Test
    void told_wallClockAheadNowAndThen_isNotFollowed() {
        for (int i = 0; i < 10; i++) {
            wall.advance(Duration.ofHours(8));
            passes(MINUTE.multipliedBy(20));
            assertThat(clock.told()).isBefore(wall.instant().minus(Duration.ofHours(7)));
            wall.advance(Duration.ofHours(-8));
            passes(MINUTE);
            assertThat(clock.told()).isBefore(wall.instant().plus(MINUTE.multipliedBy(5)));
        }
    }

    @Test
    void told_clocksThatDriftApart_comesNearerAgain() {
        wall.advance(SECOND);
        passes(SECOND.multipliedBy(50));
        assertThat(clock.told()).isEqualTo(wall.instant().minusMillis(500));
        passes(SECOND.multipliedBy(50));
        assertThat(clock.told()).isEqualTo(wall.instant());

        wall.advance(SECOND.negated());
        passes(SECOND.multipliedBy(100));
        assertThat(clock.told()).isEqualTo(wall.instant());
    }

    @Test
    void told_wallClockThatJumpsBack_neverGoesBack() {
        Instant before = clock.told();
        wall.advance(Duration.ofDays(-365_000));

        assertThat(clock.told()).isEqualTo(before);
        nanos.addAndGet(SECOND.toNanos());
        assertThat(clock.told()).isAfter(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT2H", "-PT1M", "-PT1S", "PT1S", "PT1M", "PT2H"})
    void rotate_wallClockThatJumps_hasTheGraceItAlwaysHas(Duration jump) {
        assertGrace(store, jump, this::passes, wall);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT2H", "-PT1M", "-PT1S"})
    void rotate_givenClockThatIsSetBack_doesNotExtendTheGrace(Duration jump) {
        MovableClock given = new MovableClock();
        assertGrace(new InMemoryTokenStateStore(10, given), jump, given::advance, given);
    }

    private static void assertGrace(
            InMemoryTokenStateStore store, Duration jump, Consumer<Duration> passes, MovableClock jumping) {
        SessionState opened = session("s", "u", START);
        store.open(opened);
        store.rotate("s", "u", TokenCopy.first(opened.currentToken()), successor("t1", START));
        store.confirm(Map.of("s", TokenCopy.first("t1")));
        jumping.advance(jump);
        assertThat(store.session("s")).isPresent();

        passes.accept(Rotation.GRACE.minusMillis(1));
        assertThat(store.rotate("s", "u", TokenCopy.first(opened.currentToken()), successor("x", START)))
                .isInstanceOf(Rotation.Repeated.class);
        passes.accept(Duration.ofMillis(1));

        assertThat(store.rotate("s", "u", TokenCopy.first(opened.currentToken()), successor("x", START)))
                .isEqualTo(new Rotation.Reused());
    }
}
