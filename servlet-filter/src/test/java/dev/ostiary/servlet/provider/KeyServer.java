package dev.ostiary.servlet.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer on a free port of this machine: discovery document and JWK set with one key. Counts what it is asked. */
public final class KeyServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger keyRequests = new AtomicInteger();
    private final AtomicInteger discoveryRequests = new AtomicInteger();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile String keySet = "";
    private volatile SigningKey key;

    public KeyServer(SigningKey key) throws IOException {
        this.key = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/keys", exchange -> answer(exchange, keyRequests, keySet()));
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, discoveryRequests, metadata()));
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String keysUrl() {
        return issuer() + "/keys";
    }

    public int keyRequests() {
        return keyRequests.get();
    }

    public int discoveryRequests() {
        return discoveryRequests.get();
    }

    public SigningKey key() {
        return key;
    }

    /** Answers 500 from now on, or no more. */
    public void setDown(boolean nowDown) {
        down = nowDown;
    }

    /** The old key is gone at once. */
    public void rotateTo(SigningKey newKey) {
        key = newKey;
    }

    /** Whatever the key is. */
    public void answerKeysWith(String body) {
        keySet = body;
    }

    /** What the requests brought that had any, in turn. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String keySet() {
        return keySet.isEmpty() ? Keys.toJwkSet(List.of(key.verificationKey())) : keySet;
    }

    private String metadata() {
        return "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + keysUrl() + "\"}";
    }

    private void answer(HttpExchange exchange, AtomicInteger counter, String body) throws IOException {
        counter.incrementAndGet();
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(authorizations::add);
        byte[] bytes = down ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(down ? 500 : 200, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
