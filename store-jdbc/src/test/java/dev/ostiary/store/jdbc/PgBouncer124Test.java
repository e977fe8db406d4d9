package dev.ostiary.store.jdbc;

@NeedsServer("pgbouncer-1.24")
class PgBouncer124Test extends PgBouncerContract {
    @Override
    String name() {
        return "pgbouncer-1.24";
    }
}
