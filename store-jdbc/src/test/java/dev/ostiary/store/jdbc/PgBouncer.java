package dev.ostiary.store.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PgBouncer on loopback before a PostgreSQL, with fewer connections to it than it takes. */
final class PgBouncer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Path directory;
    private final int port;
    private final Process process;

    /** @param settings further lines of its configuration */
    PgBouncer(String name, Path directory, PostgresServer server, String poolMode, String... settings)
            throws Exception {
        this.directory = directory;
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = directory.resolve("pgbouncer.ini");
        Files.writeString(file, configuration(server, poolMode, settings));
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // it refuses to be root
            arguments.addAll(0, List.of("-u", "nobody"));
        }
        process = Unpacked.of(name).run("pgbouncer", log(), arguments);
        awaitConnections();
    }

    private String configuration(PostgresServer server, String poolMode, String... settings) {
        return "[databases]\n* = host=127.0.0.1 port=" + server.connections().getPortNumbers()[0]
                + " user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " + port
                + "\nauth_type = any\nunix_socket_dir =\npool_mode = " + poolMode
                + "\ndefault_pool_size = 2\n" + String.join("\n", settings) + "\n";
    }

    private Path log() {
        return directory.resolve("pgbouncer.log");
    }

    private void awaitConnections() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (Connection connection = connections("postgres").getConnection()) {
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("it does not start: " + Files.readString(log()), notYet);
                }
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Through it. */
    PGSimpleDataSource connections(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setUser("postgres");
        source.setDatabaseName(database);
        return source;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
    }
}
