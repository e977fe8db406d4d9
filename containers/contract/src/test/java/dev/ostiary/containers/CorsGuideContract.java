package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a script of another origin sees of a refusal, with a CORS filter in front as the guide shows it. */
abstract class CorsGuideContract extends GuideContract {
    private static final String SHOP = "Origin: https://shop.example";

    CorsGuideContract(String section) {
        super(section);
    }

    @Test
    void refusal_showsItselfToScriptsOfTheOtherOrigin() throws Exception {
        try (RunningApplication application = start()) {
            RawHttp.Answer answer = application.get("/api/x", SHOP);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("missing_token");
            assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
            assertThat(answer.headers("Access-Control-Allow-Credentials")).containsExactly("true");
        }
    }

    @Test
    void preflight_needsNoToken() throws Exception {
        try (RunningApplication application = start()) {
            RawHttp.Answer answer = application.send(
                    "OPTIONS",
                    "/api/x",
                    SHOP,
                    "Access-Control-Request-Method: PUT",
                    "Access-Control-Request-Headers: authorization");

            assertThat(answer.status()).isIn(200, 204);
            assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
            assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow())
                    .contains("PUT");
            assertThat(answer.applicationRan()).isFalse();
        }
    }

    @Test
    void refusal_showsItselfToNobodyElse() throws Exception {
        try (RunningApplication application = start()) {
            RawHttp.Answer answer = application.get("/api/x", "Origin: https://evil.example");

            assertThat(answer.status()).isIn(401, 403);
            assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
        }
    }
}
