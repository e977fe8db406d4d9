package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAnswerTest {
    private final FakeRequest request = FakeRequest.get("/api/me");

    private FakeResponse answer(Refusal refusal) throws IOException {
        return Responders.answer(Responders.standard(), refusal, request);
    }

    private static Refusal refusal(RejectionReason reason) {
        return Refusal.of(reason, AnswerKind.API);
    }

    @Test
    void respond_noToken_is401WithoutError() throws IOException {
        FakeResponse response = answer(Responders.missing(AnswerKind.API));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeaders("WWW-Authenticate")).containsExactly("Bearer realm=\"ostiary\"");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"code\":\"missing_token\"}");
    }

    @Test
    void respond_invalidToken_is401WithErrorAndDescription() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.API));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeaders("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"ostiary\", error=\"invalid_token\", "
                        + "error_description=\"The token has expired\"");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"error\":\"invalid_token\",\"code\":\"token_expired\"}");
    }

    @Test
    void respond_tooLargeToken_is401InvalidToken() throws IOException {
        FakeResponse response = answer(refusal(RejectionReason.TOKEN_TOO_LARGE));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("\"error\":\"invalid_token\",\"code\":\"token_too_large\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"MALFORMED_AUTHORIZATION", "MULTIPLE_TOKENS"})
    void respond_malformedOrSeveralCredentials_is400InvalidRequest(RejectionReason reason) throws IOException {
        FakeResponse response = answer(refusal(reason));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getHeader("WWW-Authenticate"))
                .startsWith("Bearer realm=\"ostiary\", error=\"invalid_request\", error_description=\"");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"error\":\"invalid_request\",\"code\":\"" + reason.code() + "\"}");
    }

    @Test
    void respond_notAllowed_is403InsufficientScope() throws IOException {
        FakeResponse response = answer(Responders.notAllowed(AnswerKind.API));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getHeader("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"")
                .doesNotContain("scope=");
        assertThat(response.body()).contains("\"title\":\"Forbidden\",\"status\":403,\"error\":\"insufficient_scope\"");
    }

    @Test
    void respond_missingScopes_areNamedInTheChallenge() throws IOException {
        FakeResponse response = answer(Responders.notAllowed(AnswerKind.API, "read", "write:all"));

        assertThat(response.getHeader("WWW-Authenticate")).endsWith(", scope=\"read write:all\"");
    }

    @Test
    void respond_crossSiteRequest_is403WithoutChallenge() throws IOException {
        FakeResponse response = answer(refusal(RejectionReason.CSRF_CROSS_SITE));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.containsHeader("WWW-Authenticate")).isFalse();
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                        + "\"code\":\"csrf_cross_site\"}");
    }

    @Test
    void respond_ambiguousUri_is400WithoutChallengeAndError() throws IOException {
        FakeResponse response = answer(refusal(RejectionReason.AMBIGUOUS_URI));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.containsHeader("WWW-Authenticate")).isFalse();
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"code\":\"ambiguous_uri\"}");
    }

    @Test
    void respond_keysUnavailable_is503WithRetryAfterWithoutChallenge() throws IOException {
        FakeResponse response = answer(refusal(RejectionReason.KEYS_UNAVAILABLE).withRetryAfter(Duration.ofSeconds(7)));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("7");
        assertThat(response.containsHeader("WWW-Authenticate")).isFalse();
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"code\":\"keys_unavailable\"}");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT-5S, 1", "PT0.001S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT29.5S, 30", "PT2M, 120"})
    void respond_retryAfter_isWholeSecondsAndAtLeastOne(Duration delay, String expected) throws IOException {
        FakeResponse response = answer(refusal(RejectionReason.KEYS_UNAVAILABLE).withRetryAfter(delay));

        assertThat(response.getHeader("Retry-After")).isEqualTo(expected);
    }

    @Test
    void respond_unavailableWithoutTime_saysOneSecond() throws IOException {
        FakeResponse response = answer(refusal(RejectionReason.KEYS_UNAVAILABLE));

        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void respond_anyReason_isProblemJsonThatNobodyStores(RejectionReason reason) throws IOException {
        FakeResponse response = answer(refusal(reason));

        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("Content-Length"))
                .isEqualTo(String.valueOf(response.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(response.isErrorSent()).isFalse();
    }

    @Test
    void respond_invalidCookie_isLeftAlone() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.API).withOwnCookie());

        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void respond_headersOfAnOuterFilter_stay() throws IOException {
        FakeResponse response = new FakeResponse();
        response.setHeader("Access-Control-Allow-Origin", "https://partner.example");

        Responders.standard().respond(Responders.expired(AnswerKind.API), request, response);

        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://partner.example");
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void respond_committedResponse_isLeftAlone(AnswerKind kind) throws IOException {
        FakeResponse response = new FakeResponse().committed();

        Responders.standard().respond(Responders.expired(kind).withOwnCookie(), request, response);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void respond_detailNone_showsNeitherCodeNorDescription() throws IOException {
        StandardResponder silent = Responders.withDetail(ErrorDetail.NONE);

        FakeResponse response = Responders.answer(silent, Responders.expired(AnswerKind.API), request);

        assertThat(response.getHeader("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"ostiary\", error=\"invalid_token\"");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"error\":\"invalid_token\"}");
    }

    @Test
    void respond_detailFull_saysWhatToDo() throws IOException {
        StandardResponder talkative = Responders.withDetail(ErrorDetail.FULL);

        FakeResponse response = Responders.answer(talkative, Responders.expired(AnswerKind.API), request);

        assertThat(response.body())
                .endsWith("\"code\":\"token_expired\",\"detail\":\"The token has expired. Get a new token. "
                        + "If it is fresh, compare the clocks of issuer and verifier.\"}");
    }

    @ParameterizedTest
    @EnumSource(ErrorDetail.class)
    void respond_withASupportId_saysItLastWhateverTheDetail(ErrorDetail detail) throws IOException {
        Refusal refusal = Responders.expired(AnswerKind.API).withSupportId("0123456789ab");

        FakeResponse response = Responders.answer(Responders.withDetail(detail), refusal, request);

        assertThat(response.body())
                .startsWith("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,")
                .endsWith(",\"support_id\":\"0123456789ab\"}");
    }

    @Test
    void challenge_ofARefusal_isTheOneThatIsAnswered() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.API));

        assertThat(Responders.standard().challenge(Responders.expired(AnswerKind.API)))
                .contains(response.getHeader("WWW-Authenticate"));
        assertThat(Responders.standard().challenge(refusal(RejectionReason.KEYS_UNAVAILABLE)))
                .isEmpty();
    }

    @Test
    void respond_realmWithQuotes_isAQuotedString() throws IOException {
        StandardResponder responder = withRealm("the \"big\" C:\\ realm");

        FakeResponse response = Responders.answer(responder, Responders.missing(AnswerKind.API), request);

        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"the \\\"big\\\" C:\\\\ realm\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b=c", "a\tb", "a\u0000", "caf\u00e9", "a\u007f"})
    void constructor_realmThatNoHeaderCarries_isRefused(String realm) {
        assertThatThrownBy(() -> withRealm(realm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("realm")
                .hasMessageNotContaining(realm);
    }

    private static StandardResponder withRealm(String realm) {
        return new StandardResponder(realm, ErrorDetail.CODE, Pages.NONE, Optional.empty(), Responders.ADDRESS);
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void respond_whateverTheClientSent_isNotInTheAnswer(RejectionReason reason) throws IOException {
        FakeRequest marked = FakeRequest.get("/api/marker?x=marker")
                .header("Authorization", "Bearer marker")
                .header("HX-Current-URL", "https://app.example/marker")
                .cookie("access_token", "marker");

        FakeResponse response = Responders.answer(Responders.withDetail(ErrorDetail.FULL), refusal(reason), marked);

        assertThat(response.body()).doesNotContain("marker");
        assertThat(response.getHeaderNames().stream().flatMap(name -> response.getHeaders(name).stream()))
                .noneMatch(value -> value.contains("marker"));
    }
}
