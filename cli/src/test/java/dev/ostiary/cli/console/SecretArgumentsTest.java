package dev.ostiary.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretArgumentsTest {
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "--token=" + TOKEN,
                "Bearer " + TOKEN,
                "--claim=nested=" + TOKEN,
                "ewogICJhbGciOiAibm9uZSJ9.ewogICJzdWIiOiAidTEifQ.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw",
                "eyJhbGciOiJkaXIifQ..iv.text.tag",
                "ost_0a1b2c3d4e5f6g7h_0123456789",
                "base64url:AAAAAAAAAAAAAAAA",
                "-----BEGIN PRIVATE KEY-----",
                "{\"kty\":\"oct\"}",
                "{\"d\" : \"x\"}",
                "--secret",
                "--secret=hunter2hunter2",
                "--token",
                "--password=x",
                "--client-secret=x"
            })
    void complaint_tokenKeyOrSecret_isRefusedWithoutRepeatingIt(String argument) {
        CommandRun run = CommandRun.of("verify", argument);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("never taken as an argument", "standard input")
                .hasLineCount(1);
        assertThat(run.all()).doesNotContain("eyJ", "ost_0", "hunter2", "AAAA", "ewog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "--secret-file",
                "--token-file=token.txt",
                "https://id.example/realms/shop",
                "orders.eu-central-1.internal.example",
                "/api/me",
                "roles:=[\"admin\"]",
                "a/very/long/path/to/some/file.with.dots.properties",
                "--type=at+jwt"
            })
    void complaint_harmless_isNone(String argument) {
        assertThat(SecretArguments.complaint(List.of("verify", argument))).isEqualTo(Optional.empty());
    }
}
