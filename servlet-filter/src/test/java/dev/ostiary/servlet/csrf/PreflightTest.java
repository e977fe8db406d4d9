package dev.ostiary.servlet.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

    private static FakeRequest preflight(String method) {
        return FakeRequest.of(method, "/api/me")
                .header("Origin", "https://other.example")
                .header("Access-Control-Request-Method", "PUT");
    }

    @Test
    void matches_optionsWithBothHeaders_is() {
        assertThat(Preflight.matches(preflight("OPTIONS"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "options", "HEAD"})
    void matches_anotherMethod_isNot(String method) {
        assertThat(Preflight.matches(preflight(method))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Access-Control-Request-Method"})
    void matches_oneHeaderAlone_isNot(String header) {
        assertThat(Preflight.matches(FakeRequest.of("OPTIONS", "/").header(header, "x")))
                .isFalse();
    }
}
