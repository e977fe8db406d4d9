package dev.ostiary.containers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;

/** H2 in a file, behind a port of its own that can be closed. */
final class H2Server {
    private final Path directory;
    private Server server;

    H2Server(Path directory) throws SQLException {
        this.directory = directory;
        this.server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    }

    JdbcDataSource connections() {
        return of("jdbc:h2:tcp://localhost:" + server.getPort() + "/" + file());
    }

    /** First nobody gets in any more, then the database ends and gives its file back. */
    void kill() throws SQLException {
        server.stop();
        try (Connection connection = of("jdbc:h2:file:" + file()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    void start() throws SQLException {
        server = Server.createTcpServer("-tcpPort", Integer.toString(server.getPort()), "-ifNotExists")
                .start();
    }

    private String file() {
        return directory.resolve("sessions") + ";DB_CLOSE_DELAY=-1";
    }

    private static JdbcDataSource of(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        source.setPassword("");
        return source;
    }
}
