package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.KeyDerivation;
import dev.ostiary.session.SessionSource;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.SessionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The configuration has moved to another issuer, whose provider has the name of the one before, or to another client id there: its sessions and
 * tokens are not the other's.
 */
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
        open("https://former.example", refreshToken, "{\"aud\":\"client\"}");
    }

    private void openWithIdToken(String claims) {
        open(applicant.issuer.issuer(), Optional.of("of-the-former-client"), claims);
    }

    private void open(String issuer, Optional<String> refreshToken, String idTokenClaims) {
        Instant now = applicant.clock.instant();
        String idToken = "e30." + Base64Url.encode(idTokenClaims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
        ProviderTokens tokens =
                new ProviderTokens("access", "Bearer", Optional.empty(), refreshToken, idToken, "nonce", List.of());
        ProviderIdentity identity = new ProviderIdentity(
                issuer,
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aud\":\"former\"}",
                "{\"aud\":[\"former\"]}",
                "{\"aud\":[\"client\",\"former\"]}",
                "{\"aud\":[\"client\",\"former\"],\"azp\":\"former\"}",
                "{\"aud\":\"client\",\"azp\":null}",
                "{}"
            })
    void ask_refreshTokenOfAnotherClient_neverReachesTheProvider(String idToken) {
        openWithIdToken(idToken);

        assertThat(refresh.ask(SESSION, "u1", Map.of())).isEqualTo(new SessionSource.Over());
        assertThat(refresh.kept(SESSION)).isInstanceOf(GrantOutcome.Over.class);
        assertThat(applicant.issuer.tokenRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aud\":\"client\"}",
                "{\"aud\":[\"client\"]}",
                "{\"aud\":[\"client\",\"api\"],\"azp\":\"client\"}"
            })
    void ask_refreshTokenOfThisClient_isSent(String idToken) {
        openWithIdToken(idToken);

        assertThat(refresh.ask(SESSION, "u1", Map.of())).isEqualTo(new SessionSource.Over());
        assertThat(applicant.issuer.tokenRequests()).hasSize(1);
    }
}
