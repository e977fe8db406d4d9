package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.StoreUnavailableException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

    /** A pool's own exception tells nothing: what the driver said stands behind it. */
    @Test
    void whileConnecting_faultOfAPool_tellsTheDriversStateAndTheNetworksWords() {
        SQLException driver = new SQLException("planted", "08001", 7, new ConnectException("Connection refused"));
        SQLException pool = new SQLTransientConnectionException("planted", null, 0, driver);

        assertThat(Faults.whileConnecting(pool))
                .hasMessage("the database cannot be reached (SQLTransientConnectionException, SQLSTATE null, code 0,"
                        + " because of SQLException, SQLSTATE 08001, code 7,"
                        + " because of ConnectException: Connection refused)");
    }

    /** What the platform says where there is no driver for a URL. */
    @Test
    void whileConnecting_messageThatShowsTheUrl_goesNoFurther() {
        SQLException fault = new SQLException("No suitable driver found for jdbc:x:y;PASSWORD=planted", "08001");

        StoreUnavailableException outage = Faults.whileConnecting(fault);

        assertThat(outage).hasMessageContaining("SQLSTATE 08001").hasNoCause();
        assertThat(outage.getMessage()).doesNotContain("planted");
    }

    @Test
    void ofThePool_messageThatShowsTheUrl_goesNoFurther() {
        RuntimeException fault = new IllegalStateException("jdbcUrl=jdbc:x:y;PASSWORD=planted");

        StoreUnavailableException outage = Faults.ofThePool(fault);

        assertThat(outage)
                .hasMessage("the data source failed (IllegalStateException)")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "23505, 0, true, true",
        "23000, 1062, true, true",
        "23000, 1452, false, false",
        "40001, 0, false, true",
        "40001, 1205, false, true",
        "HY000, 1205, false, true",
        "HY000, 1020, false, true",
        "HY000, 1290, false, false",
        "70100, 1969, false, false",
        ", 0, false, false"
    })
    void faults_ofAnyDatabase_areToldApart(String state, int code, boolean duplicate, boolean conflict) {
        SQLException fault = new SQLException("planted", state, code);

        assertThat(Faults.isDuplicate(fault)).isEqualTo(duplicate);
        assertThat(Faults.isConflict(fault)).isEqualTo(conflict);
    }

    @ParameterizedTest
    @CsvSource({"42501, 0, true", "42000, 1142, true", "42000, 1064, false", ", 0, false"})
    void isForbidden_ofAnyDatabase_isTheRightAlone(String state, int code, boolean forbidden) {
        assertThat(Faults.isForbidden(new SQLException("planted", state, code))).isEqualTo(forbidden);
    }
}
