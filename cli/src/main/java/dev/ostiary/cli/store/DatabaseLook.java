package dev.ostiary.cli.store;

import dev.ostiary.cli.console.Finding;
import dev.ostiary.store.jdbc.JdbcStanding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Looks at a database.
 *
 * @param source of connections
 * @param tablePrefix of the tables
 * @param clock this machine's
 */
record DatabaseLook(DataSource source, String tablePrefix, InstantSource clock) implements StoreLook {
    @Override
    public List<Finding> findings() {
        JdbcStanding standing = JdbcStanding.of(source, tablePrefix, clock);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("kind", standing.product() + " " + standing.serverVersion()));
        findings.add(tables(standing));
        findings.add(StoreLook.clock(standing.clockDifference()));
        findings.add(
                standing.pooler()
                        ? Finding.ok("pooler", "one stands between; the store prepares no statement at the server")
                        : Finding.ok("pooler", "none was seen"));
        standing.warnings().forEach(warning -> findings.add(Finding.warning("server", warning)));
        return findings;
    }

    private static Finding tables(JdbcStanding standing) {
        if (standing.tablesVersion() == 0) {
            return Finding.warning(
                    "tables",
                    "none of version " + standing.neededVersion()
                            + " yet: the first call makes them, if its user may; else run the statements of"
                            + " docs/stores.md");
        }
        if (!standing.missing().isEmpty()) {
            return Finding.bad("tables", "not there, or not to be read: " + String.join(", ", standing.missing()));
        }
        return versions(standing);
    }

    private static Finding versions(JdbcStanding standing) {
        if (standing.tablesVersion() > standing.neededVersion()) {
            return Finding.bad(
                    "tables",
                    "of version " + standing.tablesVersion() + ", and this release works with version "
                            + standing.neededVersion()
                            + ": run the release that made them, or give another tablePrefix");
        }
        return standing.tablesVersion() == standing.neededVersion()
                ? Finding.ok("tables", "of version " + standing.tablesVersion() + ", all there")
                : Finding.warning(
                        "tables",
                        "of version " + standing.tablesVersion() + ": the first call brings them to version "
                                + standing.neededVersion()
                                + ", if its user may; else run the statements of docs/stores.md");
    }
}
