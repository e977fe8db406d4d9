package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static dev.ostiary.store.Samples.tokensOfSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ostiary.store.Grants;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.OddTexts;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MariaDB and MySQL do otherwise than one would think. */
interface MySqlTrapsContract {
    /** The server. */
    MySqlServer server();

    /** The name of a database without any table of ours. */
    String emptyDatabase() throws Exception;

    /** Without any table of ours. */
    DataSource empty() throws Exception;

    /** What it speaks. */
    Dialect dialect();

    private static Instant later() {
        return MovableClock.START.plusSeconds(600);
    }

    private static JdbcTokenStateStore store(DataSource source) {
        JdbcTokenStateStore store =
                JdbcTokenStateStore.builder(source).clock(new MovableClock()).build();
        store.check();
        return store;
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Neither cut off nor rounded; and at half past two of a night in which that comes twice. */
    @ParameterizedTest
    @ValueSource(strings = {"1700000000.600", "1700000000.999", "1761438600.250", "1761442200.250"})
    default void databaseTime_always_isOfThatMillisecond(String seconds) throws Exception {
        try (Connection connection = empty().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET timestamp = " + seconds);

            assertThat(text(connection, "SELECT " + dialect().databaseTime())).isEqualTo(seconds.replace(".", ""));
        }
    }

    /** Otherwise than in PostgreSQL. Followers look back from the row's time, which is never before the transaction's beginning. */
    @Test
    default void databaseTime_withinATransaction_goesOn() throws Exception {
        try (Connection connection = empty().getConnection()) {
            connection.setAutoCommit(false);
            String begin = text(connection, "SELECT " + dialect().databaseTime());

            while (text(connection, "SELECT " + dialect().databaseTime()).equals(begin)) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    default void texts_inADatabaseOfAnotherCharacterSet_comeBackAsTheyWere() throws Exception {
        String name = emptyDatabase();
        Sql.run(server().connections("mysql", ""), "ALTER DATABASE " + name + " CHARACTER SET latin1");
        JdbcTokenStateStore store = store(server().connections(name, ""));

        List<String> subjects = OddTexts.all().filter(text -> !text.isEmpty()).toList();
        subjects.forEach(subject -> store.open(session("s" + subjects.indexOf(subject), subject, MovableClock.START)));

        assertThat(subjects)
                .allSatisfy(subject -> assertThat(store.sessionsOf(subject))
                        .extracting(SessionState::subject)
                        .containsExactly(subject));
    }

    @Test
    default void ids_thatACollationTakesForOne_areKeptApart() throws Exception {
        JdbcTokenStateStore store = store(empty());

        assertThat(store.firstUse("abc", later())).isTrue();
        assertThat(store.firstUse("ABC", later())).isTrue();
        assertThat(store.firstUse("abc ", later())).isTrue();
        assertThat(store.firstUse("\u00e4bc", later())).isTrue();
        assertThat(store.firstUse("abc", later())).isFalse();
    }

    @Test
    default void check_driverThatSendsLessThanAllCharacters_saysWhichSetting() throws Exception {
        JdbcTokenStateStore store =
                JdbcTokenStateStore.of(server().byMySqlsDriver(emptyDatabase(), "&characterEncoding=ISO-8859-1"));

        assertThatIllegalStateException().isThrownBy(store::check).withMessageContaining("characterEncoding");
    }

    @Test
    default void check_driverThatCountsChangedRows_saysWhichSetting() throws Exception {
        DataSource source = server().byMySqlsDriver(emptyDatabase(), "&useAffectedRows=true");

        assertThatIllegalStateException()
                .isThrownBy(JdbcTokenStateStore.of(source)::check)
                .withMessageContaining("useAffectedRows");
    }

    /** Gaps are not locked then. */
    @Test
    default void transactions_always_readWhatIsCommittedAndLeaveTheConnectionAsItWas() throws Exception {
        DataSource plain = empty();
        List<Long> within = new ArrayList<>();
        List<Integer> afterwards = new ArrayList<>();
        JdbcTokenStateStore store = store(Tampered.connections(plain, new Tampered.Tampering() {
            @Override
            public void before(Connection connection, String method) throws SQLException {
                if (method.equals("commit")) {
                    within.add(used(connection));
                    Sql.run(plain, "INSERT INTO ostiary_used (id_hash, expires_at) VALUES (" + within.size() + ", 0)");
                    within.add(used(connection));
                }
                if (method.equals("close")) {
                    afterwards.add(connection.getTransactionIsolation());
                }
            }
        }));
        within.clear();
        Sql.run(plain, "DELETE FROM ostiary_used");

        store.end("s", later());

        assertThat(within).containsExactly(0L, 1L);
        assertThat(afterwards).containsOnly(Connection.TRANSACTION_REPEATABLE_READ);
    }

    private static long used(Connection connection) throws SQLException {
        return Long.parseLong(text(connection, "SELECT COUNT(*) FROM ostiary_used"));
    }

    /** The driver says 40001 or HY000, and the server has taken back one statement alone: what came before it is taken back all the same. */
    @Test
    default void end_thatWaitsTooLongForALock_leavesNothingHalfDone() throws Exception {
        String name = emptyDatabase();
        DataSource plain = server().connections(name, "");
        JdbcTokenStateStore good = store(plain);
        good.end("s", later());
        good.open(session("s", "u", MovableClock.START));
        JdbcTokenStateStore impatient = JdbcTokenStateStore.builder(
                        server().connections(name, "&sessionVariables=innodb_lock_wait_timeout=1"))
                .clock(new MovableClock())
                .timeout(Duration.ofSeconds(2))
                .build();

        try (Connection other = plain.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE ostiary_revocation SET kind = kind");
            statement.execute("SELECT * FROM ostiary_revocation FOR UPDATE");
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> impatient.end("s", later()))
                    .withMessageContaining("1205");
        }

        assertThat(good.session("s")).isPresent();
    }

    /** Each driver has an SQLSTATE of its own for it, and one has none. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void end_thatTakesLongerThanTheTimeout_isAnOutageAndLeavesNothingHalfDone(boolean mySqlsDriver)
            throws Exception {
        String name = emptyDatabase();
        DataSource plain = server().connections(name, "");
        JdbcTokenStateStore good = store(plain);
        good.end("s", later());
        good.open(session("s", "u", MovableClock.START));
        DataSource source = mySqlsDriver ? server().byMySqlsDriver(name, "") : plain;
        JdbcTokenStateStore store = JdbcTokenStateStore.builder(source)
                .clock(new MovableClock())
                .timeout(Duration.ofSeconds(1))
                .build();

        try (Connection other = plain.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM ostiary_revocation FOR UPDATE");
            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.end("s", later()));
        }

        assertThat(good.session("s")).isPresent();
    }

    /** Of a batch that a driver sends in one piece it does not know which rows were found. */
    @ParameterizedTest
    @ValueSource(strings = {"&rewriteBatchedStatements=true", "&rewriteBatchedStatements=true&useServerPrepStmts=true"})
    default void batches_inOnePieceByMySqlsDriver_countAllTheSame(String settings) throws Exception {
        assertBatchesCount(server().byMySqlsDriver(emptyDatabase(), settings));
    }

    static void assertBatchesCount(DataSource source) {
        JdbcTokenStateStore store = store(source);
        Map<String, TokenCopy> first = IntStream.range(0, 9)
                .mapToObj(i -> session("s" + i, "u", MovableClock.START))
                .collect(Collectors.toMap(SessionState::id, each -> TokenCopy.first(each.currentToken())));
        first.keySet().forEach(id -> store.open(session(id, "u", MovableClock.START)));
        Map<String, TokenCopy> others = first.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> TokenCopy.again(each.getValue().token(), TokenCopy.APART.plusSeconds(1))));

        assertThat(store.confirm(first)).isEmpty();
        assertThat(store.confirm(first)).isEmpty();
        assertThat(store.confirm(others)).isEqualTo(first.keySet());
        assertThat(store.endAll("u", later(), ofSubject("u", MovableClock.START, later())))
                .isEqualTo(first.keySet());
        assertThat(first.keySet())
                .allSatisfy(id -> assertThat(store.revocationsOf(Set.of(tokensOfSession(id))))
                        .hasSize(1));
    }

