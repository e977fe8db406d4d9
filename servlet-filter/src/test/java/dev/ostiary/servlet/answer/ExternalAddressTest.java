package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.csrf.TrustedProxy;
import dev.ostiary.servlet.testing.FakeRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clients see the application, though a proxy has cut a part of the path off, or added one. */
class ExternalAddressTest {
    private static final String PROXY = "10.0.0.7";
    private static final List<TrustedProxy> PROXIES = List.of(TrustedProxy.parse(PROXY));

    private final ExternalAddress told = new ExternalAddress(Origin::of, Optional.empty(), PROXIES);

    private static ExternalAddress at(String path) {
        return new ExternalAddress(Origin::of, Optional.of(path), PROXIES);
    }

    private static FakeRequest inner() {
        return FakeRequest.get("/inner/orders/5?page=2").contextPath("/inner").from(PROXY);
    }

    @ParameterizedTest
    @CsvSource({"/shop, /shop/orders/5", "/eu/shop, /eu/shop/orders/5", "'', /orders/5", "/inner, /inner/orders/5"})
    void givenPath_countsInsteadOfTheContextPath(String path, String expected) {
        FakeRequest request = inner().header("X-Forwarded-Prefix", "/other");

        assertThat(at(path).basePath(request)).isEqualTo(path);
        assertThat(at(path).requestPath(request)).isEqualTo(expected);
        assertThat(at(path).basePathAtStart("/inner")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "'', /orders/5, /shop/orders/5",
        "'', /, /shop/",
        "/inner, /inner, /shop",
        "/inner, /inner/, /shop/",
        "/inner, /%69nner/a%20b, /shop/a%20b",
        "/inner, /inner;v=1/orders;v=2, /shop/orders;v=2",
        "/a/b, /a/b/c/d, /shop/c/d",
        "/my shop, /my%20shop/c, /shop/c"
    })
    void requestPath_keepsWhatIsWithinTheApplicationAsItWasSent(String contextPath, String uri, String expected) {
        assertThat(at("/shop").requestPath(FakeRequest.get(uri).contextPath(contextPath)))
                .isEqualTo(expected);
    }

    @Test
    void requestPath_ofTheRootItself_isASlash() {
        assertThat(at("").requestPath(FakeRequest.get("/inner").contextPath("/inner")))
                .isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"/shop, /shop", "/shop/, /shop", "/, ''", "/eu/shop, /eu/shop", "/my%20shop, /my%20shop", "'', ''"})
    void forwardedPrefix_ofATrustedProxy_isTheBasePath(String prefix, String expected) {
        assertThat(told.basePath(inner().header("X-Forwarded-Prefix", prefix))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a//b",
                "/shop//",
                "/a/../b",
                "/..",
                "/%2e%2e/a",
                "/a%2fb",
                "/a%0d%0aSet-Cookie:b",
                "/a\r\nSet-Cookie: b",
                "/a;Domain=evil.example",
                "/a, /b",
                "/a,/a",
                "/a?b",
                "/a#b",
                "/a b",
                "/%zz",
                "/caf\u00e9"
            })
    void forwardedPrefix_thatIsAmbiguousOrNoPath_saysNothing(String prefix) {
        FakeRequest request = inner().header("X-Forwarded-Prefix", prefix);

        assertThat(told.basePath(request)).isEqualTo("/inner");
        assertThat(told.requestPath(request)).isEqualTo("/inner/orders/5");
    }

    @Test
    void forwardedPrefix_longerThanTheLimit_saysNothing() {
        String longest = "/" + "a".repeat(499);

        assertThat(told.basePath(inner().header("X-Forwarded-Prefix", longest))).isEqualTo(longest);
        assertThat(told.basePath(inner().header("X-Forwarded-Prefix", longest + "a")))
                .isEqualTo("/inner");
    }

    @Test
    void forwardedPrefix_thatStandsThereTwice_saysNothing() {
        FakeRequest request = inner().header("X-Forwarded-Prefix", "/shop").header("X-Forwarded-Prefix", "/shop");

        assertThat(told.basePath(request)).isEqualTo("/inner");
    }

    @Test
    void forwardedPrefix_ofAnybodyElse_isNotBelieved() {
        FakeRequest request = inner().from("203.0.113.9").header("X-Forwarded-Prefix", "/shop");

        assertThat(told.basePath(request)).isEqualTo("/inner");
    }

    @Test
    void givenPath_thatIsNone_isTheCallersMistake() {
        assertThatThrownBy(() -> at("/shop/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'/shop/' is no base path");
    }
}
