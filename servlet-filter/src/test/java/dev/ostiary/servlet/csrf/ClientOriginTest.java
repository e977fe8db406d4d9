package dev.ostiary.servlet.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientOriginTest {
    private static final String PROXY = "10.0.0.7";

    private final ClientOrigin behindProxy =
            new ClientOrigin(Optional.empty(), List.of(TrustedProxy.parse("10.0.0.0/8")));

    private static FakeRequest request() {
        return FakeRequest.post("/").sentTo("http", "inner", 8080).header("Host", "inner:8080");
    }

    private Optional<Origin> origin(FakeRequest request) {
        return behindProxy.apply(request.from(PROXY));
    }

    private static Optional<Origin> parsed(String origin) {
        return Origin.parse(origin);
    }

    @Test
    void apply_fixedOrigin_countsWhateverTheRequestSays() {
        ClientOrigin fixed = new ClientOrigin(parsed("https://app.example"), List.of(TrustedProxy.parse(PROXY)));

        FakeRequest request = request().from(PROXY).header("X-Forwarded-Host", "evil.example");

        assertThat(fixed.apply(request)).isEqualTo(parsed("https://app.example"));
    }

    /** What the last request was sent to is remembered, and is of no meaning for another one. */
    @Test
    void apply_requestsToOtherPlacesInTurn_eachHasItsOwn() {
        ClientOrigin told = new ClientOrigin(Optional.empty(), List.of());

        assertThat(told.apply(request().sentTo("http", "a", 80))).isEqualTo(parsed("http://a"));
        assertThat(told.apply(request().sentTo("http", "b", 80))).isEqualTo(parsed("http://b"));
        assertThat(told.apply(request().sentTo("http", "b", 81))).isEqualTo(parsed("http://b:81"));
        assertThat(told.apply(request().sentTo("https", "b", 81))).isEqualTo(parsed("https://b:81"));
        assertThat(told.apply(request().sentTo("https", "b", 81))).isEqualTo(parsed("https://b:81"));
        assertThat(told.apply(request().sentTo("https", "b c", 81))).isEmpty();
    }

    @Test
    void apply_peerThatIsNoTrustedProxy_isNotBelieved() {
        FakeRequest request = request()
                .from("203.0.113.9")
                .header("Forwarded", "proto=https;host=evil.example")
                .header("X-Forwarded-Host", "evil.example");

        assertThat(behindProxy.apply(request)).isEqualTo(parsed("http://inner:8080"));
    }

    @Test
    void apply_proxyThatSaysNothing_leavesItToTheContainer() {
        assertThat(origin(request())).isEqualTo(parsed("http://inner:8080"));
    }

    @ParameterizedTest
    @CsvSource({
        "proto=https;host=app.example, https://app.example",
        "host=app.example, http://app.example",
        "proto=https, https://inner:8080",
        "proto=https;host=\"app.example:8443\", https://app.example:8443",
        "proto=https;host=\"[2001:db8::1]:8443\", https://[2001:db8::1]:8443",
        "proto=HTTPS;host=App.Example, https://app.example",
    })
    void apply_forwarded_isBelieved(String header, String expected) {
        assertThat(origin(request().header("Forwarded", header))).isEqualTo(parsed(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "https, app.example, , https://app.example",
        "https, app.example, 8443, https://app.example:8443",
        "https, app.example:444, 8443, https://app.example:444",
        "https, , , https://inner:8080",
        ", app.example, , http://app.example",
        "'https, https', 'app.example,app.example', , https://app.example",
    })
    void apply_xForwarded_isBelieved(String proto, String host, String port, String expected) {
        FakeRequest request = request()
                .headerIfPresent("X-Forwarded-Proto", proto)
                .headerIfPresent("X-Forwarded-Host", host)
                .headerIfPresent("X-Forwarded-Port", port);

        assertThat(origin(request)).isEqualTo(parsed(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Host, 'evil.example, app.example'",
        "X-Forwarded-Host, ''",
        "X-Forwarded-Host, 'app.example,'",
        "X-Forwarded-Host, app.example/path",
        "X-Forwarded-Proto, 'http, https'",
        "X-Forwarded-Port, 0",
        "X-Forwarded-Port, 70000",
        "Forwarded, 'host=a.example, host=b.example'",
        "Forwarded, 'proto=https;'",
        "Forwarded, proto=https;host=other.example",
    })
    void apply_contradictionOrWhatNobodyCanRead_provesNothing(String header, String value) {
        FakeRequest request = FakeRequest.post("/")
                .sentTo("http", "inner", 80)
                .header("Host", "inner")
                .headerIfPresent(header, value)
                .headerIfPresent(header.equals("Forwarded") ? "X-Forwarded-Host" : "X-Other", "app.example");

        assertThat(origin(request)).isEmpty();
    }

    @Test
    void apply_twoLinesOfOneHeaderThatDiffer_provesNothing() {
        FakeRequest request =
                request().header("X-Forwarded-Host", "app.example").header("X-Forwarded-Host", "evil.example");

        assertThat(origin(request)).isEmpty();
    }

    @Test
    void apply_noHostAnywhere_provesNothing() {
        FakeRequest request = FakeRequest.post("/").sentTo("http", "inner", 80).header("X-Forwarded-Proto", "https");

        assertThat(origin(request)).isEmpty();
    }
}
