package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@NeedsServer("mariadb-10.11")
class MariaDb1011SchemaTest extends MySqlSchemaContract {
    @Override
    String name() {
        return "mariadb-10.11";
    }

    @Override
    public Dialect dialect() {
        return new MariaDbDialect(new ServerVersion(99, 0));
    }

    /** Its own driver in one piece, with parameters of their own kind. */
    @Test
    void batches_inOnePieceByItsOwnDriver_countAllTheSame() throws Exception {
        MySqlTrapsContract.assertBatchesCount(server().byMariaDbsDriver(emptyDatabase(), "&useBulkStmts=true"));
    }

    @Test
    void check_itsOwnDriverThatCountsChangedRows_saysWhichSetting() throws Exception {
        DataSource source = server().byMariaDbsDriver(emptyDatabase(), "&useAffectedRows=true");

        assertThatIllegalStateException()
                .isThrownBy(JdbcTokenStateStore.of(source)::check)
                .withMessageContaining("useAffectedRows");
    }
}
