package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.oneTime;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Race;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresSchemaTest
        implements SchemaContract,
                UpgradeContract,
                StandingContract,
                RoundTripsContract,
                StoreTimeContract,
                GrantRaceContract,
                DumpContract {
    private static final Instant LATER = MovableClock.START.plusSeconds(60);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private static Path directory;

    private static PostgresServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = new PostgresServer(directory);
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Override
    public Dialect dialect() {
        return new PostgresDialect();
    }

    static IntStream versions() {
        return StoreDump.versions();
    }

    @Override
    public PGSimpleDataSource empty() throws Exception {
        PGSimpleDataSource source = server.connections();
        String name = "d" + DATABASES.incrementAndGet();
        Sql.run(source, "CREATE DATABASE " + name);
        source.setDatabaseName(name);
        return source;
    }

    /** Who may only read and write rows need not be able to make tables. */
    @Test
    void calls_byAUserWhoMayNotMakeTables_goWell() throws Exception {
        PGSimpleDataSource owner = empty();
        JdbcTokenStateStore.of(owner).check();
        Sql.run(owner, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        Sql.run(owner, "CREATE ROLE app LOGIN");
        Sql.run(owner, "GRANT USAGE ON SCHEMA public TO app");
        Sql.run(owner, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app");
        PGSimpleDataSource application = server.connections();
        application.setDatabaseName(owner.getDatabaseName());
        application.setUser("app");
        TokenStateStore store = JdbcTokenStateStore.builder(application)
                .clock(new MovableClock())
                .build();

        store.open(session("s", "u", MovableClock.START));

        assertThat(store.endAll("u", LATER, ofSubject("u", MovableClock.START, LATER)))
                .containsExactly("s");
    }

    @Test
    void check_versionOneByAUserWhoMayNotMakeTables_saysWhatToRun() throws Exception {
        PGSimpleDataSource owner = empty();
        UpgradeContract.madeByVersionOne(owner);
        Sql.run(owner, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        Sql.run(owner, "CREATE ROLE reader LOGIN");
        Sql.run(owner, "GRANT USAGE ON SCHEMA public TO reader");
        Sql.run(owner, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO reader");
        PGSimpleDataSource application = server.connections();
        application.setDatabaseName(owner.getDatabaseName());
        application.setUser("reader");

        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcTokenStateStore.of(application).check())
                .withMessageContaining("version 1")
                .withMessageContaining("docs/stores.md");
    }

    /** A node that ends a session takes its row first, and that of its grant then. */
    @Test
    void check_versionTwoWhileAnotherNodeEndsASession_standsInNobodysWay() throws Exception {
        PGSimpleDataSource source = empty();
        UpgradeContract.madeByVersionTwo(source);
        ExecutorService upgrading = Executors.newSingleThreadExecutor();
        try (Connection node = source.getConnection();
                Statement statements = node.createStatement()) {
            node.setAutoCommit(false);
            statements.execute("SET deadlock_timeout = '1min'");
            statements.execute("SET lock_timeout = '500ms'");
            statements.execute("UPDATE ostiary_session SET label = 'ending'");
            Future<?> upgrade =
                    upgrading.submit(() -> JdbcTokenStateStore.of(source).check());
            awaitSomebodyWaiting(source);

            assertThat(statements.executeUpdate("DELETE FROM ostiary_grant")).isEqualTo(1);
            node.commit();
            upgrade.get(30, TimeUnit.SECONDS);
        } finally {
            upgrading.shutdownNow();
        }

        assertThat(Sql.number(source, "SELECT version FROM ostiary_schema")).isEqualTo(Schema.VERSION);
    }

    private static void awaitSomebodyWaiting(DataSource source) throws Exception {
        Instant end = Instant.now().plusSeconds(30);
        while (Sql.number(source, "SELECT COUNT(*) FROM pg_locks WHERE NOT granted") == 0) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    /** Stricter isolation makes transactions fail that would have waited: they are done again. */
    @Test
    void races_inSerializableTransactions_haveOneWinner() throws Exception {
        DataSource source = empty();
        try (HikariDataSource pool = Pool.of(source, "TRANSACTION_SERIALIZABLE")) {
            JdbcTokenStateStore store =
                    JdbcTokenStateStore.builder(pool).clock(new MovableClock()).build();
            for (int round = 0; round < 5; round++) {
                String id = "i" + round;
                SessionState session = session(id, "u" + round, MovableClock.START);
                store.open(session);
                store.registerOneTime(oneTime(id, LATER));

                assertThat(Race.of(8, number -> () -> store.consumeOneTime(id))).containsOnlyOnce(true);
                assertThat(Race.of(8, number -> () -> store.firstUse(id, LATER)))
                        .containsOnlyOnce(true);
                assertThat(Race.of(
                                8,
                                number -> () -> store.rotate(
                                        id,
                                        session.subject(),
                                        TokenCopy.first(session.currentToken()),
                                        successor("t" + number, MovableClock.START))))
                        .containsOnlyOnce(new Rotation.Rotated());
                List<Set<String>> ended = Race.of(
                        4,
                        number -> () -> store.endAll(
                                session.subject(), LATER, ofSubject(session.subject(), MovableClock.START, LATER)));
                assertThat(ended.stream().flatMap(Set::stream)).containsExactly(id);
            }
        }
    }

    @Test
    void networkTimeout_afterACall_isAsItWas() throws Exception {
        List<Integer> seen = new ArrayList<>();
        DataSource source = Tampered.connections(
                Tampered.prepared(empty(), connection -> connection.setNetworkTimeout(Runnable::run, 12_345)),
                new Tampered.Tampering() {
                    @Override
                    public void before(Connection connection, String method) throws SQLException {
                        if (method.equals("commit") || method.equals("close")) {
                            seen.add(connection.getNetworkTimeout());
                        }
                    }
                });

        JdbcTokenStateStore.of(source).end("s", Instant.MAX);

        assertThat(seen).containsExactly(7_000, 7_000, 12_345);
    }
}
