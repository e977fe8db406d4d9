package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenCopy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class H2SchemaTest
        implements SchemaContract,
                UpgradeContract,
                StandingContract,
                RoundTripsContract,
                StoreTimeContract,
                GrantRaceContract,
                DumpContract {
    private static final Instant NOW = MovableClock.START;

    @Override
    public Dialect dialect() {
        return new H2Dialect();
    }

    static IntStream versions() {
        return StoreDump.versions();
    }

    @Override
    public DataSource empty() {
        return H2.inMemory().dataSource();
    }

    /** Texts compare without case there, wherever a column is compared. */
    @Test
    void ids_inADatabaseThatIgnoresCase_areKeptApart() {
        JdbcTokenStateStore store = JdbcTokenStateStore.builder(
                        H2.inMemory("IGNORECASE=TRUE").dataSource())
                .clock(new MovableClock())
                .build();
        SessionState session = session("s", "u", NOW);
        store.open(session);

        assertThat(store.firstUse("a", NOW.plusSeconds(60))).isTrue();
        assertThat(store.firstUse("A", NOW.plusSeconds(60))).isTrue();
        assertThat(store.session("S")).isEmpty();
        assertThat(store.sessionsOf("U")).isEmpty();
    }

    /** H2 shows in its message what does not fit into a column. */
    @Test
    void exception_whoseCauseWouldShowAValue_doesNotShowIt() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore store =
                JdbcTokenStateStore.builder(source).clock(new MovableClock()).build();
        store.check();
        Sql.run(source, "ALTER TABLE ostiary_session ALTER COLUMN subject SET DATA TYPE VARCHAR(3)");

        Throwable thrown = catchThrowable(() -> store.open(session("s", "secretSubject", NOW)));

        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(thrown).isInstanceOf(StoreUnavailableException.class).hasMessageContaining("SQLSTATE 22001");
        assertThat(trace.toString()).doesNotContain("secretSubject");
    }

    /** Between the statement that changes nothing and the one that reads why, another node has come. */
    @Test
    void rotate_aTokenThatBecomesTheCurrentOneInBetween_isRotated() {
        DataSource source = empty();
        JdbcTokenStateStore other =
                JdbcTokenStateStore.builder(source).clock(new MovableClock()).build();
        SessionState session = session("s", "u", NOW);
        other.open(session);
        AtomicInteger statements = new AtomicInteger();
        DataSource slow = Tampered.connections(source, new Tampered.Tampering() {
            @Override
            public void before(Connection connection, String method) {
                if (method.equals("prepareStatement") && statements.incrementAndGet() == 2) {
                    other.rotate("s", "u", TokenCopy.first(session.currentToken()), successor("t1", NOW));
                }
            }
        });
        JdbcTokenStateStore store =
                JdbcTokenStateStore.builder(slow).clock(new MovableClock()).build();
        store.check();
        statements.set(0);

        assertThat(store.rotate("s", "u", TokenCopy.first("t1"), successor("t2", NOW)))
                .isEqualTo(new Rotation.Rotated());
        assertThat(statements).hasValue(3);
    }

    @Test
    void rotate_aRowThatNobodyHasWritten_isAnOutage() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore store =
                JdbcTokenStateStore.builder(source).clock(new MovableClock()).build();
        store.open(session("s", "u", NOW));
        Sql.run(source, "UPDATE ostiary_session SET superseded = 'nonsense'");

        assertThat(catchThrowable(() -> store.rotate("s", "u", TokenCopy.first("earlier"), successor("next", NOW))))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(store.session("s")).isPresent();
        Sql.run(source, "UPDATE ostiary_session SET label = '\\nonsense'");
        assertThat(catchThrowable(() -> store.session("s"))).isInstanceOf(StoreUnavailableException.class);
    }
}
