package dev.ostiary.benchmarks.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.embedded.core.ExecutableProvider;

/** A Redis of its own on loopback: the binary that comes as an artifact, or the one that {@code OSTIARY_REDIS_SERVER} names. */
final class RedisProcess implements AutoCloseable {
    private static final Pattern SCRIPTS = Pattern.compile("cmdstat_(?:eval|evalsha):calls=(\\d+)");

    private final Process process;
    private final int port;

    private RedisProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static RedisProcess start() throws IOException {
        Path folder = Files.createTempDirectory("ostiary-redis");
        int port = freePort();
        List<String> command = List.of(
                executable(folder),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder.toString(),
                "--port",
                "" + port);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("Ready to accept connections")) {
                return new RedisProcess(process, port);
            }
        }
        throw new IOException("the Redis server does not start");
    }

    private static String executable(Path folder) throws IOException {
        String named = System.getenv("OSTIARY_REDIS_SERVER");
        File file = named != null
                ? new File(named)
                : ExecutableProvider.newJarResourceProvider(folder.toFile()).get();
        return file.getPath();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** A connection to be closed. */
    Connection connection() {
        return new Connection(new HostAndPort("127.0.0.1", port));
    }

    /** Forgets what it has counted. */
    void countAnew() {
        try (Connection connection = connection()) {
            connection.executeCommand(new CommandArguments(Command.CONFIG).add("RESETSTAT"));
        }
    }

    /** How many scripts clients have sent since, by its own statistics. */
    long scripts() {
        try (Connection connection = connection()) {
            byte[] info = (byte[]) connection.executeCommand(new CommandArguments(Command.INFO).add("commandstats"));
            return SCRIPTS.matcher(new String(info, UTF_8))
                    .results()
                    .map((MatchResult line) -> line.group(1))
                    .mapToLong(Long::parseLong)
                    .sum();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
