package dev.ostiary.store.jdbc;

import dev.ostiary.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sees to it that a revocation becomes visible soon after the time that its row bears.
 *
 * <p>Rows bear the database's time at the beginning of their transaction, and transactions become visible in another order. Followers
 * therefore look back over {@link #OVERLAP} each time. A transaction that took more than half of that is too late to rely on it: its rows are
 * given a new time, in a statement of its own, until that was fast. Time is measured here without clocks, from before the first statement
 * until the database has confirmed the end, so that what is measured is never shorter than what counts. Thread-safe.
 */
final class RevocationRecorder {
    /** How far followers look back. The other half of it is for a database whose clock is set back. */
    static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final int ROUNDS = 3;

    private final Database database;
    private final LongSupplier nanos;

    RevocationRecorder(Database database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
    }

    /** Runs a transaction, and says afterwards which rows it has written. */
    <T> T recorded(Database.Work<T> work, Supplier<List<String>> hashes) {
        AtomicLong start = new AtomicLong();
        T result = database.together(timed(work, start));
        for (int round = 0; isLate(start); round++) {
            if (round == ROUNDS) {
                throw new StoreUnavailableException(
                        "the database takes longer to end a transaction than followers of revocations look back");
            }
            database.each(timed(statements -> stamp(statements, hashes.get()), start));
        }
        return result;
    }

    private <T> Database.Work<T> timed(Database.Work<T> work, AtomicLong start) {
        return statements -> {
            start.set(nanos.getAsLong());
            return work.run(statements);
        };
    }

    private boolean isLate(AtomicLong start) {
        return nanos.getAsLong() - start.get() > OVERLAP.toNanos() / 2;
    }

    private static int[] stamp(Statements statements, List<String> hashes) throws SQLException {
        return statements.batch(
                "UPDATE #revocation SET recorded_at = DATABASE_TIME WHERE id_hash = ?",
                hashes.stream().map(hash -> new Object[] {hash}).toList());
    }
}
