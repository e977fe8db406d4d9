package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreClockTest {
    private static final Instant STORE_TIME = Instant.parse("2031-02-03T04:05:06Z");

    private final MovableClock wall = new MovableClock();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final StoreClock clock = new StoreClock(wall, nanos::get);

    @Test
    void instant_beforeTheFirstAnswer_isTheWallClocks() {
        wall.advance(Duration.ofSeconds(3));
        nanos.addAndGet(7_000_000_000L);

        assertThat(clock.instant()).isEqualTo(MovableClock.START.plusSeconds(3));
    }

    @Test
    void instant_afterAnAnswer_isTheStoresAndWhatHasPassedByTheMonotonicClock() {
        clock.learned(STORE_TIME, nanos.get());
        wall.advance(Duration.ofHours(-2));
        nanos.addAndGet(7_000_000_000L);

        assertThat(clock.instant()).isEqualTo(STORE_TIME.plusSeconds(7));
        assertThat(clock.until(STORE_TIME.plusSeconds(9))).isEqualTo(Duration.ofSeconds(2));
        clock.learned(STORE_TIME.plusSeconds(1), nanos.get());
        assertThat(clock.instant()).isEqualTo(STORE_TIME.plusSeconds(1));
    }

    /** Its own clock says another year, and no clock was given. */
    @Test
    void sessions_withoutAClockOfTheirOwn_goByTheStores() {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore(10, wall);
        try (SessionTokens sessions = new Fixture().unclocked(store).build()) {
            SessionGrant grant = sessions.open("u1", Map.of(), "");

            assertThat(sessions.clock().instant())
                    .isBetween(MovableClock.START, MovableClock.START.plus(Duration.ofMinutes(5)));
            assertThat(Fixture.access(sessions, grant)).isInstanceOf(Verified.class);
            assertThat(grant.access().issuedAt())
                    .isBetween(MovableClock.START, MovableClock.START.plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void sessions_thatAskEachTime_goByTheSystemsClock() {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore(10, wall);
        try (SessionTokens sessions = new Fixture().unclocked(store).strictRevocation().build()) {
            assertThat(sessions.clock().instant()).isBeforeOrEqualTo(Instant.now());
        }
    }

    @Test
    void sessions_withAClock_goByIt() {
        MovableClock own = new MovableClock();
        InMemoryTokenStateStore store = new InMemoryTokenStateStore(10, wall);
        own.advance(Duration.ofMinutes(1));
        try (SessionTokens sessions = new Fixture().unclocked(store).clock(own).build()) {
            assertThat(sessions.clock().instant()).isEqualTo(own.instant());
        }
    }
}
