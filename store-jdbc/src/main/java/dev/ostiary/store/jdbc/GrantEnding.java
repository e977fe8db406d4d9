package dev.ostiary.store.jdbc;

import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.StoreLimits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ends the sessions that a provider names. Thread-safe. */
final class GrantEnding {
    /** Each further one ends what was being recorded at the very moment of the one before. */
    private static final int ROUNDS = 3;

    private final Database database;
    private final SessionTable sessions;
    private final RevocationTable revocations;

    /** @param column what is compared with the name's id */
    private record Named(Name name, String column, Instant upTo) {
        /** Sessions that are there. */
        String begun() {
            return " FROM #session WHERE id_hash IN (SELECT id_hash FROM #grant WHERE " + column
                    + " = ? AND issued_at <= ?) AND expires_at > STORE_TIME";
        }

        Object[] values() {
            return new Object[] {name.id(), Stored.time(StoreLimits.thatSecond(upTo))};
        }
    }

    GrantEnding(Database database, SessionTable sessions, RevocationTable revocations) {
        this.database = database;
        this.sessions = sessions;
        this.revocations = revocations;
    }

    Set<String> ofSid(String key, Instant upTo, Instant until) {
        return ended(new Named(Name.ofProviderSession(key), "sid_hash", upTo), until);
    }

    Set<String> ofSubject(String key, Instant upTo, Instant until) {
        return ended(new Named(Name.ofProviderSubject(key), "subject_hash", upTo), until);
    }

    private Set<String> ended(Named named, Instant until) {
        Set<String> ended = new HashSet<>();
        for (int round = 0; round == 0 || (round < ROUNDS && isBegun(named)); round++) {
            ended.addAll(endedAtOnce(named, until));
        }
        return Set.copyOf(ended);
    }

    private boolean isBegun(Named named) {
        return database.each(statements -> statements.exists("SELECT 1" + named.begun(), named.values()));
    }

    private List<String> endedAtOnce(Named named, Instant until) {
        return revocations.recorded((statements, now, made) -> {
            List<String> ids = locked(statements, named);
            sessions.delete(statements, ids);
            ids.forEach(id -> made.add(new Revocation(Name.ofSession(id), now, until)));
            made.add(new Revocation(named.name(), named.upTo(), now.plus(ProviderGrants.ENDED_FOR)));
            return ids;
        });
    }

    /** Nobody changes these until the transaction's end. In one order everywhere, so that no two wait for each other. */
    private static List<String> locked(Statements statements, Named named) throws SQLException {
        return statements.query(
                "SELECT id" + named.begun() + " ORDER BY id_hash FOR UPDATE",
                row -> Stored.unescaped(row.getString(1)),
                named.values());
    }
}
