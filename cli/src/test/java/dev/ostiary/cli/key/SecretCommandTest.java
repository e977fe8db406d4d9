package dev.ostiary.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.key.HmacSecret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCommandTest {
    @Test
    void secret_isOneLineThatTheSettingTakes() {
        CommandRun run = CommandRun.of("secret");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(HmacSecret.ofText(run.line())).hasToString("HmacSecret[32 bytes]");
        assertThat(CommandRun.of("secret").line()).isNotEqualTo(run.line());
    }

    @Test
    void secret_withLengthAndJson_isAMember() {
        CommandRun run = CommandRun.of("secret", "--bytes", "64", "--json");

        assertThat(HmacSecret.ofText((String) run.json().get("secret"))).hasToString("HmacSecret[64 bytes]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "4097", "0", "-1"})
    void secret_lengthOutOfRange_isAWrongCall(String bytes) {
        CommandRun run = CommandRun.of("secret", "--bytes", bytes);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--bytes: expected 32 to 4096");
    }

    @Test
    void secret_intoFile_isNotShown(@TempDir Path folder) {
        Path file = folder.resolve("secret");

        CommandRun run = CommandRun.of("secret", "--out", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(file).content().startsWith("base64url:");
        assertThat(run.all()).doesNotContain("base64url:");
        assertThat(CommandRun.of("secret", "--json", "--out", file.toString()).exitCode())
                .isEqualTo(1);
    }
}
