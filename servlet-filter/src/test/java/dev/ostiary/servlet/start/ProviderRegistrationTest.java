package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.LogLines;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRegistrationTest {
    private static final String PLANTED = "pl4nt3d-secret-0123456789-abcdefghijklmnop";
    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void atStart_externalUrlSet_tellsWhatToRegister() {
        report(Map.of("external-url", "https://app.example:8443/shop")).atStart(place("/*"));

        assertThat(log.lines())
                .contains(
                        "INFO sign-in: register at the provider https://id.example/realms/shop for the client orders:\n"
                                + "  redirect URI: https://app.example:8443/shop/auth/callback\n"
                                + "  post-logout redirect URI: https://app.example:8443/shop/auth/signed-out\n"
                                + "  back-channel logout URI: https://app.example:8443/shop/auth/back-channel-logout");
        assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains(PLANTED));
    }

    @Test
    void atStart_noExternalUrl_tellsAPattern() {
        report(Map.of("back-channel-logout", "off")).atStart(place("/*"));

        assertThat(log.lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("external-url is not set")
                        .contains("http://localhost:PORT for https://HOST")
                        .contains("redirect URI: https://HOST/ctx/auth/callback")
                        .doesNotContain("back-channel"));
    }

    @Test
    void atStart_offlineAccessAtKeycloak_isWarnedOf() {
        report(Map.of("scopes", "openid, offline_access")).atStart(place("/*"));

        assertThat(log.lines()).anySatisfy(line -> assertThat(line).startsWith("WARNING scopes has offline_access"));
    }

    @Test
    void atStart_plainHttpToAnotherMachine_isWarnedOf() {
        report(Map.of("external-url", "http://app.example")).atStart(place("/*"));

        assertThat(log.lines())
                .anySatisfy(
                        line -> assertThat(line).startsWith("WARNING external-url is plain http to another machine"));
    }

    @Test
    void atStart_plainHttpToThisMachine_isNotWarnedOf() {
        report(Map.of("external-url", "http://localhost:8080")).atStart(place("/*"));

        assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("plain http"));
    }

    @Test
    void atStart_ownPages_areNotMissed() {
        report(Map.of()).atStart(place("/*"));

        assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("no servlet of this application"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "/auth/*"})
    void problems_ownPathsMapped_areNone(String pattern) {
        assertThat(report(Map.of()).problems(place(pattern))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/*", "/auth/callback", "*.jsp", "/auth"})
    void problems_ownPathsNotMapped_isOne(String pattern) {
        assertThat(report(Map.of()).problems(place(pattern)))
                .singleElement()
                .asString()
                .startsWith("auth-path: the filter is not mapped to /auth/*");
    }

    private static StartReport report(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("issuer", "https://id.example/realms/shop", "client-id", "orders", "client-secret", PLANTED));
        settings.putAll(more);
        return new StartReport(
                AuthConfig.from(
                        List.of(new SettingSource("builder", settings)), Optional.empty(), Deployment.ofProcess()),
                Map.of());
    }

    private static FilterConfig place(String pattern) {
        FilterRegistration registration =
                FakeContext.fake(FilterRegistration.class, Map.of("getUrlPatternMappings", List.of(pattern)));
        return new FakeFilterConfig(
                Map.of(),
                new FakeContext()
                        .telling("getFilterRegistration", registration)
                        .telling("getContextPath", "/ctx")
                        .telling("getServerInfo", "Jetty/12")
                        .context());
    }
}
