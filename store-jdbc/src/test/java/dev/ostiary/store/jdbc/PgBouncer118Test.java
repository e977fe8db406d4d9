package dev.ostiary.store.jdbc;

@NeedsServer("pgbouncer-1.18")
class PgBouncer118Test extends PgBouncerContract {
    @Override
    String name() {
        return "pgbouncer-1.18";
    }

    /** It has no such thing. */
    @Override
    String[] withoutTracking() {
        return new String[0];
    }
}
