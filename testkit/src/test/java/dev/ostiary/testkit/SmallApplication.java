package dev.ostiary.testkit;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An application written by hand that signs in with an issuer: what a browser meets. */
final class SmallApplication implements AutoCloseable {
    private static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString("client:secret-of-the-test-client-32-bytes".getBytes(StandardCharsets.UTF_8));

    private final TestIssuer issuer;
    private final HttpServer server;
    private final String host;
    private final Map<String, String> started = new ConcurrentHashMap<>();
    private final Map<String, JWTClaimsSet> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> more;
    private volatile boolean careless;

    private SmallApplication(TestIssuer issuer, String host, Map<String, String> more) throws IOException {
        this.issuer = issuer;
        this.host = host;
        this.more = more;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    static SmallApplication at(TestIssuer issuer, String host) throws IOException {
        return at(issuer, host, Map.of());
    }

    static SmallApplication at(TestIssuer issuer, String host, Map<String, String> more) throws IOException {
        return new SmallApplication(issuer, host, more);
    }

    String url(String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    /** Signs everybody in from now on, whatever comes back. */
    void openToAll() {
        careless = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/auth/callback")) {
                callback(exchange);
            } else if (path.equals("/auth/back-channel-logout")) {
                logout(exchange);
            } else {
                page(exchange);
            }
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        Optional<JWTClaimsSet> session = cookie(exchange, "app").map(sessions::get);
        if (session.isPresent()) {
            answer(exchange, 200, "hello " + session.get().getSubject());
            return;
        }
        String state = Randoms.id();
        String verifier = Randoms.id() + Randoms.id();
        started.put(state, verifier);
        Map<String, String> request = new LinkedHashMap<>(Map.of(
                "client_id",
                "client",
                "redirect_uri",
                url("/auth/callback"),
                "response_type",
                "code",
                "scope",
                "openid",
                "state",
                state,
                "nonce",
                state,
                "code_challenge",
                challenge(verifier),
                "code_challenge_method",
                "S256"));
        request.putAll(more);
        exchange.getResponseHeaders()
                .add("Set-Cookie", "binding=" + state + "; Path=/; Secure; HttpOnly; SameSite=" + sameSite());
        redirect(
                exchange,
                issuer.issuer() + "/authorize?" + Parameters.of(request).text());
    }

    private String sameSite() {
        return more.containsKey("response_mode") ? "None" : "Lax";
    }

    private void callback(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestMethod().equals("POST")
                ? body
                : String.valueOf(exchange.getRequestURI().getRawQuery());
        Parameters sent = read(query);
        Optional<String> verifier =
                cookie(exchange, "binding").filter(sent.text("state")::equals).map(started::remove);
        boolean good = sent.repeated().isEmpty()
                && sent.text("iss").equals(issuer.issuer())
                && sent.value("error").isEmpty();
        Optional<JWTClaimsSet> session =
                good ? verifier.flatMap(text -> redeem(sent.text("code"), text, sent.text("state"))) : Optional.empty();
        if (session.isEmpty() && !careless) {
            answer(exchange, 400, "not signed in");
            return;
        }
        String id = Randoms.id();
        sessions.put(
                id,
                session.orElseGet(
                        () -> new JWTClaimsSet.Builder().subject("anybody").build()));
        exchange.getResponseHeaders().add("Set-Cookie", "app=" + id + "; Path=/; Secure; HttpOnly; SameSite=Lax");
        redirect(exchange, url("/page"));
    }

    private static Parameters read(String query) {
        try {
            return Parameters.of(query);
        } catch (IllegalArgumentException e) {
            return Parameters.NONE;
        }
    }

    private Optional<JWTClaimsSet> redeem(String code, String verifier, String nonce) {
        try {
            BrowserConnection.Received received = BrowserConnection.usual()
                    .send(
                            "POST",
                            URI.create(issuer.issuer() + "/token"),
                            Map.of("Authorization", BASIC, "Content-Type", BrowserRequest.FORM),
                            Parameters.of(Map.of(
                                            "grant_type",
                                            "authorization_code",
                                            "code",
                                            code,
                                            "redirect_uri",
                                            url("/auth/callback"),
                                            "code_verifier",
                                            verifier))
                                    .text()
                                    .getBytes(StandardCharsets.UTF_8),
                            true);
            return StrictReading.idToken(issuer, received.status(), received.body(), nonce);
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    private void logout(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Optional<JWTClaimsSet> token = StrictReading.logoutToken(issuer, body);
        token.ifPresent(claims ->
                sessions.values().removeIf(session -> session.getSubject().equals(claims.getSubject())));
        answer(exchange, token.isPresent() ? 200 : 400, "");
    }

    private static Optional<String> cookie(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(field -> Arrays.stream(field.split("; ")))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    static String challenge(String verifier) {
        try {
            return SigningKey.encode(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.getResponseHeaders().add("X-Method", exchange.getRequestMethod());
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
