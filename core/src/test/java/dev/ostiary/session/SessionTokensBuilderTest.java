package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.verify.RejectionReason.ISSUED_IN_FUTURE;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.MovableClock;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensBuilderTest {
    private final Fixture fixture = new Fixture();

    @ParameterizedTest
    @ValueSource(strings = {"PT1.999S", "PT1H0.001S", "PT0S", "PT-5S"})
    void maxStaleness_outsideItsRange_isRefused(Duration age) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.builder().maxStaleness(age))
                .withMessageContaining("maxStaleness");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2S", "PT1H"})
    void maxStaleness_atTheEndsOfItsRange_isTaken(Duration age) {
        assertThat(fixture.builder().maxStaleness(age).build().sessionsOf("u1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT10M0.001S"})
    void clockSkew_outsideItsRange_isRefused(Duration skew) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.builder().clockSkew(skew))
                .withMessageContaining("clockSkew");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT30S, 30000", "PT10M, 600000"})
    void clockSkew_accessToken_isGoodForSoMuchLonger(Duration skew, long millis) {
        SessionTokens sessions = fixture.builder().clockSkew(skew).build();
        SessionGrant grant = sessions.open("u1", CLAIMS, "");

        fixture.clock.set(grant.access().expiresAt().plusMillis(millis - 1));
        assertThat(Fixture.access(sessions, grant)).isInstanceOf(Verified.class);
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(Fixture.access(sessions, grant)).isEqualTo(new Rejected(TOKEN_EXPIRED));
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(Fixture.access(sessions, grant)).isEqualTo(new Rejected(TOKEN_EXPIRED));
    }

    /** A node that is behind by no more than the skew takes what another has made just now; every kind of token. */
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT5S", "PT10M"})
    void clockSkew_nodeThatIsBehind_takesNewTokens(Duration skew) {
        MovableClock behind = new MovableClock();
        SessionTokens sessions = fixture.builder().clockSkew(skew).build();
        SessionTokens other = fixture.builder().clock(behind).clockSkew(skew).build();
        SessionGrant grant = sessions.open("u1", CLAIMS, "");
        String once = sessions.issueOneTime("email_verify", "u1", Map.of(), Duration.ofHours(1))
                .token();

        behind.set(fixture.clock.instant().minus(skew).minusMillis(1));
        assertThat(Fixture.access(other, grant)).isEqualTo(new Rejected(ISSUED_IN_FUTURE));
        assertThat(other.refresh(grant.refresh().token())).isEqualTo(new Refreshing.Rejected(ISSUED_IN_FUTURE));
        assertThat(other.consumeOneTime("email_verify", once)).isEqualTo(new Rejected(ISSUED_IN_FUTURE));

        behind.advance(Duration.ofMillis(1));
        assertThat(Fixture.access(other, grant)).isInstanceOf(Verified.class);
        assertThat(other.refresh(grant.refresh().token())).isInstanceOf(Refreshing.Refreshed.class);
        assertThat(other.consumeOneTime("email_verify", once)).isInstanceOf(Verified.class);
    }

    @Test
    void lifetimes_whatIsTold_isWhatTheTokensHave() {
        SessionTokens sessions = fixture.builder()
                .accessLifetime(Duration.ofMinutes(1))
                .refreshLifetime(Duration.ofMinutes(2))
                .build();

        SessionGrant grant = sessions.open("u1", CLAIMS, "");

        assertThat(grant.access().expiresAt()).isEqualTo(fixture.clock.instant().plusSeconds(60));
        assertThat(grant.refresh().expiresAt())
                .isEqualTo(fixture.clock.instant().plusSeconds(120));
    }
}
