package dev.ostiary.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.apikey.ApiKeyVerification;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.PropertiesFileApiKeyStore;
import dev.ostiary.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApikeyCommandTest {
    @TempDir
    private Path folder;

    private static final String[] FULL = {
        "apikey",
        "--sub",
        "build-server",
        "--role",
        "ci",
        "--role",
        "deploy",
        "--scope",
        "a:read",
        "--scope",
        "a:write",
        "--ttl",
        "90d"
    };

    @Test
    void apikey_linesToStore_areWhatTheFileTakes() throws IOException {
        List<String> lines =
                CommandRun.of(FULL).out().lines().map(String::strip).toList();
        Path file = Files.createFile(
                folder.resolve("keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file, lines.stream().filter(line -> line.contains("=")).collect(Collectors.joining("\n")));

        ApiKeyVerification verified =
                ApiKeys.of(PropertiesFileApiKeyStore.open(file)).verify(lines.get(1));

        assertThat(verified).isInstanceOfSatisfying(ApiKeyVerification.Accepted.class, accepted -> {
            assertThat(accepted.record().subject()).isEqualTo("build-server");
            assertThat(accepted.record().roles()).containsExactlyInAnyOrder("ci", "deploy");
            assertThat(accepted.record().scopes()).containsExactlyInAnyOrder("a:read", "a:write");
            assertThat(accepted.record().expiresAt()).isPresent();
        });
    }

    @Test
    void apikey_intoFile_isStoredThereWithoutTheKey() throws IOException {
        Path file = folder.resolve("keys");
        CommandRun first = CommandRun.of("apikey", "--sub", "a", "--file", file.toString(), "--json");
        CommandRun second = CommandRun.of("apikey", "--sub", "b", "--file", file.toString(), "--json");

        ApiKeys keys = ApiKeys.of(PropertiesFileApiKeyStore.open(file));
        String key = (String) first.json().get("key");
        assertThat(keys.verify(key)).isInstanceOf(ApiKeyVerification.Accepted.class);
        assertThat(keys.verify((String) second.json().get("key"))).isInstanceOf(ApiKeyVerification.Accepted.class);
        assertThat(file).content().doesNotContain(key.substring(key.lastIndexOf('_') + 1));
    }

    @Test
    void apikey_fileThatIsNone_isRefusedBeforeAKeyIsShown() throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "something else\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        CommandRun run = CommandRun.of("apikey", "--sub", "a", "--file", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.all()).doesNotContain("ost_").contains(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void apikey_subjectThatIsNone_isAWrongCall(String subject) {
        CommandRun run = CommandRun.of("apikey", "--sub", subject);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1);
    }

    @Test
    void apikey_lifetimeOfZero_isAWrongCall() {
        assertThat(CommandRun.of("apikey", "--sub", "a", "--ttl", "0s").exitCode())
                .isEqualTo(2);
    }
}
