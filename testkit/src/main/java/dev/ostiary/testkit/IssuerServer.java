package dev.ostiary.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The HTTP side of an issuer, on a free port of 127.0.0.1. Thread-safe. */
final class IssuerServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int CHUNKED = 0;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ServerThreads threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Function<Conduct.Document, Answer> honest;
    private final RequestCount discoveryRequests = new RequestCount();
    private final RequestCount keySetRequests = new RequestCount();
    private final AtomicReference<Conduct> conduct = new AtomicReference<>(Conduct.honest());
    private final Gate door = new Gate();
    private final Gate middleOfBody = new Gate();

    private IssuerServer(HttpServer server, ServerThreads threads, Function<Conduct.Document, Answer> honest) {
        this.server = server;
        this.threads = threads;
        this.honest = honest;
    }

    /** Starts it. Paths that are not in the map are answered 404. */
    static IssuerServer start(Map<String, Conduct.Document> paths, Function<Conduct.Document, Answer> honest) {
        ServerThreads threads = new ServerThreads();
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
            IssuerServer server = new IssuerServer(http, threads, honest);
            http.setExecutor(threads);
            http.createContext("/", exchange -> server.handle(exchange, paths));
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no port of 127.0.0.1 could be opened", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    RequestCount count(Conduct.Document document) {
        return document == Conduct.Document.KEYS ? keySetRequests : discoveryRequests;
    }

    void behave(Conduct next) {
        conduct.set(next);
    }

    void answer(Conduct.Document document, Answer answer) {
        conduct.updateAndGet(current -> current.butAnswering(document, answer));
    }

    void slow(Duration delay) {
        conduct.updateAndGet(current -> current.butSlower(delay, closed));
    }

    void hold() {
        door.hold();
    }

    void holdMidBody() {
        middleOfBody.hold();
    }

    void release() {
        door.release();
        middleOfBody.release();
    }

    /** Ends what is under way; no thread is left. */
    @Override
    public void close() {
        closed.countDown();
        release();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange, Map<String, Conduct.Document> paths) throws IOException {
        try (exchange) {
            Conduct.Document document = paths.get(exchange.getRequestURI().getPath());
            if (document == null) {
                send(exchange, Answer.empty(404));
                return;
            }
            count(document).add();
            door.pass();
            Optional<Answer> answer = conduct().answer(document, honest.apply(document));
            if (answer.isPresent() && closed.getCount() > 0) {
                send(exchange, unlessKnown(exchange, answer.get()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Conduct conduct() {
        return Objects.requireNonNull(conduct.get());
    }

    /** 304 where the client has it already (RFC 9110, section 13.1.2). */
    private static Answer unlessKnown(HttpExchange exchange, Answer answer) {
        String tag = answer.headers().get("ETag");
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        return tag != null && tag.equals(known) ? new Answer(304, answer.headers(), "") : answer;
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
