package dev.ostiary.servlet.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.example, https, app.example, 443",
        "https://app.example:443, https, app.example, 443",
        "http://app.example, http, app.example, 80",
        "http://app.example:80, http, app.example, 80",
        "HTTPS://APP.Example:8443, https, app.example, 8443",
        "http://127.0.0.1:1, http, 127.0.0.1, 1",
        "http://[::1]:65535, http, [::1], 65535",
        "https://xn--bcher-kva.example, https, xn--bcher-kva.example, 443",
        "https://my_host, https, my_host, 443",
        "chrome-extension://abcdef, chrome-extension, abcdef, 0"
    })
    void parse_serializedOrigin_isNormalised(String text, String scheme, String host, int port) {
        assertThat(Origin.parse(text)).contains(new Origin(scheme, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "app.example",
                "//app.example",
                "https:app.example",
                "https:/app.example",
                "https://",
                "https:///",
                "https://app.example/",
                "https://app.example/path",
                "https://app.example?x",
                "https://app.example#x",
                "https://user@app.example",
                "https://app.example@evil",
                "https://app.example:443@evil",
                "https://app.example:",
                "https://app.example:0",
                "https://app.example:65536",
                "https://app.example:99999",
                "https://app.example:000443",
                "https://app.example:443:443",
                "https://app.example:-1",
                "https://app.example:4a",
                "https://app.example\\evil",
                " https://app.example",
                "https://app.example ",
                "https://app.example https://evil.example",
                "https://app.example,https://evil.example",
                "https://app.example\u0000",
                "https://app.example\n",
                "https://\u00e4pp.example",
                "https://app%2eexample",
                "https://[::1",
                "https://::1",
                "https://[app.example]",
                "1https://app.example",
                "*"
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(Origin.parse(text)).isEmpty();
    }

    @Test
    void parse_moreThan300Characters_isEmpty() {
        assertThat(Origin.parse("https://" + "a".repeat(292))).isPresent();
        assertThat(Origin.parse("https://" + "a".repeat(293))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https, app.example, 443, https://app.example",
        "http, App.Example, 8080, http://app.example:8080",
        "http, [::1], 80, http://[::1]",
        "http, ::1, 80, http://[::1]"
    })
    void of_request_isWhereItWasSentTo(String scheme, String serverName, int serverPort, String expected) {
        FakeRequest request = FakeRequest.get("/").sentTo(scheme, serverName, serverPort);

        assertThat(Origin.of(request)).isEqualTo(Origin.parse(expected)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"evil/app.example, 443", "user@app.example, 443", "app.example, -1", "app.example, 0", "'', 443"})
    void of_serverNameOrPortThatNoOriginHas_isEmpty(String serverName, int serverPort) {
        FakeRequest request = FakeRequest.get("/").sentTo("https", serverName, serverPort);

        assertThat(Origin.of(request)).isEmpty();
    }
}
