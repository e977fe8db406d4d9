package dev.ostiary.store.jdbc;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is once a session was recorded, by one statement. Immutable.
 *
 * @param revocations of the names that were asked for
 * @param sessions how many the subject has
 */
record AfterOpening(List<Revocation> revocations, int sessions) {
    /** No revocation is of that kind. */
    private static final String COUNTED = "SESSIONS";

    AfterOpening {
        revocations = List.copyOf(revocations);
    }

    /** @param names at least one */
    static AfterOpening look(Statements statements, Collection<Name> names, String subject) throws SQLException {
        List<Row> rows = statements.query(
                "SELECT '" + COUNTED + "', '', COUNT(*), 0" + SessionTable.OF_SUBJECT + " UNION ALL "
                        + RevocationTable.named(names),
                Row::read,
                Stream.concat(Stream.of(Stored.hash(subject)), names.stream().map(Stored::hash))
                        .toArray());
        return new AfterOpening(
                rows.stream().flatMap(row -> row.revocation().stream()).toList(),
                rows.stream().mapToInt(Row::sessions).sum());
    }

    private record Row(Optional<Revocation> revocation, int sessions) {
        static Row read(ResultSet row) throws SQLException {
            return row.getString(1).equals(COUNTED)
                    ? new Row(Optional.empty(), row.getInt(3))
                    : new Row(Optional.of(RevocationTable.read(row)), 0);
        }
    }
}
