package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.session.Fixture.access;
import static dev.ostiary.session.Fixture.refreshed;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.session.Refreshing.Rejected;
import dev.ostiary.store.SessionState;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long sessions last: as usual, as was said at sign-in, and never longer than the longest. */
class SessionLifetimesTest {
    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder()
            .accessLifetime(Duration.ofMinutes(10))
            .maxLifetime(Duration.ofMinutes(60))
            .build();
    private final Instant signedIn = fixture.clock.instant();

    private long authTime(SessionGrant grant) {
        return ((Number) ((Verified) access(sessions, grant)).jwt().claims().get("auth_time")).longValue();
    }

    private void pass(long minutes) {
        fixture.clock.advance(Duration.ofMinutes(minutes));
    }

    @Test
    void open_longestLifetime_endsRefreshTokenAndSession() {
        SessionGrant grant = sessions.open("u1", CLAIMS, "");

        assertThat(grant.refresh().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(60)));
        assertThat(sessions.sessionsOf("u1"))
                .extracting(SessionState::expiresAt)
                .containsExactly(signedIn.plus(Duration.ofMinutes(60)));
    }

    @Test
    void refresh_again_doesNotMoveTheEnd() {
        SessionGrant grant = sessions.open("u1", CLAIMS, "");
        pass(30);
        SessionGrant second = refreshed(sessions, grant);
        pass(25);
        SessionGrant last = refreshed(sessions, second);

        assertThat(second.access().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(40)));
        assertThat(last.access().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(60)));
        assertThat(last.refresh().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(60)));
        pass(5);
        assertThat(sessions.refresh(last.refresh().token())).isEqualTo(new Rejected(TOKEN_EXPIRED));
    }

    @Test
    void refresh_longestLifetimeWasShortenedMeanwhile_countsForOpenSessions() {
        SessionGrant grant = fixture.builder().build().open("u1", CLAIMS, "");
        pass(60);

        assertThat(sessions.refresh(grant.refresh().token())).isEqualTo(new Rejected(TOKEN_EXPIRED));
    }

    @Test
    void refresh_lastSecond_givesTokensForIt() {
        SessionGrant grant = sessions.open("u1", CLAIMS, "");
        fixture.clock.advance(Duration.ofMinutes(60).minusMillis(500));

        SessionGrant last = refreshed(sessions, grant);

        assertThat(last.access().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(60)));
    }

    @Test
    void authTime_always_isThatOfTheSignIn() {
        SessionGrant grant = sessions.open("u1", CLAIMS, "");
        pass(5);
        SessionGrant next = refreshed(sessions, grant);

        assertThat(authTime(grant)).isEqualTo(signedIn.getEpochSecond());
        assertThat(authTime(next)).isEqualTo(signedIn.getEpochSecond());
    }

    @Test
    void authTime_thatTheApplicationSays_countsInTheTokenAndNotForTheEnd() {
        SessionGrant grant = sessions.open("u1", Map.of("auth_time", 1_000L), "");

        assertThat(authTime(grant)).isEqualTo(1_000L);
        assertThat(grant.refresh().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(60)));
    }

    @Test
    void ttl_ofOneSignIn_countsAtEachRefresh() {
        SessionGrant grant =
                sessions.open("u1", CLAIMS, "", SignInOptions.standard().ttl(Duration.ofMinutes(20)));
        pass(15);
        SessionGrant next = refreshed(sessions, grant);

        assertThat(grant.refresh().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(20)));
        assertThat(next.refresh().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(35)));
        assertThat(next.untilBrowserCloses()).isFalse();
    }

    @Test
    void ttl_shorterThanAnAccessToken_endsThatOneToo() {
        SessionGrant grant =
                sessions.open("u1", CLAIMS, "", SignInOptions.standard().ttl(Duration.ofMinutes(2)));

        assertThat(grant.access().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(2)));
    }

    @Test
    void ttl_longerThanTheLongest_isCut() {
        SessionGrant grant =
                sessions.open("u1", CLAIMS, "", SignInOptions.standard().ttl(Duration.ofDays(300)));

        assertThat(grant.refresh().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(60)));
    }

    @Test
    void untilBrowserCloses_always_staysSo() {
        SessionGrant grant = sessions.open(
                "u1", CLAIMS, "", SignInOptions.untilBrowserCloses().ttl(Duration.ofMinutes(20)));
        pass(1);
        SessionGrant next = refreshed(sessions, grant);

        assertThat(grant.untilBrowserCloses()).isTrue();
        assertThat(next.untilBrowserCloses()).isTrue();
        assertThat(refreshed(sessions, grant).untilBrowserCloses()).isTrue();
        assertThat(next.refresh().expiresAt()).isEqualTo(signedIn.plus(Duration.ofMinutes(21)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S", "P401D"})
    void ttl_outOfRange_isRefused(Duration ttl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignInOptions.standard().ttl(ttl));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "PT10M0.5S", "P401D"})
    void maxLifetime_outOfRange_isRefused(Duration lifetime) {
        SessionTokensBuilder builder =
                fixture.builder().accessLifetime(Duration.ofMinutes(10)).maxLifetime(lifetime);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("maxLifetime");
    }
}
