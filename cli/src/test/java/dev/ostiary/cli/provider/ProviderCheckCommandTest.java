package dev.ostiary.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestIssuerExtension.class)
class ProviderCheckCommandTest {
    @Test
    void check_goodProvider_canBeUsed(TestIssuer issuer) {
        CommandRun run = CommandRun.of("provider", "check", "--issuer", issuer.issuer());

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out())
                .contains("discovery", "usable", "as here, within 5 s", "token_endpoint", "=> it can be used")
                .doesNotContain("bad ");
    }

    @Test
    void check_goodProvider_isToldToPrograms(TestIssuer issuer) {
        Map<String, ?> answer = CommandRun.of("provider", "check", "--issuer", issuer.issuer(), "--json")
                .json();

        assertThat(answer.get("ok")).isEqualTo(true);
        assertThat((List<?>) answer.get("findings"))
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(((Map<?, ?>) finding).keySet()).isEqualTo(Set.of("grade", "subject", "text")));
    }

    @Test
    void check_externalUrl_saysWhatToRegister(TestIssuer issuer) {
        CommandRun run = CommandRun.of(
                "provider", "check", "--issuer", issuer.issuer(), "--external-url", "https://shop.example/ctx/");

        assertThat(run.out())
                .contains(
                        "redirect URI: https://shop.example/ctx/auth/callback",
                        "post-logout redirect URI: https://shop.example/ctx/auth/signed-out",
                        "back-channel logout URI: https://shop.example/ctx/auth/back-channel-logout");
    }

    @Test
    void check_metadataOfOauthAlone_areFound() {
        try (TestIssuer issuer = TestIssuer.builder().onlyOauthMetadata().start()) {
            CommandRun run = CommandRun.of("provider", "check", "--issuer", issuer.issuer());

            assertThat(run.exitCode()).as(run.all()).isZero();
            assertThat(run.out()).contains("oauth-authorization-server");
        }
    }

    @Test
    void check_providerThatIsDown_isBad(TestIssuer issuer) {
        issuer.outage();

        CommandRun run = CommandRun.of("provider", "check", "--issuer", issuer.issuer());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("bad", "status 5").contains("=> it cannot be used like this");
    }

    @Test
    void check_wrongPath_isBad(TestIssuer issuer) {
        CommandRun run = CommandRun.of("provider", "check", "--issuer", issuer.issuer() + "/realms/none");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("status 404 instead of 200");
    }

    @Test
    void check_slashTooMany_isNamed(TestIssuer issuer) {
        CommandRun run = CommandRun.of("provider", "check", "--issuer", issuer.issuer() + "/");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("compare the slash at the end");
    }

    @ParameterizedTest
    @ValueSource(longs = {10, -10})
    void check_clockThatIsOffALittle_isAWarning(long seconds, TestIssuer issuer) {
        CommandRun run = CommandRun.at(
                () -> Instant.now().plus(Duration.ofSeconds(seconds)),
                "",
                "provider",
                "check",
                "--issuer",
                issuer.issuer());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("warning +clock +the provider's is");
    }

    @Test
    void check_clockThatIsOffByHours_isBad(TestIssuer issuer) {
        CommandRun run = CommandRun.at(
                () -> Instant.now().plus(Duration.ofHours(2)), "", "provider", "check", "--issuer", issuer.issuer());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("bad +clock +the provider's is .* behind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example",
                "id.example",
                "",
                "https://u:p@id.example",
                "https://id.example/?a=b",
                "https://id.example/#f",
                "https://"
            })
    void check_issuerThatIsNoSafeUrl_isAWrongCall(String issuer) {
        CommandRun run = CommandRun.of("provider", "check", "--issuer", issuer);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected an https URL").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example", "shop.example", "https://shop.example?x"})
    void check_externalUrlThatIsNone_isAWrongCall(String url) {
        CommandRun run = CommandRun.of("provider", "check", "--issuer", "https://id.example", "--external-url", url);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--external-url");
    }

    @Test
    void check_truststoreThatIsNone_isRefused() {
        CommandRun run =
                CommandRun.of("provider", "check", "--issuer", "https://id.example", "--truststore", "pom.xml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("pom.xml: ").hasLineCount(1);
    }
}
