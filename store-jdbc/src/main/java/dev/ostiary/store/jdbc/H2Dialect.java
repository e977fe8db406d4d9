package dev.ostiary.store.jdbc;

import java.util.List;

/** H2, in this process. */
final class H2Dialect implements Dialect {
    static final String PRODUCT = "H2";

    @Override
    public String product() {
        return PRODUCT;
    }

    @Override
    public String databaseTime() {
        return Tables.STANDARD_TIME;
    }

    @Override
    public List<String> tables() {
        return Schema.DDL;
    }
}
