package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider is reached inside under another address, through which all that this node asks has to go. */
class IssuerAddressTest {
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> behind = new AtomicReference<>("");
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer inside;
    private SignInFixture fixture;

    @BeforeEach
    void start() throws IOException {
        inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", this::passOn);
        inside.start();
        String address = "http://127.0.0.1:" + inside.getAddress().getPort();
        fixture = new SignInFixture(
                filter -> filter.set("issuer-address", address).set("audience", SignInFixture.CLIENT));
        behind.set(fixture.issuer.issuer());
    }

    @AfterEach
    void close() {
        fixture.close();
        inside.stop(0);
    }

    private void passOn(HttpExchange exchange) throws IOException {
        passed.add(exchange.getRequestURI().getPath());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(behind.get() + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        List.of("Authorization", "Content-Type")
                .forEach(name -> exchange.getRequestHeaders()
                        .getOrDefault(name, List.of())
                        .forEach(value -> request.header(name, value)));
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private long passedTo(String end) {
        return passed.stream().filter(path -> path.endsWith(end)).count();
    }

    @Test
    void signIn_asksTheProviderThereAndSendsBrowsersToTheIssuer() throws Exception {
        String departure = fixture.depart("/a");
        FakeResponse home = fixture.back(fixture.authorize(departure));

        assertThat(departure).startsWith(fixture.issuer.issuer() + "/authorize?");
        assertThat(home.getStatus()).isEqualTo(303);
        assertThat(passedTo("/token")).isEqualTo(1);
        assertThat(fixture.issuer.at(Endpoint.TOKEN).requests()).isEqualTo(1);
    }

    @Test
    void bearerToken_isVerifiedWithKeysFromThere() throws Exception {
        FakeRequest request = FakeRequest.get("/api/a")
                .header(
                        "Authorization",
                        "Bearer "
                                + fixture.issuer
                                        .token()
                                        .audience(SignInFixture.CLIENT)
                                        .sign());

        FakeResponse response = fixture.send(request);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(passedTo("/.well-known/openid-configuration")).isPositive();
        assertThat(fixture.issuer.at(Endpoint.DISCOVERY).requests())
                .isEqualTo((int) passedTo("/.well-known/openid-configuration"));
        assertThat(fixture.issuer.at(Endpoint.KEYS).requests())
                .isEqualTo((int) passedTo(URI.create(fixture.issuer.jwksUri()).getPath()));
    }
}
