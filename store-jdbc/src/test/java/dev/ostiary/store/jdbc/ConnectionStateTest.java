package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.oneTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections go back as they came, and go back. */
class ConnectionStateTest {
    private static final Instant LATER = MovableClock.START.plusSeconds(60);

    private final H2 database = H2.inMemory();
    private final AtomicInteger out = new AtomicInteger();

    @AfterEach
    void shutDown() throws Exception {
        database.shutDown();
    }

    /** Counts those that are out, and looks at each that comes back; commits fail if told to. */
    private DataSource watched(boolean autoCommit, boolean failing) {
        DataSource counted = Tampered.connections(database.dataSource(), new Tampered.Tampering() {
            @Override
            public void before(Connection connection, String method) throws SQLException {
                if (failing && method.equals("commit")) {
                    throw new SQLException("the cable is cut", "08006");
                }
                if (method.equals("close")) {
                    out.decrementAndGet();
                    assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                    try (Statement statement = connection.createStatement()) {
                        assertThat(statement.getQueryTimeout()).isEqualTo(7);
                    }
                }
            }
        });
        return Tampered.prepared(counted, connection -> {
            out.incrementAndGet();
            connection.setAutoCommit(autoCommit);
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(7);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connection_afterEachCall_isAsItWasAndGivenBack(boolean autoCommit) {
        JdbcTokenStateStore store = JdbcTokenStateStore.builder(watched(autoCommit, false))
                .clock(new MovableClock())
                .build();

        store.revoke(ofToken("t", LATER));
        store.registerOneTime(oneTime("a", LATER));
        store.firstUse("a", LATER);
        store.firstUse("a", LATER);
        store.endAll("u", LATER, ofSubject("u", MovableClock.START, LATER));

        assertThat(store.consumeOneTime("a")).isTrue();
        assertThat(out).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connection_afterAFailure_isAsItWasAndGivenBackAndNothingHasHappened(boolean autoCommit) throws Exception {
        JdbcTokenStateStore good = JdbcTokenStateStore.builder(database.dataSource())
                .clock(new MovableClock())
                .build();
        good.check();
        JdbcTokenStateStore store = JdbcTokenStateStore.builder(watched(autoCommit, true))
                .clock(new MovableClock())
                .build();

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.revoke(ofToken("t", LATER)));

        assertThat(out).hasValue(0);
        assertThat(Sql.number(database.dataSource(), "SELECT COUNT(*) FROM ostiary_revocation"))
                .isZero();
    }

    /** As HikariCP does where it cannot begin. */
    @ParameterizedTest
    @MethodSource("faults")
    void calls_dataSourceThrowsWhatItShouldNot_areAnOutage(RuntimeException fault) {
        JdbcTokenStateStore store = JdbcTokenStateStore.of(Tampered.prepared(database.dataSource(), connection -> {
            connection.close();
            throw fault;
        }));

        EveryMethod.assertUnavailable(store);
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(store::check);
    }

    static Stream<RuntimeException> faults() {
        return Stream.of(new IllegalStateException(), new IllegalArgumentException(), new NullPointerException());
    }

    @Test
    void close_always_leavesTheDataSourceOpen() throws Exception {
        JdbcTokenStateStore.of(database.dataSource()).close();

        assertThat(Sql.number(database.dataSource(), "SELECT 1")).isEqualTo(1);
    }
}
