package dev.ostiary.store.jdbc;

@NeedsServer("pgbouncer-1.26")
class PgBouncer126Test extends PgBouncerContract {
    @Override
    String name() {
        return "pgbouncer-1.26";
    }
}
