package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.csrf.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/a/b.html",
                "/a/",
                "/~u/@:!$&'()+,=",
                "/a?x=1",
                "/a?x=1&y=%20#/in?z",
                "/a#b",
                "/#/sign-in",
                "https://a.example/?x",
                "https://a.example/#x",
                "https://id.example",
                "https://id.example/",
                "http://localhost:8080/login",
                "HTTPS://ID.example/a%20b",
                "https://[::1]/x"
            })
    void signInPage_pathOrUrl_isTakenAsItIs(String text) {
        assertThat(Locations.signInPage(text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign-in",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/a//b",
                "/a/../b",
                "/..",
                "/./a",
                "/a?x y",
                "/a?\"x\"",
                "/a?%2",
                "/a#b#c",
                "/a?\u00e9",
                "/a?x\n",
                "//a?x",
                "/a;x",
                "/a%20b",
                "/a b",
                "/\u00e9",
                "/a\nb",
                "/a*",
                "/a/**",
                "javascript:alert(1)",
                "ftp://a.example",
                "https:",
                "https:/a",
                "https://",
                "https:///a",
                "https://?",
                "https://a.example/?x y",
                "https://a.example/?<x>",
                "https://user@a.example/",
                "https://a.example\\@evil.example",
                "https://a b/",
                "https://a_b.example/",
                "https://a.example:0/",
                "https://a.example:/",
                "https://a.example:65536/",
                "http//a",
                " /a",
                "data:,x"
            })
    void signInPage_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> Locations.signInPage(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither a path that begins with one '/' nor an absolute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/expired", "/expired.html", "/WEB-INF/expired.jsp", "/"})
    void pageWithin_path_isTakenAsItIs(String text) {
        assertThat(Locations.pageWithin(text)).contains(text);
        assertThat(Locations.pageWithin("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "https://app.example/expired",
                "//evil.example",
                "/a/../b",
                "/./a",
                "/a?b=c",
                "/a#b",
                "/a;b",
                "/a*",
                "/a%20b",
                "/a b",
                "/\u00e9"
            })
    void pageWithin_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> Locations.pageWithin(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no path within the application that begins with one '/'");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https, a.example, 443",
        "HTTPS://A.Example, https, a.example, 443",
        "https://a.example:443, https, a.example, 443",
        "http://a.example, http, a.example, 80",
        "http://a.example:443, http, a.example, 443",
        "https://a.example:8443, https, a.example, 8443",
        "http://127.0.0.1:8080, http, 127.0.0.1, 8080",
        "http://[::1]:8080, http, [::1], 8080",
        "https://xn--caf-dma.example, https, xn--caf-dma.example, 443"
    })
    void origin_isComparedByItsParts(String text, String scheme, String host, int port) {
        assertThat(Locations.origin(text)).isEqualTo(new Origin(scheme, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "a.example",
                "//a.example",
                "https://",
                "https://a.example/",
                "https://a.example/a",
                "https://a.example?x",
                "https://a.example#x",
                "https://u@a.example",
                "https://*.example",
                "https://a.example:",
                "https://a.example:x",
                "https://a.example:0",
                "https://a.example:65536",
                "ftp://a.example",
                "https://caf\u00e9",
                "https://a.example\\",
                "https:a.example",
                "file:///a"
            })
    void origin_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> Locations.origin(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing after them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/**", "/*/**", "/*/*/**"})
    void publicPath_thatOpensEverything_isRefused(String text) {
        assertThatThrownBy(() -> Locations.publicPath(text))
                .hasMessageContaining("'" + text + "' would open the whole application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/**", "/*", "/*/a/**", "servlet:health"})
    void publicPath_thatNamesSomething_isAccepted(String text) {
        assertThat(Locations.publicPath(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example, ''",
        "https://app.example/, ''",
        "https://app.example:8443/shop, /shop",
        "HTTPS://APP.example/eu/my%20shop, /eu/my%20shop"
    })
    void externalUrl_itsPathBeginsThoseOfTheApplication(String text, String path) {
        assertThat(Locations.externalUrl(text).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/shop/",
                "https://app.example//",
                "https://app.example//shop",
                "https://app.example/a/../b",
                "https://app.example/a%2fb",
                "https://app.example/a;b",
                "https://app.example/a,b",
                "https://app.example/shop?a",
                "https://app.example/shop#a",
                "/shop"
            })
    void externalUrl_thatIsAmbiguousOrMore_isNone(String text) {
        assertThatThrownBy(() -> Locations.externalUrl(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
