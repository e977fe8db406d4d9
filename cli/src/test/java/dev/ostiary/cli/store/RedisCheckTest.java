package dev.ostiary.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.store.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisCheckTest {
    @TempDir
    private Path folder;

    private String passwordFile(String password) throws Exception {
        return Files.writeString(folder.resolve("password"), password).toString();
    }

    @Test
    void check_durableServer_isOk() throws Exception {
        try (RedisServer server = RedisServer.durable()) {
            CommandRun run = CommandRun.of("store", "check", "--url", server.uri());

            assertThat(run.exitCode()).as(run.all()).isZero();
            assertThat(run.out())
                    .contains(", single, at ")
                    .contains("keys", "of version ")
                    .contains("0; min-replicas-to-write is 0")
                    .endsWith("=> sessions can be kept here\n");
        }
    }

    @Test
    void check_serverThatForgets_isWarnedOf() throws Exception {
        try (RedisServer server = RedisServer.durable("--appendonly", "no")) {
            CommandRun run = CommandRun.of("store", "check", "--url", server.uri());

            assertThat(run.out()).contains("warning").contains("appendonly is off");
        }
    }

    @Test
    void check_passwordOfOddCharacters_isTaken() throws Exception {
        try (RedisServer server = RedisServer.durable("--requirepass", "a@b:c/d+e%f")) {
            CommandRun run = CommandRun.of(
                    "store", "check", "--url", server.uri(), "--password-file", passwordFile("a@b:c/d+e%f"));

            assertThat(run.exitCode()).as(run.all()).isZero();
        }
    }

    @Test
    void check_wrongPassword_failsAndShowsItNowhere() throws Exception {
        try (RedisServer server = RedisServer.durable("--requirepass", "right")) {
            CommandRun run =
                    CommandRun.of("store", "check", "--url", server.uri(), "--password-file", passwordFile("pl4nt3d"));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("=> sessions cannot be kept here like this");
            assertThat(run.all()).doesNotContain("pl4nt3d");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://u:pl4nt3d@h", "rediss-sentinel://:pl4nt3d@h/n"})
    void check_passwordInTheUrl_isRefusedAndNotRepeated(String location) {
        CommandRun run = CommandRun.of("store", "check", "--url", location);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--password-file").doesNotContain("pl4nt3d");
    }

    @Test
    void check_clusterThatNamesNoHost_saysWhatIsWrong() {
        CommandRun run = CommandRun.of("store", "check", "--url", "redis-cluster://");

        assertThat(List.of(1, 2)).contains(run.exitCode());
        assertThat(run.all()).contains("redis-cluster");
    }
}
