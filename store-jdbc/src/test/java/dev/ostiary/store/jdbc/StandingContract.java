package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is told of a database. */
interface StandingContract {
    /** Without any table of ours. */
    DataSource empty() throws Exception;

    /** What it speaks. */
    Dialect dialect();

    private static JdbcStanding standing(DataSource source) {
        return JdbcStanding.of(source, "ostiary_", InstantSource.system());
    }

    @Test
    default void standing_withoutTables_saysWhichAreMissingAndMakesNone() throws Exception {
        DataSource source = empty();

        JdbcStanding standing = standing(source);

        assertThat(standing.product()).isEqualTo(dialect().product());
        assertThat(standing.serverVersion()).isNotEmpty();
        assertThat(standing.tablesVersion()).isZero();
        assertThat(standing.missing()).hasSize(7).contains("ostiary_session", "ostiary_grant");
        assertThat(standing(source).missing()).hasSize(7);
        assertThat(standing.pooler()).isFalse();
    }

    @Test
    default void standing_withTables_saysTheirVersionAndWhichOneIsMissing() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore.of(source).check();
        Sql.run(source, "DROP TABLE ostiary_api_key");

        JdbcStanding standing = standing(source);

        assertThat(standing.tablesVersion()).isEqualTo(Schema.VERSION);
        assertThat(standing.missing()).containsExactly("ostiary_api_key");
    }

    @Test
    default void standing_ofANodeWhoseClockIsWrong_saysByHowMuch() throws Exception {
        Duration wrong = Duration.ofDays(-40);

        JdbcStanding standing = JdbcStanding.of(
                empty(), "ostiary_", () -> InstantSource.system().instant().plus(wrong));

        assertThat(standing.clockDifference()).isBetween(Duration.ofDays(39), Duration.ofDays(41));
    }

    @Test
    default void standing_ofADatabaseThatIsDown_isAnOutage() throws Exception {
        DataSource down = Tampered.prepared(empty(), connection -> {
            connection.close();
            throw new SQLException("Connection refused", "08001");
        });

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> standing(down));
    }
}
