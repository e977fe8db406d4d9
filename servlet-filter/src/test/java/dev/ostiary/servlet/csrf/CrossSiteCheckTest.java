package dev.ostiary.servlet.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteCheckTest {
    private static final String OWN = "https://app.example";
    private static final String TRUSTED = "https://partner.example";
    private static final String FOREIGN = "https://evil.example";

    private final CrossSiteCheck check = withMode(CsrfMode.ON);
    private final CrossSiteCheck lenient = withMode(CsrfMode.LENIENT);

    private static CrossSiteCheck withMode(CsrfMode mode) {
        return new CrossSiteCheck(mode, Set.of(Origin.parse(TRUSTED).orElseThrow()), Origin::of);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
    void passes_safeMethodFromAnywhere_is(String method) {
        FakeRequest request =
                FakeRequest.of(method, "/").header("Origin", FOREIGN).header("Sec-Fetch-Site", "cross-site");

        assertThat(check.passes(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND", "get", "Head", "GETX"})
    void passes_anyOtherMethodWithoutProof_isNot(String method) {
        assertThat(check.passes(FakeRequest.of(method, "/"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "WEBSOCKET", "h2c, websocket", "h2c,websocket ", "websocket,foo"})
    void passes_webSocketHandshakeFromAnotherSite_isNot(String upgrade) {
        FakeRequest request =
                FakeRequest.get("/live").header("Upgrade", upgrade).header("Origin", FOREIGN);

        assertThat(check.passes(request)).isFalse();
    }

    @Test
    void passes_webSocketInSecondUpgradeLine_isNot() {
        FakeRequest request = FakeRequest.get("/live").header("Upgrade", "h2c").header("Upgrade", "websocket");

        assertThat(check.passes(request)).isFalse();
    }

    @Test
    void passes_webSocketHandshakeFromOwnPage_is() {
        FakeRequest request =
                FakeRequest.get("/live").header("Upgrade", "websocket").header("Origin", OWN);

        assertThat(check.passes(request)).isTrue();
    }

    @Test
    void passes_upgradeToAnotherProtocol_isASafeMethodStill() {
        FakeRequest request = FakeRequest.get("/").header("Upgrade", "h2c").header("Origin", FOREIGN);

        assertThat(check.passes(request)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Origin, Sec-Fetch-Site, passes
        "https://partner.example, , true",
        "https://partner.example, cross-site, true",
        "https://partner.example:443, same-site, true",
        "https://evil.example, same-origin, true",
        "https://evil.example, none, true",
        ", same-origin, true",
        ", none, true",
        "null, same-origin, true",
        "https://app.example, cross-site, false",
        "https://app.example, same-site, false",
        "https://app.example, '', false",
        "https://app.example, SAME-ORIGIN, false",
        "https://app.example, 'same-origin, none', false",
        ", cross-site, false",
        ", same-site, false",
        "https://app.example, , true",
        "https://evil.example, , false",
        ", , false"
    })
    void passes_post_followsTrustedThenFetchMetadataThenOwnOrigin(String origin, String site, boolean expected) {
        FakeRequest request = FakeRequest.post("/");
        Optional.ofNullable(origin).ifPresent(value -> request.header("Origin", value));
        Optional.ofNullable(site).ifPresent(value -> request.header("Sec-Fetch-Site", value));

        assertThat(check.passes(request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https, app.example, 443, https://app.example:443",
        "https, APP.example, 443, https://app.EXAMPLE",
        "http, app.example, 80, http://app.example",
        "http, app.example, 80, http://app.example:80",
        "http, localhost, 8080, http://localhost:8080",
        "http, [::1], 8080, http://[::1]:8080"
    })
    void passes_ownOriginInAnotherSpelling_is(String scheme, String name, int port, String origin) {
        FakeRequest request = FakeRequest.post("/").sentTo(scheme, name, port).header("Origin", origin);

        assertThat(check.passes(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "http://app.example",
                "https://app.example:8443",
                "https://app.example.",
                "https://app.example.evil.com",
                "https://app.example@evil",
                "https://app.example:443@evil",
                "https://evil.app.example",
                "https://evilapp.example",
                "https://app.example/",
                "https://app.example evil",
                "https://app.example, https://evil.example",
                "https://evil.example https://app.example",
                "app.example",
                "*"
            })
    void passes_originThatOnlyLooksLikeOurs_isNot(String origin) {
        assertThat(check.passes(FakeRequest.post("/").header("Origin", origin))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, TRUSTED})
    void passes_severalOriginLines_isNotAlthoughEachWouldBe(String origin) {
        FakeRequest request = FakeRequest.post("/").header("Origin", origin).header("Origin", origin);

        assertThat(check.passes(request)).isFalse();
        assertThat(lenient.passes(request)).isFalse();
    }

    @Test
    void passes_severalFetchSiteLines_isNot() {
        FakeRequest request = FakeRequest.post("/")
                .header("Origin", OWN)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-Site", "cross-site");

        assertThat(check.passes(request)).isFalse();
    }

    @Test
    void passes_unknownOwnOriginAndMalformedOrigin_isNot() {
        CrossSiteCheck unknownOwn = new CrossSiteCheck(CsrfMode.ON, Set.of(), request -> Optional.empty());

        assertThat(unknownOwn.passes(FakeRequest.post("/").header("Origin", "null")))
                .isFalse();
        assertThat(unknownOwn.passes(FakeRequest.post("/"))).isFalse();
    }

    @Test
    void passes_ownOriginByConfiguration_replacesThatOfTheRequest() {
        CrossSiteCheck behindProxy =
                new CrossSiteCheck(CsrfMode.ON, Set.of(), request -> Origin.parse("https://public.example"));

        assertThat(behindProxy.passes(FakeRequest.post("/").header("Origin", "https://public.example")))
                .isTrue();
        assertThat(behindProxy.passes(FakeRequest.post("/").header("Origin", OWN)))
                .isFalse();
    }

    @Test
    void passes_lenientAndNoBrowser_is() {
        FakeRequest request = FakeRequest.post("/").header("User-Agent", "curl");

        assertThat(lenient.passes(request)).isTrue();
        assertThat(check.passes(request)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "origin, null",
        "Referer, https://evil.example/",
        "REFERER, https://app.example/",
        "Sec-Fetch-Site, cross-site",
        "sec-fetch-mode, cors",
        "Sec-Fetch-Dest, empty",
        "Sec-Fetch-User, ?1"
    })
    void passes_lenientButSentByABrowser_isNot(String header, String value) {
        assertThat(lenient.passes(FakeRequest.post("/").header(header, value))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, false",
                "same-origin, -, false",
                "none, -, false",
                "same-origin, https://evil.example, false",
                "cross-site, -, true",
                "same-site, -, true",
                "'', -, true",
                "cross-site, https://app.example, true",
                "cross-site, https://partner.example, false",
                "-, https://app.example, false",
                "-, https://partner.example, false",
                "-, https://evil.example, true",
                "-, http://app.example, true",
                "-, null, true",
                "-, '', true"
            })
    void comesFromAnotherSite_whateverTheMethod_asTheHeadersShow(String site, String origin, boolean another) {
        for (String method : List.of("GET", "HEAD", "POST", "DELETE")) {
            FakeRequest request = FakeRequest.of(method, "/")
                    .headerIfPresent("Sec-Fetch-Site", site)
                    .headerIfPresent("Origin", origin);

            assertThat(check.comesFromAnotherSite(request)).isEqualTo(another);
            assertThat(lenient.comesFromAnotherSite(request)).isEqualTo(another);
        }
    }

    @Test
    void comesFromAnotherSite_headersThatStandThereTwice_proveNothing() {
        assertThat(check.comesFromAnotherSite(
                        FakeRequest.post("/").header("Origin", OWN).header("Origin", OWN)))
                .isTrue();
        assertThat(check.comesFromAnotherSite(FakeRequest.post("/")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Sec-Fetch-Site", "same-origin")))
                .isTrue();
    }
}
