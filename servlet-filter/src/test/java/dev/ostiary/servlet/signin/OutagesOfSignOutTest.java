package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.testkit.Endpoint;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing out ends the session here, whatever the provider does; and a provider that signs out waits for nobody's keys. */
class OutagesOfSignOutTest {
    /** More than anybody may be kept waiting, and less than the exchange may take. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private SignInFixture fixture = new SignInFixture(filter -> filter.providerTimeout(Duration.ofSeconds(30)));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void signOut_revocationThatHangs_isNotWaitedFor() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.at(Endpoint.REVOCATION).holds();
        FakeRequest request = fixture.browser.page("POST", "/auth/sign-out");

        FakeResponse response = assertTimeoutPreemptively(LIMIT, () -> fixture.send(request));
        fixture.issuer.at(Endpoint.REVOCATION).release();

        assertThat(location(response)).startsWith(fixture.issuer.issuer() + "/end-session?");
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void signOut_metadataAway_endsTheSessionAllTheSame() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.outage();
        fixture.clock.advance(Duration.ofHours(3));

        FakeResponse response = fixture.send(fixture.browser.page("POST", "/auth/sign-out"));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(location(response)).isEqualTo("/auth/signed-out");
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
        assertThat(fixture.browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
    }

    @Test
    void logoutOfTheProvider_keysThatHang_areNotWaitedFor() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.rotate();
        fixture.issuer.at(Endpoint.KEYS).holds();
        fixture.clock.advance(Duration.ofMinutes(2));
        FakeRequest logout = FakeRequest.post("/auth/back-channel-logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("logout_token=" + fixture.issuer.logoutToken().sign());

        FakeResponse response = assertTimeoutPreemptively(LIMIT, () -> fixture.send(logout));
        fixture.issuer.at(Endpoint.KEYS).release();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(fixture.awaitLogout()).isEqualTo(1);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void start_storeThatKeepsNoTokensOfProviders_isRefused() {
        TokenStateStore kept = fixture.store.store();
        TokenStateStore own = (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, args) -> method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, args)
                        : method.invoke(kept, args));

        assertThatThrownBy(() -> new SignInFixture(filter -> filter.sessions(sessions -> sessions.store(own))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("keeps no tokens of providers, which client-id needs");
    }
}
