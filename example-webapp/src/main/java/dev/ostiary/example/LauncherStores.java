package dev.ostiary.example;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;

/**
 * Opens the databases that {@code --store} can name, for the filter's setting {@code session-store}: a service, found by
 * {@code META-INF/services}, as that for Redis is. An application in a container names a {@code DataSource} of the container
 * instead.
 */
public final class LauncherStores implements TokenStateStoreProvider {
    private static final int CONNECTIONS = 8;
    private static final int PATIENCE_MILLIS = 2_000;

    /** Called by the service loader. */
    public LauncherStores() {}

    @Override
    public boolean knows(String location) {
        return location.startsWith("jdbc:h2:") || location.startsWith("jdbc:postgresql:");
    }

    /** Asks the database at once, so that a wrong address is told at start. The pool lives as long as this process. */
    @Override
    public TokenStateStore open(String url) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setDriverClassName(url.startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.postgresql.Driver");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.setInitializationFailTimeout(-1);
        JdbcTokenStateStore store = JdbcTokenStateStore.of(new HikariDataSource(pool));
        store.check();
        return store;
    }
}
