package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node whose own clock is years away from the store's, and who was given no clock. */
class SessionClockTest {
    private final SessionFixture fixture = new SessionFixture();
    private final AuthFilter filter = filter();

    private AuthFilter filter() {
        return AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .issuer("https://app.test")
                .audience("app")
                .rules("/pay = maxAge(5m)")
                .sessions(sessions -> sessions.store(fixture.store.store()))
                .build();
    }

    @AfterEach
    void stop() {
        filter.destroy();
    }

    @Test
    void sessionTokens_withoutAGivenClock_areIssuedAndVerifiedByTheStores() throws Exception {
        fixture.signIn(filter, "u1");

        fixture.send(filter, fixture.browser.page("GET", "/x"));

        assertThat(fixture.seen).hasSize(1);
        JwtPrincipal user = (JwtPrincipal) fixture.seen.get(0).getUserPrincipal();
        assertThat(Instant.ofEpochSecond((Long) user.claims().get("iat")))
                .isBetween(MovableClock.START, MovableClock.START.plus(Duration.ofMinutes(5)));
    }

    /** By the node's own clock it would be years old, or years to come. */
    @ParameterizedTest
    @CsvSource({"4, 200", "6, 303"})
    void maxAge_ofASessionsToken_countsByTheStoresClock(int minutes, int status) throws Exception {
        fixture.signIn(filter, "u1");
        fixture.clock.advance(Duration.ofMinutes(minutes));
        AuthFilter restarted = filter();

        assertThat(fixture.send(restarted, fixture.browser.page("GET", "/pay")).getStatus())
                .isEqualTo(status);
        restarted.destroy();
    }
}
