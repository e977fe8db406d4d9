package dev.ostiary.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An application without our code, which asks a provider by hand, and shows what came back to its callback. */
final class PlainClient implements AutoCloseable {
    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Client client;
    private final JsonNode metadata;

    /** What the token endpoint answers. */
    record Answer(int status, JsonNode json) {
        String text(String member) {
            return json.path(member).asText();
        }

        /** What a token says. */
        JsonNode claims(String member) {
            return decoded(text(member).split("\\.", -1)[1]);
        }

        JsonNode header(String member) {
            return decoded(text(member).split("\\.", -1)[0]);
        }

        private static JsonNode decoded(String part) {
            return read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        }
    }

    PlainClient(Provider provider) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", PlainClient::show);
        server.start();
        client = provider.register(origin());
        metadata =
                read(send(HttpRequest.newBuilder(URI.create(provider.issuer() + "/.well-known/openid-configuration")))
                        .body());
    }

    private static void show(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    JsonNode metadata() {
        return metadata;
    }

    /** The address that starts a sign-in. */
    String departure(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "client_id", client.id(),
                "redirect_uri", origin() + "/auth/callback",
                "response_type", "code",
                "scope", "openid profile email",
                "state", "a state",
                "nonce", "a nonce",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        parameters.putAll(more);
        return metadata.get("authorization_endpoint").textValue() + "?" + form(parameters);
    }

    /** What the provider sent back, in its order. */
    Map<String, String> signIn(User user, Map<String, String> more) {
        Page page = user.goesOn(user.browser().open(departure(more)), origin());
        if (!page.isAt(origin())) {
            throw new IllegalStateException(page.at() + " says " + page.status() + " " + page.title());
        }
        return parameters(page.at().getRawQuery());
    }

    Answer redeem(String code) {
        return redeem(code, client.secret());
    }

    Answer redeem(String code, String secret) {
        return token(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        origin() + "/auth/callback",
                        "code_verifier",
                        VERIFIER),
                secret);
    }

    Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), client.secret());
    }

    private Answer token(Map<String, String> parameters, String secret) {
        String basic =
                Base64.getEncoder().encodeToString((client.id() + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(metadata.get("token_endpoint").textValue()))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
        return new Answer(answer.statusCode(), read(answer.body()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** In their order. */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
