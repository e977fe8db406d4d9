package dev.ostiary.store.jdbc;

import dev.ostiary.store.OutageCause;
import dev.ostiary.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Set;

/** What a database's fault means, by its SQLSTATE, or by its code where MariaDB and MySQL have one SQLSTATE for many faults. */
final class Faults {
    private static final String DUPLICATE = "23505";

    /** Nothing has happened, and the same may go well the next time: serialization, deadlock, H2's lock timeout and concurrent update. */
    private static final Set<String> CONFLICTS = Set.of(DUPLICATE, "40001", "40P01", "HYT00", "90131");

    /** PostgreSQL's, and H2's three, which depend on what else it finds. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    /** PostgreSQL's, and H2's of a user who is not the owner. */
    private static final Set<String> FORBIDDEN = Set.of("42501", "90096", "90040");

    /** Connection, resources, intervention of an operator: such messages tell addresses and limits, and no row. */
    private static final Set<String> CLASSES_WITHOUT_VALUES = Set.of("08", "53", "57");

    private static final String INTEGRITY = "23000";
    private static final int DUPLICATE_ENTRY = 1062;

    /**
     * Waiting for a lock took too long, a deadlock, a row that has changed since (MariaDB). The first one says 40001 in MySQL, though one
     * statement alone was taken back, and HY000 in MariaDB; so nothing but a rollback says that nothing has happened.
     */
    private static final Set<Integer> CONFLICT_CODES = Set.of(1205, 1213, 1020);

    private static final Set<String> STATES_OF_CODES = Set.of("HY000", "40001");

    /** Of MariaDB and MySQL, which say 42000 of much else: no right for a table, for a database, or for a kind of statement. */
    private static final Set<Integer> FORBIDDEN_CODES = Set.of(1142, 1044, 1227);

    private Faults() {}

    static boolean isDuplicate(SQLException fault) {
        return DUPLICATE.equals(fault.getSQLState())
                || (INTEGRITY.equals(fault.getSQLState()) && fault.getErrorCode() == DUPLICATE_ENTRY);
    }

    static boolean isConflict(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return isDuplicate(fault)
                || CONFLICTS.contains(state)
                || (STATES_OF_CODES.contains(state) && CONFLICT_CODES.contains(fault.getErrorCode()));
    }

    static boolean isMissingTable(SQLException fault) {
        return fault.getSQLState() != null && NO_TABLE.contains(fault.getSQLState());
    }

    static boolean isForbidden(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return FORBIDDEN.contains(state) || (state.equals("42000") && FORBIDDEN_CODES.contains(fault.getErrorCode()));
    }

    /** While connecting, no value has been sent that a message could show; but a message that shows the URL may show a password. */
    static StoreUnavailableException whileConnecting(SQLException fault) {
        String message = "the database cannot be reached (" + words(fault) + ")";
        return showsUrl(fault) ? new StoreUnavailableException(message) : new StoreUnavailableException(message, fault);
    }

    /** Pools are somebody else's code, and some throw this when they cannot begin. */
    static StoreUnavailableException ofThePool(RuntimeException fault) {
        String message = "the data source failed (" + words(fault) + ")";
        return showsUrl(fault) ? new StoreUnavailableException(message) : new StoreUnavailableException(message, fault);
    }

    private static boolean showsUrl(Throwable fault) {
        for (Throwable link = fault; link != null; link = link.getCause()) {
            if (String.valueOf(link.getMessage()).contains("jdbc:")) {
                return true;
            }
        }
        return false;
    }

    /** A driver may show rows in its message, so it goes along only where it cannot. */
    static StoreUnavailableException whileWorking(SQLException fault) {
        String message = "the database did not do it (" + words(fault) + ")";
        return isWithoutValues(fault)
                ? new StoreUnavailableException(message, fault)
                : new StoreUnavailableException(message);
    }

    private static boolean isWithoutValues(SQLException fault) {
        String state = fault.getSQLState();
        return state != null
                && state.length() == 5
                && CLASSES_WITHOUT_VALUES.contains(state.substring(0, 2))
                && fault.getNextException() == null;
    }

    private static String words(Throwable fault) {
        return OutageCause.words(fault, link -> link instanceof SQLException sql ? named(sql) : OutageCause.link(link));
    }

    private static String named(SQLException fault) {
        return fault.getClass().getSimpleName() + ", SQLSTATE " + fault.getSQLState() + ", code "
                + fault.getErrorCode();
    }
}
