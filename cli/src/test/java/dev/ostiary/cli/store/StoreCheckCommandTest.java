package dev.ostiary.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCheckCommandTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @TempDir
    private Path folder;

    private CommandRun check(String... further) {
        String[] all = new String[4 + further.length];
        System.arraycopy(new String[] {"store", "check", "--url", url}, 0, all, 0, 4);
        System.arraycopy(further, 0, all, 4, further.length);
        return CommandRun.of(all);
    }

    private void makeTables() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        JdbcTokenStateStore.of(source).check();
    }

    private void run(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void check_tablesOfThisVersion_isOk() {
        makeTables();

        CommandRun run = check();

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out())
                .contains("H2 2.")
                .contains("all there")
                .contains("none was seen")
                .endsWith("=> sessions can be kept here\n");
    }

    @Test
    void check_aTableThatIsMissing_isNamedAndFails() throws Exception {
        makeTables();
        run("DROP TABLE ostiary_api_key");

        CommandRun run = check();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("bad", "ostiary_api_key", "=> sessions cannot be kept here like this");
    }

    @Test
    void check_tablesOfALaterRelease_fails() throws Exception {
        makeTables();
        run("UPDATE ostiary_schema SET version = 99");

        assertThat(check().out()).contains("of version 99").contains("cannot be kept here");
    }

    @Test
    void check_tablesOfAnEarlierRelease_saysWhoBringsThemForward() throws Exception {
        makeTables();
        run("UPDATE ostiary_schema SET version = 2");

        CommandRun run = check();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("of version 2: the first call brings them to version 3");
    }

    @Test
    void check_anotherPrefix_looksAtThoseTables() {
        makeTables();

        assertThat(check("--table-prefix", "other_").out()).contains("none of version 3 yet");
        assertThat(check("--table-prefix", "no;prefix").exitCode()).isEqualTo(2);
    }

    @Test
    void check_isToldToPrograms() {
        Map<String, ?> answer = check("--json").json();

        assertThat(answer.get("ok")).isEqualTo(true);
        assertThat((List<?>) answer.get("findings")).hasSize(4);
    }

    @Test
    void check_wrongPassword_failsAndShowsItNowhere() throws Exception {
        run("CREATE USER app PASSWORD 'right'");
        Path file = Files.writeString(folder.resolve("password"), "pl4nt3d");

        CommandRun run = check("--user", "app", "--password-file", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("cannot be reached");
        assertThat(run.all()).doesNotContain("pl4nt3d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?user=u&password=pl4nt3d",
                "jdbc:postgresql://u:pl4nt3d@h/d",
                "jdbc:h2:mem:x;PASSWORD=pl4nt3d"
            })
    void check_passwordInTheUrl_isRefusedAndNotRepeated(String location) {
        CommandRun run = CommandRun.of("store", "check", "--url", location);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--password-file").doesNotContain("pl4nt3d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:nothing:x", "http://h/d", "redis-of-another-kind:x"})
    void check_whatNobodyOpens_saysWhatIsExpected(String location) {
        CommandRun run = CommandRun.of("store", "check", "--url", location);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("JDBC");
    }

    @Test
    void check_driverThatIsNotThere_isNamed() {
        CommandRun run = check("--driver", folder.resolve("driver.jar").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("driver.jar: there is no such file");
    }
}
