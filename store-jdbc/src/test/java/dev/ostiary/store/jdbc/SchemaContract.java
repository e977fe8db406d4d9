package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.oneTime;
import static dev.ostiary.store.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Race;
import dev.ostiary.store.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How the tables come to be, in any database. */
interface SchemaContract {
    /** Without any table of ours. */
    DataSource empty() throws Exception;

    /** What it speaks. */
    Dialect dialect();

    /** The guide's block with its tables. */
    default String guide() {
        return "schema";
    }

    static JdbcTokenStateStore store(DataSource source) {
        return JdbcTokenStateStore.builder(source)
                .clock(new MovableClock())
                .timeout(Duration.ofMinutes(1))
                .build();
    }

    private static Instant later() {
        return MovableClock.START.plusSeconds(60);
    }

    @Test
    default void check_fromManyNodesAtOnce_makesTheTablesOnce() throws Exception {
        DataSource source = empty();

        Race.of(8, number -> () -> {
            store(source).check();
            return true;
        });

        assertThat(Sql.number(source, "SELECT COUNT(*) FROM ostiary_schema")).isEqualTo(1);
        assertThat(store(source).firstUse("a", later())).isTrue();
    }

    @Test
    default void check_tablesOfAnotherVersion_saysSo() throws Exception {
        DataSource source = empty();
        store(source).check();
        Sql.run(source, "UPDATE ostiary_schema SET version = 4");

        assertThatIllegalStateException()
                .isThrownBy(() -> store(source).check())
                .withMessageContaining("version 4")
                .withMessageContaining("version 3");
        EveryMethod.assertUnavailable(store(source));
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store(source).consumeOneTime("a"))
                .withMessageContaining("version 4");
    }

    @Test
    default void check_anotherProduct_saysSo() throws Exception {
        JdbcTokenStateStore store = store(Tampered.ofProduct(empty(), "Other"));

        assertThatIllegalStateException().isThrownBy(store::check).withMessageContaining("PostgreSQL");
    }

    @Test
    default void calls_databaseDownAtStart_goWellOnceItIsUp() throws Exception {
        DataSource source = empty();
        AtomicBoolean down = new AtomicBoolean(true);
        JdbcTokenStateStore store = store(Tampered.prepared(source, connection -> {
            if (down.get()) {
                connection.close();
                throw new SQLException("Connection refused", "08001");
            }
        }));

        EveryMethod.assertUnavailable(store);
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(store::check);
        down.set(false);

        assertThat(store.firstUse("a", later())).isTrue();
        assertThat(store.firstUse("a", later())).isFalse();
    }

    /** What was in them is lost, so the store remembers from then on only. */
    @Test
    default void calls_tablesDropped_makeThemAnewAndSaySinceWhen() throws Exception {
        DataSource source = empty();
        MovableClock clock = new MovableClock();
        JdbcTokenStateStore store =
                JdbcTokenStateStore.builder(source).clock(clock).build();
        store.revoke(ofToken("t", later()));
        for (String table : List.of("schema", "one_time", "used", "grant", "session", "revocation", "api_key")) {
            Sql.run(source, "DROP TABLE ostiary_" + table);
        }
        clock.advance(Duration.ofSeconds(5));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.revocationsOf(Set.of(token("t"))));

        assertThat(store.revocationsOf(Set.of(token("t")))).isEmpty();
        assertThat(store.revocationsAfter(Optional.empty()).completeSince()).isEqualTo(clock.instant());
    }

    @Test
    default void completeSince_changedByHand_countsAtOnce() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore store = store(source);
        store.check();

        Sql.run(source, "UPDATE ostiary_schema SET complete_since = 1900000000000");

        assertThat(store.revocationsAfter(Optional.empty()).completeSince())
                .isEqualTo(Instant.ofEpochMilli(1_900_000_000_000L));
    }

    @Test
    default void tablePrefix_withASchema_putsTheTablesThere() throws Exception {
        DataSource source = empty();
        Sql.run(source, "CREATE SCHEMA app");
        JdbcTokenStateStore store =
                JdbcTokenStateStore.builder(source).tablePrefix("app.x_").build();

        store.registerOneTime(oneTime("a", Instant.MAX));

        assertThat(Sql.number(source, "SELECT COUNT(*) FROM app.x_one_time")).isEqualTo(1);
        assertThat(store(source).consumeOneTime("a")).isFalse();
    }

    /** The statements of the guide make what the store makes. */
    @Test
    default void check_tablesMadeByHand_fit() throws Exception {
        DataSource source = empty();
        String made = runGuide(source, guide());

        store(source).check();

        assertThat(made.replaceAll("\\s+", " ")).contains(inTheGuide(dialect().tables()));
        assertThat(store(source).firstUse("a", later())).isTrue();
    }

    static String runGuide(DataSource source, String name) throws Exception {
        String guide = Files.readString(Path.of("../docs/stores.md"));
        Matcher block = Pattern.compile("<!-- test:" + name + " -->\n```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(guide);
        assertThat(block.find()).isTrue();
        for (String statement : block.group(1).split(";")) {
            if (!statement.isBlank()) {
                Sql.run(source, statement);
            }
        }
        return block.group(1);
    }

    static List<String> inTheGuide(List<String> statements) {
        return statements.stream()
                .map(each ->
                        each.replace("#", "ostiary_").replace("~", "ostiary_").replace("IF NOT EXISTS ", ""))
                .toList();
    }
}
