package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
