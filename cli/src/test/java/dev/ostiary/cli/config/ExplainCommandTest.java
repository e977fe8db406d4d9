package dev.ostiary.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestIssuerExtension.class)
class ExplainCommandTest {
    @TempDir
    private Path folder;

    private Path config = Path.of("");

    @BeforeEach
    void configure(TestIssuer issuer) throws IOException {
        config = folder.resolve("ostiary.properties");
        Files.writeString(
                config,
                "issuer = " + issuer.issuer() + "\naudience = " + issuer.audience()
                        + "\nrule.1 = /admin/** = role(admin)\npublic-paths = /assets/**\n");
    }

    private CommandRun explain(String token, String... further) {
        return CommandRun.with(
                token,
                Stream.concat(Stream.of("explain", "--config", config.toString()), Arrays.stream(further))
                        .toArray(String[]::new));
    }

    @Test
    void explain_goodToken_isAdmitted(TestIssuer issuer) {
        CommandRun run = explain(issuer.token().sign(), "GET", "/api/me?q=1");

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).contains("ok   signature", "=> admitted");
    }

    @Test
    void explain_missingRole_isRefusedWithItsStep(TestIssuer issuer) {
        CommandRun run = explain(issuer.token().roles("clerk").sign(), "GET", "/admin/x");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL permission", "=> refused 403 role_missing");
    }

    @Test
    void explain_forgedToken_isToldToPrograms(TestIssuer issuer) {
        CommandRun run = explain(issuer.token().forged().sign(), "--json", "GET", "/api/me");

        assertThat(run.json().get("outcome")).isEqualTo("refused");
        assertThat(run.json().get("status")).isEqualTo(401L);
        assertThat(run.json().get("code")).isEqualTo("bad_signature");
        assertThat((String) run.json().get("challenge")).startsWith("Bearer");
        assertThat((List<?>) run.json().get("steps")).isNotEmpty();
    }

    @Test
    void explain_withoutToken_readsNoInput() {
        CommandRun refused = explain("", "--no-token", "GET", "/api/me");
        CommandRun open = explain("", "--no-token", "GET", "/assets/a.css");

        assertThat(refused.out()).contains("=> refused 401 missing_token");
        assertThat(open.exitCode()).isZero();
        assertThat(open.out()).contains("=> anonymous");
    }

    @Test
    void explain_apiKey_isSentAsOne() {
        CommandRun run = explain("ost_0a1b2c3d4e5f6g7h_x", "GET", "/api/me");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("API keys are not accepted");
    }

    @Test
    void explain_keysThatCannotBeHad_saysWhy(TestIssuer issuer) {
        issuer.outage();

        CommandRun run = explain(issuer.token().sign(), "GET", "/api/me");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("keys_unavailable", "status 5");
    }

    @Test
    void explain_sessionsInAStore_areNotAskedFor(TestIssuer issuer) throws IOException {
        Files.writeString(
                config,
                Files.readString(config)
                        + "session = on\nsession-key = "
                        + CommandRun.of("secret").line()
                        + "\nsession-store = redis://127.0.0.1:1\n");

        CommandRun run = explain(issuer.token().sign(), "GET", "/api/me");

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).contains("the store of sessions was not asked");
    }

    @Test
    void explain_badConfiguration_isOneLine() throws IOException {
        Files.writeString(config, "secret = short\n");

        CommandRun run = explain("x", "GET", "/");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("cannot be used", "config check")
                .hasLineCount(1)
                .doesNotContain("short");
    }

    @Test
    void explain_pathWithoutSlash_isAWrongCall() {
        assertThat(explain("x", "GET", "api/me").exitCode()).isEqualTo(2);
        assertThat(explain("x", "GET").exitCode()).isEqualTo(2);
    }

    @Test
    void explain_nothingOnInput_isAWrongCall() {
        assertThat(explain("", "GET", "/api/me").err()).contains("no token came on standard input");
    }
}
