package dev.ostiary.store.jdbc;

/** MariaDB, through its own driver or MySQL's. */
final class MariaDbDialect implements MySqlKind {
    static final String PRODUCT = "MariaDB";

    /** It has {@code SKIP LOCKED}. */
    private static final ServerVersion OLDEST = new ServerVersion(10, 6);

    MariaDbDialect(ServerVersion version) {
        version.requireAtLeast(PRODUCT, OLDEST);
    }

    @Override
    public String product() {
        return PRODUCT;
    }
}
