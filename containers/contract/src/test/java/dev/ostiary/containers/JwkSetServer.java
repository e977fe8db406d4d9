package dev.ostiary.containers;

import com.sun.net.httpserver.HttpServer;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Hands out a JWK set with one key, on a free port of the loopback address. */
final class JwkSetServer implements AutoCloseable {
    private final HttpServer server;

    JwkSetServer(SigningKey key) {
        byte[] keys = Keys.toJwkSet(List.of(key.verificationKey())).getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            try (exchange) {
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
    }

    String keysUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
