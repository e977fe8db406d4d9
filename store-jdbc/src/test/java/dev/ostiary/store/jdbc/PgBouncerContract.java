package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Race;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenCopy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** A pooler that gives each transaction another connection takes nothing away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PgBouncerContract {
    /** More than a driver needs to name a statement, on each of more connections than the pooler has. */
    private static final int CALLS = 20;

    private static final int CALLERS = 8;

    private PostgresServer server;

    @TempDir
    private Path folder;

    /** The folder of the pooler. */
    abstract String name();

    /** Lines of its configuration by which it does not rename statements itself. */
    String[] withoutTracking() {
        return new String[] {"max_prepared_statements = 0"};
    }

    @BeforeAll
    void startServer(@TempDir Path directory) throws Exception {
        server = new PostgresServer(directory);
    }

    @AfterAll
    void stopServer() throws Exception {
        server.close();
    }

    private DataSource direct(String database) throws Exception {
        Sql.run(server.connections(), "CREATE DATABASE " + database);
        PGSimpleDataSource source = server.connections();
        source.setDatabaseName(database);
        return source;
    }

    private static Instant later() {
        return MovableClock.START.plusSeconds(600);
    }

    private static JdbcTokenStateStore store(DataSource source) {
        return JdbcTokenStateStore.builder(source)
                .clock(new MovableClock())
                .timeout(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void calls_behindAPoolerOfTransactions_loseNothing() throws Exception {
        DataSource direct = direct("transactions");
        try (PgBouncer pooler = new PgBouncer(name(), folder, server, "transaction", withoutTracking());
                HikariDataSource pool = Pool.of(pooler.connections("transactions"));
                HikariDataSource another = Pool.of(pooler.connections("transactions"))) {
            List<JdbcTokenStateStore> nodes = List.of(store(pool), store(another));
            nodes.get(0).check();

            List<Set<String>> ids = Race.of(CALLERS, caller -> () -> used(nodes.get(caller % 2), caller));

            assertThat(ids).hasSize(CALLERS);
            assertThat(Sql.number(direct, "SELECT COUNT(*) FROM ostiary_revocation"))
                    .isEqualTo(CALLERS * CALLS);
            assertThat(Sql.number(direct, "SELECT COUNT(*) FROM ostiary_used")).isEqualTo(CALLERS * CALLS);
            assertThat(Sql.number(direct, "SELECT COUNT(*) FROM ostiary_session WHERE current_token = 'next'"))
                    .isEqualTo(CALLERS * CALLS);
        }
    }

    /** Each call has other parameters than the one before, as many or fewer. */
    private static Set<String> used(JdbcTokenStateStore store, int caller) {
        return IntStream.range(0, CALLS)
                .mapToObj(call -> caller + "-" + call)
                .peek(id -> {
                    SessionState session = session(id, "u" + id, MovableClock.START);
                    store.open(session);
                    assertThat(store.firstUse(id, later())).isTrue();
                    assertThat(store.rotate(
                                    id,
                                    "u" + id,
                                    TokenCopy.first(session.currentToken()),
                                    successor("next", MovableClock.START)))
                            .isEqualTo(new Rotation.Rotated());
                    store.revoke(ofToken(id, later()));
                })
                .collect(Collectors.toSet());
    }

    @Test
    void check_behindAPoolerOfTransactions_saysSoOnce() throws Exception {
        direct("told");
        try (PgBouncer pooler = new PgBouncer(name(), folder, server, "transaction");
                HikariDataSource pool = Pool.of(pooler.connections("told"));
                LoggedLines lines = LoggedLines.of(JdbcTokenStateStore.class)) {
            JdbcTokenStateStore store = store(pool);
            store.check();
            store.session("s");

            assertThat(lines.all()).singleElement().asString().contains("A pooler stands between");
            assertThat(JdbcStanding.of(pool, "ostiary_", InstantSource.system()).pooler())
                    .isTrue();
        }
    }

    @Test
    void check_behindAPoolerOfStatements_saysWhichSetting() throws Exception {
        direct("statements");
        try (PgBouncer pooler = new PgBouncer(name(), folder, server, "statement")) {
            JdbcTokenStateStore store = store(pooler.connections("statements"));

            assertThatIllegalStateException()
                    .isThrownBy(store::check)
                    .withMessageContaining("pool_mode = transaction or session");
        }
    }

    @Test
    void taken_withoutAPooler_leavesTheDriverItsStatements() throws Exception {
        try (Connection connection = direct("alone").getConnection()) {
            new PoolerWatch().taken(connection);

            assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                    .isEqualTo(5);
        }
    }
}
