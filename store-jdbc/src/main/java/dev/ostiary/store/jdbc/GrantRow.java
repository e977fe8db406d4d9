package dev.ostiary.store.jdbc;

import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.StoredGrant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table of grants. Immutable.
 *
 * @param stored as it is told
 * @param leasedUntil as it stands there, whether that is past or not; 0 for no lease
 */
record GrantRow(StoredGrant stored, long leasedUntil) {
    /** Those of a row, in their order. */
    static final String COLUMNS = "g.provider, g.subject_hash, g.sid_hash, g.issued_at, g.authenticated_at, g.sealed,"
            + " g.version, g.refreshed_at, g.leased_until, g.failing_since, STORE_TIME";

    private static final String NO_SID = "";

    static GrantRow read(ResultSet row) throws SQLException {
        ProviderGrant grant = new ProviderGrant(
                Stored.unescaped(row.getString(1)),
                row.getString(2),
                Optional.of(row.getString(3)).filter(key -> !key.equals(NO_SID)),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6));
        long leased = row.getLong(9);
        return new GrantRow(
                new StoredGrant(
                        grant,
                        row.getLong(7),
                        Instant.ofEpochMilli(row.getLong(8)),
                        time(leased),
                        time(row.getLong(10)),
                        Instant.ofEpochMilli(row.getLong(11))),
                leased);
    }

    private static Optional<Instant> time(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** Provider, hashes, times and sealed text, in the order of {@link GrantTable}'s statement. */
    static Object[] values(String idHash, ProviderGrant grant) {
        return new Object[] {
            idHash,
            Stored.text(grant.provider()),
            grant.subjectKey(),
            grant.sidKey().orElse(NO_SID),
            Stored.time(grant.issuedAt()),
            Stored.time(grant.authenticatedAt()),
            grant.sealed()
        };
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "GrantRow[" + stored + "]";
    }
}
