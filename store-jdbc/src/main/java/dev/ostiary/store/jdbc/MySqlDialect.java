package dev.ostiary.store.jdbc;

/** MySQL. */
final class MySqlDialect implements MySqlKind {
    static final String PRODUCT = "MySQL";

    /** It has {@code SKIP LOCKED}. */
    private static final ServerVersion OLDEST = new ServerVersion(8, 0);

    MySqlDialect(ServerVersion version) {
        version.requireAtLeast(PRODUCT, OLDEST);
    }

    @Override
    public String product() {
        return PRODUCT;
    }
}
