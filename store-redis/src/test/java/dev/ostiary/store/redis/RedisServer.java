package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * A Redis server of its own process, on loopback, with a folder of its own: the binary that comes as a Maven artifact, or the one that
 * {@code OSTIARY_REDIS_SERVER} names.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MONITORS = "+monitor";
    private static final String READY = "Ready to accept connections";

    private static final JedisClientConfig PATIENT = DefaultJedisClientConfig.builder()
            .timeoutMillis((int) PATIENCE.toMillis())
            .build();

    private final File executable;
    private final Path folder;
    private final List<String> settings;
    private final int port;
    private Process process;

    private RedisServer(File executable, Path folder, List<String> settings, int port) {
        this.executable = executable;
        this.folder = folder;
        this.settings = settings;
        this.port = port;
    }

    /** Keeps what it has answered for, whatever happens. */
    public static RedisServer durable(String... settings) throws IOException {
        return durable(Engine.USUAL, settings);
    }

    static RedisServer durable(Engine engine, String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of("--appendonly", "yes", "--appendfsync", "always"));
        all.addAll(List.of(settings));
        return start(engine, all);
    }

    /** Forgets everything when it ends. */
    static RedisServer volatileOne(String... settings) throws IOException {
        return volatileOne(Engine.USUAL, settings);
    }

    static RedisServer volatileOne(Engine engine, String... settings) throws IOException {
        return start(engine, List.of(settings));
    }

    /** One that watches others. */
    static RedisServer sentinel(Engine engine, String... settings) throws IOException {
        return sentinel(engine, List.of("--sentinel"), settings);
    }

    /** One that watches others, and speaks TLS only. */
    static RedisServer sentinelOverTls(Engine engine, String... settings) throws IOException {
        return sentinel(engine, List.of("--sentinel", "--tls-port", "%PORT%", "--port", "0"), settings);
    }

    private static RedisServer sentinel(Engine engine, List<String> options, String... settings) throws IOException {
        Path folder = Files.createTempDirectory("ostiary-sentinel");
        Path file = Files.writeString(folder.resolve("sentinel.conf"), String.join("\n", settings));
        List<String> all =
                Stream.concat(Stream.of(file.toString()), options.stream()).toList();
        RedisServer server = new RedisServer(engine.executable(folder), folder, all, freePort());
        server.start();
        return server;
    }

    private static RedisServer start(Engine engine, List<String> settings) throws IOException {
        Path folder = Files.createTempDirectory("ostiary-redis");
        RedisServer server = new RedisServer(engine.executable(folder), folder, settings, freePort());
        server.start();
        return server;
    }

    /** Not one that the system gives to clients: it must still be free after a restart. Nodes of a cluster take the one 10,000 above as well. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 22_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    ServerSocket above = new ServerSocket(port + 10_000, 1, InetAddress.getLoopbackAddress())) {
                return above.getLocalPort() - 10_000 == probe.getLocalPort() ? port : freePort();
            } catch (IOException taken) {
                // The next one may be free.
            }
        }
    }

    /** Returns when it takes commands. */
    public void start() throws IOException {
        launch(isSentinel() ? MONITORS : READY);
    }

    /** Returns when it takes connections, and still loads its data for as long as the test needs. */
    void startLoading() throws IOException {
        launch("Server initialized", "--key-load-delay", "200");
    }

    private boolean isSentinel() {
        return settings.contains("--sentinel");
    }

    private void launch(String sign, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.getPath()));
        List<String> own = settings.stream()
                .map(setting -> setting.replace("%PORT%", Integer.toString(port)))
                .toList();
        List<String> usual =
                List.of("--bind", "127.0.0.1", "--port", Integer.toString(port), "--dir", folder.toString());
        if (isSentinel()) {
            command.add(own.get(0));
            command.addAll(usual);
            command.addAll(own.subList(1, own.size()));
        } else {
            command.addAll(usual);
            command.addAll(List.of("--save", ""));
            command.addAll(own);
        }
        command.addAll(List.of(more));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(sign)) {
                return;
            }
        }
        throw new IOException("the server did not start:\n" + seen);
    }

    /** As a power failure would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As a virtual machine that is moved: it does nothing, and does not know of it. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    void restart() throws IOException {
        kill();
        start();
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    /** Without credentials. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    String hostAndPort() {
        return "127.0.0.1:" + port;
    }

    /** A store that waits for a slow machine. */
    public RedisTokenStateStoreBuilder store() {
        return RedisTokenStateStore.builder().uri(uri()).timeout(PATIENCE);
    }

    /** Sends one command, by a connection of its own. */
    Object command(ProtocolCommand command, Object... arguments) {
        try (Connection connection = new Connection(new HostAndPort("127.0.0.1", port), PATIENT)) {
            return connection.executeCommand(new CommandArguments(command).addObjects(arguments));
        }
    }

    String info() {
        return new String((byte[]) command(Command.INFO), UTF_8);
    }

    /** All that is there, in a form that tells any difference; of a cluster's node also what it does not own yet. */
    Map<String, String> contents() {
        try (Connection connection = new Connection(new HostAndPort("127.0.0.1", port), PATIENT)) {
            return keys().stream().collect(Collectors.toMap(key -> key, key -> {
                connection.executeCommand(new CommandArguments(Command.ASKING));
                Object dump = connection.executeCommand(new CommandArguments(Command.DUMP).add(key));
                return HexFormat.of().formatHex((byte[]) dump);
            }));
        }
    }

    /** The names of all keys. */
    List<String> keys() {
        return ((List<?>) command(Command.KEYS, "*"))
                .stream().map(key -> new String((byte[]) key, UTF_8)).sorted().toList();
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
