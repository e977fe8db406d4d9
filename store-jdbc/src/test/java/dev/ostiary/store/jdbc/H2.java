package dev.ostiary.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** H2 within this process. */
final class H2 {
    private final String url;
    private JdbcConnectionPool pool;

    private H2(String url) {
        this.url = url;
        this.pool = pool();
    }

    /** In memory alone: gone when it is shut down. */
    static H2 inMemory() {
        return new H2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** In memory, with further settings of H2. */
    static H2 inMemory(String settings) {
        return new H2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;" + settings);
    }

    /** In a file of a directory. */
    static H2 inFile(Path directory) {
        return new H2("jdbc:h2:file:" + directory.resolve(UUID.randomUUID().toString()) + ";DB_CLOSE_DELAY=-1");
    }

    private JdbcConnectionPool pool() {
        JdbcConnectionPool connections = JdbcConnectionPool.create(url, "sa", "");
        connections.setMaxConnections(32);
        return connections;
    }

    DataSource dataSource() {
        return pool;
    }

    /** Writes everything down and ends; the next connection starts it again. */
    void restart() throws SQLException {
        shutDown();
        pool = pool();
    }

    void shutDown() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }
}
