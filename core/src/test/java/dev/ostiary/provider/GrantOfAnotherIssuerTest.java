package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.session.SessionSource;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The configuration has moved to another issuer, whose provider has the name of the one before: its sessions and tokens are not the other's. */
class GrantOfAnotherIssuerTest {
    private static final String SESSION = "s1";

    private final Applicant applicant = new Applicant();
    private final ProviderGrants grants = new InMemoryTokenStateStore(100, applicant.clock).providerGrants();
    private final GrantSeal seal = GrantSeal.of(List.of(KeyDerivation.random()), applicant.clock);
    private final ProviderRefresh refresh = ProviderRefresh.builder()
            .grants(grants)
            .seal(seal)
            .providers(List.of(applicant.provider))
            .says(standing -> new SessionSource.Says(standing.grant().identity().claims()))
            .clock(applicant.clock)
            .build();

    @AfterEach
    void close() {
        refresh.close();
        applicant.close();
    }

    private void openAtFormerIssuer(Optional<String> refreshToken) {
        Instant now = applicant.clock.instant();
        ProviderTokens tokens =
                new ProviderTokens("access", "Bearer", Optional.empty(), refreshToken, "id", "nonce", List.of());
        ProviderIdentity identity = new ProviderIdentity(
                "https://former.example",
                "u1",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                now,
                List.of(),
                List.of("admin"),
                Optional.empty(),
                Map.of());
        grants.open(
                new SessionState(SESSION, "u1", "", now, now, now.plus(Duration.ofDays(30)), "t1"),
                seal.seal(SESSION, applicant.provider.name(), new GrantSeal.Grant(tokens, identity))
                        .orElseThrow());
        applicant.clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void ask_refreshTokenOfTheFormerIssuer_neverReachesTheNewOne() {
        openAtFormerIssuer(Optional.of("of-the-former-issuer"));

        assertThat(refresh.ask(SESSION, "u1", Map.of())).isEqualTo(new SessionSource.Over());
        assertThat(applicant.issuer.tokenRequests()).isEmpty();
    }

    @Test
    void ask_sessionOfTheFormerIssuerWithoutRefreshToken_isOver() {
        openAtFormerIssuer(Optional.empty());

        assertThat(refresh.ask(SESSION, "u1", Map.of())).isEqualTo(new SessionSource.Over());
    }

    @Test
    void kept_sessionOfTheFormerIssuer_isOver() {
        openAtFormerIssuer(Optional.of("of-the-former-issuer"));

        assertThat(refresh.kept(SESSION)).isInstanceOf(GrantOutcome.Over.class);
    }
}
