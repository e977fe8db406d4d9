package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentCredentialsTest {
    private static List<String> names(Map<String, String> headers) {
        return SentCredentials.names(RequestStub.to("http://localhost/", headers));
    }

    @Test
    void names_none_areEmpty() {
        assertThat(names(Map.of("Accept", "text/html"))).isEmpty();
    }

    @Test
    void names_headersAndCookies_haveNoValues() {
        assertThat(names(Map.of(
                        "Authorization", "Bearer planted",
                        "X-API-Key", "planted",
                        "Cookie", "access_token=planted; refresh_token=planted; __Host-access_token=planted")))
                .containsExactly(
                        "header Authorization",
                        "header X-API-Key",
                        "cookie access_token",
                        "cookie refresh_token",
                        "cookie __Host-access_token");
    }

    @Test
    void names_otherCookies_areNotTold() {
        assertThat(names(Map.of("Cookie", "theme=dark; my_access_token_=x; access_token=a; access_token=b")))
                .containsExactly("cookie access_token");
    }
}
