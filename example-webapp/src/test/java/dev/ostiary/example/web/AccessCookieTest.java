package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.issue.IssuedToken;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessCookieTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final IssuedToken TOKEN = new IssuedToken("a.b.c", "id", NOW, NOW.plusSeconds(900));

    @Test
    void holding_token_isOutOfReachOfScriptsAndOtherSites() {
        Cookie cookie = AccessCookie.holding(TOKEN, RequestStub.to("http://localhost:8080/", Map.of()));

        assertThat(cookie.getName()).isEqualTo("access_token");
        assertThat(cookie.getValue()).isEqualTo("a.b.c");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getMaxAge()).isEqualTo(900);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/, false",
        "http://127.0.0.1/, false",
        "http://[::1]:8080/, false",
        "https://localhost/, true",
        "https://app.example/, true",
        "http://app.example/, true",
        "http://localhost.app.example/, true"
    })
    void holding_plainHttpOnLoopback_aloneIsNotSecure(String address, boolean secure) {
        Cookie cookie = AccessCookie.holding(TOKEN, RequestStub.to(address, Map.of()));

        assertThat(cookie.getSecure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost/, /", "http://localhost/shop, /shop"})
    void path_isTheApplications(String address, String path) {
        assertThat(AccessCookie.holding(TOKEN, RequestStub.to(address, Map.of()))
                        .getPath())
                .isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost/, /", "http://localhost/shop, /shop /"})
    void cleared_path_isTheApplicationsAndTheHosts(String address, String paths) {
        assertThat(AccessCookie.cleared(RequestStub.to(address, Map.of())))
                .extracting(Cookie::getPath)
                .containsExactly(paths.split(" "));
    }

    @Test
    void cleared_endsAtOnceAndHoldsNothing() {
        Cookie cookie = AccessCookie.cleared(RequestStub.to("http://localhost/", Map.of()))
                .get(0);

        assertThat(cookie.getMaxAge()).isZero();
        assertThat(cookie.getValue()).isEmpty();
    }
}
