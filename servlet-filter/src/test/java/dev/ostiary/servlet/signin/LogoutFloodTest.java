package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.verify.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More come at once than there are threads for, as from somebody who sends what no provider has signed: that must push no real one out. */
class LogoutFloodTest {
    private final SignInFixture fixture = new SignInFixture();
    private final AuthConfig config = AuthConfig.from(
            List.of(new SettingSource(
                    "test",
                    Map.of(
                            "issuer", fixture.issuer.issuer(),
                            "client-id", SignInFixture.CLIENT,
                            "client-secret", SignInFixture.SECRET))),
            Optional.empty(),
            Deployment.of(Map.of(), Map.of()));
    private final OpenProviders providers =
            OpenProviders.open(config.signIn().orElseThrow(), config.issuers().get(0), fixture.clock);
    private final SessionTokens tokens = SessionTokens.builder()
            .keys(KeyDerivation.random().signingKeys("test"))
            .issuer("urn:test")
            .audience("app")
            .store(fixture.store.store())
            .clock(fixture.clock)
            .strictRevocation()
            .build();
    private final LogoutMemory memory = new LogoutMemory(10);
    private final List<Integer> told = new CopyOnWriteArrayList<>();
    private final Logouts logouts =
            new Logouts(tokens, memory, (provider, ended) -> told.add(ended), fixture.clock, work -> {
                throw new RejectedExecutionException("no thread left");
            });

    @BeforeEach
    void signIn() throws Exception {
        fixture.signIn("/a");
    }

    @AfterEach
    void close() {
        tokens.close();
        providers.close();
        fixture.close();
    }

    private Logouts.Outcome take(String token) {
        return logouts.take(providers.all().get(0), token);
    }

    @Test
    void take_noThreadLeftAndNoProvidersToken_isRefusedAndNotKept() {
        String forged = fixture.issuer.logoutToken().sign().replaceFirst("\\.[^.]{20}", ".eyJmb3JnZWQiOiJ5ZXMi");

        assertThat(take(forged)).isInstanceOf(Logouts.Bad.class);
    }

    @Test
    void take_noThreadLeft_remembersAtOnceAndRecordsLater() {
        Logouts.Outcome outcome = take(fixture.issuer.logoutToken().sign());

        assertThat(((Logouts.Later) outcome).reason()).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(memory.all()).hasSize(1);
        logouts.catchUp();
        assertThat(memory.all()).isEmpty();
        assertThat(told).containsExactly(1);
    }
}
