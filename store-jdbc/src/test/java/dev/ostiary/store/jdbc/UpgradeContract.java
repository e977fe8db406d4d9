package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.Grants;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Race;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How tables of an earlier version become those of this one, where there was such a version. */
interface UpgradeContract {
    /** Without any table of ours. */
    DataSource empty() throws Exception;

    @Test
    default void check_tablesOfVersionOne_getWhatIsMissing() throws Exception {
        DataSource source = empty();
        madeByVersionOne(source);

        Race.of(8, number -> () -> {
            SchemaContract.store(source).check();
            return true;
        });

        assertThat(Sql.number(source, "SELECT version FROM ostiary_schema")).isEqualTo(Schema.VERSION);
        assertGrantsGoWell(source);
    }

    /** Of sessions that were opened before, too. */
    @Test
    default void check_tablesOfVersionOneUpgradedByHand_fit() throws Exception {
        DataSource source = empty();
        madeByVersionOne(source);
        String upgrade = SchemaContract.runGuide(source, "schema-3");

        SchemaContract.store(source).check();

        assertThat(upgrade.replaceAll("\\s+", " "))
                .contains(SchemaContract.inTheGuide(Schema.GRANTS))
                .contains(SchemaContract.inTheGuide(List.of(Schema.ARRIVED_AT)));
        assertGrantsGoWell(source);
    }

    /** As the version before has left them, with a session. */
    static void madeByVersionOne(DataSource source) throws Exception {
        SchemaContract.store(source).open(session("before", "u", MovableClock.START));
        Sql.run(source, "DROP TABLE ostiary_grant");
        Sql.run(source, "ALTER TABLE ostiary_session DROP COLUMN arrived_at");
        Sql.run(source, "UPDATE ostiary_schema SET version = 1");
    }

    /** As that version has left them, with a session that has a grant. */
    static void madeByVersionTwo(DataSource source) throws Exception {
        SchemaContract.store(source)
                .providerGrants()
                .open(session("before", "u", MovableClock.START), Grants.largest(MovableClock.START));
        Sql.run(source, "ALTER TABLE ostiary_session DROP COLUMN arrived_at");
        Sql.run(source, "UPDATE ostiary_schema SET version = 2");
    }

    private static void assertGrantsGoWell(DataSource source) {
        JdbcTokenStateStore store = SchemaContract.store(source);
        assertThat(store.session("before")).isPresent();
        assertThat(store.providerGrants().of("before")).isEmpty();
        store.providerGrants().open(session("s", "u", MovableClock.START), Grants.largest(MovableClock.START));
        assertThat(store.providerGrants().of("s")).isPresent();
    }
}
