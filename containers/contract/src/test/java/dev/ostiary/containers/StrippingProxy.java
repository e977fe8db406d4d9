package dev.ostiary.containers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A proxy that serves an application at {@code /shop}, wherever the application itself thinks it is. */
final class StrippingProxy implements AutoCloseable {
    static final String PREFIX = "/shop";

    private final HttpServer server;
    private final RunningApplication application;
    private final String contextPath;

    StrippingProxy(RunningApplication application, String contextPath) throws IOException {
        this.application = application;
        this.contextPath = contextPath;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext(PREFIX, this::pass);
        server.start();
    }

    /** Where clients go. */
    int port() {
        return server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String inner = contextPath + exchange.getRequestURI().toString().substring(PREFIX.length());
        RawHttp.Answer answer = application.send(exchange.getRequestMethod(), inner, headers(exchange));
        answer.headers("Location")
                .forEach(value -> exchange.getResponseHeaders().add("Location", value));
        answer.headers("Set-Cookie")
                .forEach(value -> exchange.getResponseHeaders().add("Set-Cookie", value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String[] headers(HttpExchange exchange) {
        List<String> lines = new ArrayList<>(List.of("X-Forwarded-Prefix: " + PREFIX, "Content-Length: 0"));
        Stream.of("Cookie", "Accept", "Sec-Fetch-Mode", "Sec-Fetch-Site").forEach(name -> {
            List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
            values.forEach(value -> lines.add(name + ": " + value));
        });
        return lines.toArray(String[]::new);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
