package dev.ostiary.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program sees. */
interface ApiContract {
    Site site();

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/api/admin/stats", "/api/none"})
    default void anyAddress_withoutToken_isChallengedInJson(String path) {
        HttpResponse<String> answer = site().get(path, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"ostiary\"");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"missing_token\"");
    }

    @Test
    default void me_withToken_isWhoeverTheTokenNames() {
        HttpResponse<String> answer = site().api("/api/me", TestTokens.bob());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.body().strip())
                .matches("\\{\"name\":\"bob\",\"roles\":\\[\"editor\"],\"scopes\":\\[\"notes:read\",\"notes:write\"],"
                        + "\"expiresAt\":\"20\\d\\d-\\d\\d-\\d\\dT[\\d:]{8}Z\"}");
    }

    @Test
    default void me_withCookie_isTheSame() {
        assertThat(site().page("/api/me", TestTokens.bob()).body()).startsWith("{\"name\":\"bob\"");
    }

    @Test
    default void me_expiredToken_isChallengedWithTheReason() {
        HttpResponse<String> answer = site().api("/api/me", TestTokens.bobAnHourAgo());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
        assertThat(answer.body()).contains("\"code\":\"token_expired\"");
    }

    @Test
    default void stats_alice_getsNumbers() {
        assertThat(site().api("/api/admin/stats", TestTokens.alice()).body())
                .contains("\"users\":3", "\"signIns\":", "\"refusedSignIns\":", "\"startedAt\":\"");
    }

    @Test
    default void stats_bob_isRefusedInJson() {
        HttpResponse<String> answer = site().api("/api/admin/stats", TestTokens.bob());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":403", "\"error\":\"insufficient_scope\"", "\"code\":\"role_missing\"")
                .doesNotContain("signIns");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin", "/api/admin/none", "/admin", "/admin/", "/admin/none"})
    default void addressForAdministrators_bob_isRefusedWhateverIsThere(String path) {
        assertThat(site().api(path, TestTokens.bob()).statusCode()).isEqualTo(403);
        assertThat(site().api(path, TestTokens.bob()).body()).contains("\"code\":\"role_missing\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/none", "/api/", "/api"})
    default void unknownAddress_withToken_is404InJson(String path) {
        HttpResponse<String> answer = site().api(path, TestTokens.bob());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not_found\"").doesNotContain("<");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "text/plain, |Grüße, \"Bob\"|, |\"Grüße, \\\"Bob\\\"\"|",
                "application/json, |{\"a\":[1,{\"b\":null}]}|, |{\"a\":[1,{\"b\":null}]}|",
                "application/json; charset=utf-8, |{}|, |{}|",
                "Application/JSON ;charset=utf-8, |{}|, |{}|",
                "application/json-seq, |{}|, |\"{}\"|",
                "text/plain, ||, |\"\"|"
            })
    default void echo_body_comesBackWithTheName(String type, String body, String echoed) {
        HttpResponse<String> answer = echo(type, body.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().strip()).isEqualTo("{\"name\":\"bob\",\"body\":" + echoed + "}");
    }

    @Test
    default void echo_64KiB_isTheMost() {
        assertThat(echo("text/plain", new byte[64 * 1024]).statusCode()).isEqualTo(200);
        assertThat(echo("text/plain", new byte[64 * 1024 + 1]).statusCode()).isEqualTo(413);
    }

    @Test
    default void echo_notUtf8_isABadRequest() {
        HttpResponse<String> answer = echo("text/plain", new byte[] {(byte) 0xC3});

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"not_utf8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "[1]", "", "{} x"})
    default void echo_notAJsonObject_isABadRequest(String body) {
        HttpResponse<String> answer = echo("application/json", body.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"not_a_json_object\"");
    }

    @Test
    default void echo_byCookieFromAnotherSite_isRefused() {
        HttpResponse<String> answer = site().post(
                        "/api/echo",
                        new byte[0],
                        "Cookie",
                        "access_token=" + TestTokens.bob(),
                        "Sec-Fetch-Site",
                        "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"csrf_cross_site\"");
    }

    @Test
    default void token_rightPassword_isABearerTokenThatWorks() {
        HttpResponse<String> answer = site().form("/api/token", Map.of("username", "carol", "password", "singers"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body().strip())
                .matches("\\{\"access_token\":\"[\\w.-]+\",\"token_type\":\"Bearer\",\"expires_in\":900}");
        assertThat(site().api("/api/me", answer.body().split("\"")[3]).body()).startsWith("{\"name\":\"carol\"");
    }

    @ParameterizedTest
    @CsvSource({"carol, builder", "nobody, singers", "'', ''"})
    default void token_wrongPasswordOrUser_isInvalidGrant(String username, String password) {
        HttpResponse<String> answer = site().form("/api/token", Map.of("username", username, "password", password));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body().strip())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"wrong user name or password\"}");
    }

    @Test
    default void token_missingField_isInvalidRequest() {
        HttpResponse<String> answer = site().form("/api/token", Map.of("username", "carol"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_request\"");
    }

    @Test
    default void token_passwordInTheAddress_isInvalidRequest() {
        HttpResponse<String> answer = site().form("/api/token?username=carol&password=singers", Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_request\"").doesNotContain("access_token");
    }

    @Test
    default void token_byGet_isRefusedInJson() {
        HttpResponse<String> answer = site().get("/api/token");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("\"code\":\"method_not_allowed\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /api/me    | GET, HEAD, OPTIONS",
                "DELETE | /api/echo  | POST, OPTIONS",
                "PATCH  | /api/token | POST, OPTIONS",
                "POST   | /api/admin/stats | GET, HEAD, OPTIONS"
            })
    default void otherMethod_isRefusedInJsonThatNamesTheRightOnes(String method, String path, String allowed) {
        HttpResponse<String> answer = site().call(method, path, TestTokens.alice());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
        assertThat(answer.body()).contains("\"code\":\"method_not_allowed\"");
    }

    private HttpResponse<String> echo(String type, byte[] body) {
        return site().post("/api/echo", body, "Authorization", "Bearer " + TestTokens.bob(), "Content-Type", type);
    }
}
