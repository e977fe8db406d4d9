package dev.ostiary.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Connections as applications have them. */
final class Pool {
    private Pool() {}

    /** Keeps connections, and gives broken ones up. */
    static HikariDataSource of(DataSource source) {
        return of(source, "TRANSACTION_READ_COMMITTED");
    }

    /** @param isolation of its connections; {@code null}: as the driver has it */
    static HikariDataSource of(DataSource source, String isolation) {
        HikariConfig config = new HikariConfig();
        config.setTransactionIsolation(isolation);
        config.setDataSource(source);
        config.setMaximumPoolSize(16);
        config.setConnectionTimeout(15_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
