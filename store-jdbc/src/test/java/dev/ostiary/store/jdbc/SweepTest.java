package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.oneTime;
import static dev.ostiary.store.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.Grants;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Samples;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tables stay small however long the application runs, and nothing goes before its time. */
class SweepTest {
    private final H2 database = H2.inMemory();
    private final MovableClock clock = new MovableClock();
    private final JdbcTokenStateStore store =
            JdbcTokenStateStore.builder(database.dataSource()).clock(clock).build();

    @AfterEach
    void shutDown() throws Exception {
        database.shutDown();
    }

    private long rows(String table) throws Exception {
        return Sql.number(database.dataSource(), "SELECT COUNT(*) FROM ostiary_" + table);
    }

    @Test
    void add_aThousandThatExpire_leavesTheTablesSmall() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            Instant now = clock.instant();
            store.providerGrants()
                    .open(
                            session("s" + i, "u", now.minus(Samples.SESSION).plusSeconds(60)),
                            Grants.of("sub", "sid", now));
            store.registerOneTime(oneTime("o" + i, now.plusSeconds(60)));
            store.firstUse("f" + i, now.plusSeconds(60));
            store.revoke(ofToken("t" + i, now.plusSeconds(60)));
            clock.advance(Duration.ofMinutes(30));
        }

        for (String table :
                Stream.of("session", "grant", "one_time", "used", "revocation").toList()) {
            assertThat(rows(table)).as(table).isLessThan(2L * Sweeper.EVERY);
        }
    }

    /** A node whose clock is behind still needs what has expired. */
    @Test
    void add_withinADayAfterTheExpiry_removesNothing() throws Exception {
        store.firstUse("early", clock.instant().plusSeconds(60));
        clock.advance(Duration.ofDays(1).plusSeconds(60).minusMillis(1));
        for (int i = 0; i < Sweeper.EVERY; i++) {
            store.firstUse("f" + i, clock.instant().plusSeconds(600));
        }
        assertThat(rows("used")).isEqualTo(Sweeper.EVERY + 1);

        clock.advance(Duration.ofMillis(1));
        for (int i = 0; i < Sweeper.EVERY; i++) {
            store.firstUse("g" + i, clock.instant().plusSeconds(600));
        }
        assertThat(rows("used")).isEqualTo(2 * Sweeper.EVERY);
    }

    /** After a burst, what comes later removes several times as much as it adds. */
    @Test
    void add_afterABurst_shrinksFast() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            store.firstUse("f" + i, clock.instant().plusSeconds(60));
        }
        clock.advance(Duration.ofDays(2));
        for (int i = 0; i < 5 * Sweeper.EVERY; i++) {
            store.firstUse("g" + i, clock.instant().plusSeconds(60));
        }

        assertThat(rows("used")).isLessThan(6L * Sweeper.EVERY);
    }

    /** As another node locks the rows that it is removing. */
    @Test
    void add_whileAnotherNodeHoldsAnExpiredRow_removesTheOthers() throws Exception {
        for (int i = 0; i < 10; i++) {
            store.firstUse("f" + i, clock.instant().plusSeconds(60));
        }
        clock.advance(Duration.ofDays(2));
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT 1 FROM ostiary_used WHERE id_hash = '" + Stored.hash("f0") + "' FOR UPDATE");
            for (int i = 0; i < Sweeper.EVERY; i++) {
                store.firstUse("g" + i, clock.instant().plusSeconds(600));
            }
            other.rollback();
        }

        assertThat(rows("used")).isEqualTo(1 + Sweeper.EVERY);
    }
}
