package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.provider.ClientAuthentication;
import dev.ostiary.provider.OpenIdProvider;
import dev.ostiary.provider.SignInStates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Logout tokens that nobody could verify yet. */
class UnverifiedLogoutsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final LogoutFixture fixture = new LogoutFixture();
    private final OpenIdProvider staff = OpenIdProvider.at("https://staff.example", "orders")
            .name("staff")
            .authentication(ClientAuthentication.none())
            .states(SignInStates.of(List.of(KeyDerivation.random()), Duration.ofHours(1), () -> NOW))
            .build();
    private final UnverifiedLogouts logouts = new UnverifiedLogouts();

    @AfterEach
    void close() {
        staff.close();
        fixture.close();
    }

    private UnverifiedLogouts.Kept atFirst(String token) {
        return new UnverifiedLogouts.Kept(fixture.provider, token, NOW);
    }

    private UnverifiedLogouts.Kept atStaff(String token) {
        return new UnverifiedLogouts.Kept(new RegisteredProvider(staff, fixture.provider.config()), token, NOW);
    }

    @Test
    void add_oneTextAtTwoProviders_keepsBoth() {
        logouts.add(atFirst("t"));
        logouts.add(atStaff("t"));

        assertThat(logouts.asOf(NOW)).containsExactly(atFirst("t"), atStaff("t"));
    }

    @Test
    void remove_atOneProvider_leavesTheOthers() {
        logouts.add(atFirst("t"));
        logouts.add(atStaff("t"));

        logouts.remove(atFirst("t"));

        assertThat(logouts.asOf(NOW)).containsExactly(atStaff("t"));
    }

    @Test
    void asOf_tenMinutesLater_isEmpty() {
        logouts.add(atFirst("t"));

        assertThat(logouts.asOf(NOW.plus(UnverifiedLogouts.LONGEST).minusMillis(1)))
                .hasSize(1);
        assertThat(logouts.asOf(NOW.plus(UnverifiedLogouts.LONGEST))).isEmpty();
    }
}
