package dev.ostiary.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The HTTP side of an issuer, on a free port of 127.0.0.1. Thread-safe. */
final class IssuerServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int CHUNKED = 0;
    private static final int NO_BODY = -1;
    private static final int LARGEST_BODY = 65_536;

    private final HttpServer server;
    private final ServerThreads threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Function<Asked, Answer>> honest = new AtomicReference<>(asked -> Answer.none());
    private final Map<Endpoint, Door> doors = new EnumMap<>(Endpoint.class);
    private final Gate middleOfBody = new Gate();

    /** What one endpoint does with who comes. */
    private static final class Door {
        private final RequestCount count = new RequestCount();
        private final Gate gate = new Gate();
        private final AtomicReference<Conduct> conduct = new AtomicReference<>(Conduct.honest());
        private final Queue<Runnable> first = new ConcurrentLinkedQueue<>();
    }

    private IssuerServer(HttpServer server, ServerThreads threads) {
        this.server = server;
        this.threads = threads;
        Arrays.stream(Endpoint.values()).forEach(endpoint -> doors.put(endpoint, new Door()));
    }

    /** Starts it. Paths that are not in the map are answered 404, all others are silent until it {@linkplain #serve serves}. */
    static IssuerServer start(Map<String, Endpoint> paths) {
        ServerThreads threads = new ServerThreads();
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
            IssuerServer server = new IssuerServer(http, threads);
            http.setExecutor(threads);
            http.createContext("/", exchange -> server.handle(exchange, paths));
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no port of 127.0.0.1 could be opened", e);
        }
    }

    void serve(Function<Asked, Answer> honestly) {
        honest.set(honestly);
    }

    int port() {
        return server.getAddress().getPort();
    }

    RequestCount count(Endpoint endpoint) {
        return door(endpoint).count;
    }

    Gate gate(Endpoint endpoint) {
        return door(endpoint).gate;
    }

    void first(Endpoint endpoint, Runnable action) {
        door(endpoint).first.add(action);
    }

    void behave(Endpoint endpoint, Conduct next) {
        door(endpoint).conduct.set(next);
    }

    void behave(Conduct next) {
        doors.keySet().forEach(endpoint -> behave(endpoint, next));
    }

    /** Each answer comes late, unless the server is closed meanwhile; beside delays set before. */
    void slow(Endpoint endpoint, Duration delay) {
        door(endpoint).conduct.updateAndGet(current -> honest -> {
            pause(delay);
            return current.answer(honest);
        });
    }

    void slow(Duration delay) {
        doors.keySet().forEach(endpoint -> slow(endpoint, delay));
    }

    /** Waits, no longer than until the server is closed. */
    void pause(Duration delay) {
        try {
            closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void hold() {
        doors.values().forEach(door -> door.gate.hold());
    }

    void holdMidBody() {
        middleOfBody.hold();
    }

    void release() {
        doors.values().forEach(door -> door.gate.release());
        middleOfBody.release();
    }

    /** Forgets what was counted, and what was to be done first. */
    void reset() {
        doors.values().forEach(door -> {
            door.count.reset();
            door.first.clear();
        });
    }

    /** Ends what is under way; no thread is left. */
    @Override
    public void close() {
        closed.countDown();
        release();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange, Map<String, Endpoint> paths) throws IOException {
        try (exchange) {
            Endpoint endpoint = paths.get(exchange.getRequestURI().getPath());
            if (endpoint == null) {
                send(exchange, Answer.empty(404));
                return;
            }
            Asked asked = asked(exchange, endpoint);
            Answer answer = answer(asked);
            if (!answer.isNone() && closed.getCount() > 0) {
                send(exchange, unlessKnown(asked, answer));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(Asked asked) throws InterruptedException {
        Door door = door(asked.endpoint());
        door.count.add();
        door.gate.pass();
        Runnable first = door.first.poll();
        if (first != null) {
            first.run();
        }
        return Objects.requireNonNull(door.conduct.get())
                .answer(() -> Objects.requireNonNull(honest.get()).apply(asked));
    }

    private Door door(Endpoint endpoint) {
        return Objects.requireNonNull(doors.get(endpoint));
    }

    private static Asked asked(HttpExchange exchange, Endpoint endpoint) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        String query = exchange.getRequestURI().getRawQuery();
        return new Asked(
                endpoint,
                exchange.getRequestMethod(),
                query == null ? "" : query,
                headers,
                new String(body, StandardCharsets.UTF_8));
    }

    /** 304 where the client has it already (RFC 9110, section 13.1.2). */
    private static Answer unlessKnown(Asked asked, Answer answer) {
        String tag = answer.headers().get("ETag");
        return tag != null && asked.header("If-None-Match").filter(tag::equals).isPresent()
                ? new Answer(304, answer.headers(), "")
                : answer;
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        // On a connection that stays open the JDK's server sends the body a delayed acknowledgement (40 ms) after the
        // head.
        exchange.getResponseHeaders().set("Connection", "close");
        byte[] body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? NO_BODY : CHUNKED);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                int half = body.length / 2;
                out.write(body, 0, half);
                out.flush();
                middleOfBody.pass();
                out.write(body, half, body.length - half);
            }
        }
    }
}