    /** Old releases of MySQL pass over a reference that stands at a column. */
    @Test
    default void grant_whoseSessionEnds_goesWithIt() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore store = store(source);
        store.providerGrants().open(session("s", "u", MovableClock.START), Grants.of("sub", "sid", MovableClock.START));
        assertThat(Sql.number(source, "SELECT COUNT(*) FROM ostiary_grant")).isEqualTo(1);

        store.end("s", later());

        assertThat(Sql.number(source, "SELECT COUNT(*) FROM ostiary_grant")).isZero();
    }

    @Test
    default void dialect_throughEitherDriver_isThatOfTheServer() throws Exception {
        String name = emptyDatabase();
        try (Connection own = server().connections(name, "").getConnection();
                Connection mySqls = server().byMySqlsDriver(name, "").getConnection()) {
            assertThat(Dialects.of(own).product()).isEqualTo(dialect().product());
            assertThat(Dialects.of(mySqls).product()).isEqualTo(dialect().product());
        }
    }

    /** Who may only read and write rows need not be able to make tables. */
    @Test
    default void calls_byAUserWhoMayNotMakeTables_goWell() throws Exception {
        String name = emptyDatabase();
        store(server().connections(name, ""));
        Sql.run(server().connections("mysql", ""), "CREATE USER rows_" + name + "@'%'");
        Sql.run(
                server().connections("mysql", ""),
                "GRANT SELECT, INSERT, UPDATE, DELETE ON " + name + ".* TO rows_" + name + "@'%'");

        JdbcTokenStateStore store = store(server().of("rows_" + name, name));
        store.open(session("s", "u", MovableClock.START));

        assertThat(store.endAll("u", later(), ofSubject("u", MovableClock.START, later())))
                .containsExactly("s");
    }

    /** As the tests' servers are set, for speed. */
    @Test
    default void standing_ofAServerThatWritesLater_warns() throws Exception {
        assertThat(JdbcStanding.of(empty(), "ostiary_", InstantSource.system()).warnings())
                .singleElement()
                .asString()
                .contains("innodb_flush_log_at_trx_commit");
    }

    /** As the server counts what it was asked, its own count included. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void rotate_currentToken_isOneRoundTripAndAnyOtherTwo(boolean mySqlsDriver) throws Exception {
        String name = emptyDatabase();
        DataSource source = mySqlsDriver ? server().byMySqlsDriver(name, "") : server().connections(name, "");
        SessionState session = session("s", "u", MovableClock.START);
        try (Connection connection = source.getConnection()) {
            JdbcTokenStateStore store = store(Tampered.always(connection));
            store.open(session);
            long before = questions(connection);

            store.rotate("s", "u", TokenCopy.first(session.currentToken()), successor("t1", MovableClock.START));
            long won = questions(connection);
            store.rotate("s", "u", TokenCopy.first(session.currentToken()), successor("t2", MovableClock.START));
            long lost = questions(connection);

            assertThat(won - before).isEqualTo(1 + 1);
            assertThat(lost - won).isEqualTo(2 + 1);
        }
    }

    private static long questions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
