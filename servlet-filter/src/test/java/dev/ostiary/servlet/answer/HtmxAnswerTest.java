package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmxAnswerTest {

    private static FakeRequest htmx() {
        return FakeRequest.post("/cart/add?id=7").header("HX-Request", "true");
    }

    private static FakeResponse answer(Refusal refusal, FakeRequest request) throws IOException {
        return Responders.answer(Responders.standard(), refusal, request);
    }

    private static String redirect(FakeRequest request) throws IOException {
        return answer(Responders.missing(AnswerKind.HTMX), request).getHeader("HX-Redirect");
    }

    @Test
    void respond_noToken_is401WithRedirectAndWithoutBody() throws IOException {
        FakeResponse response = answer(Responders.missing(AnswerKind.HTMX), htmx());

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/sign-in?return_to=%2Fcart%2Fadd%3Fid%3D7");
        assertThat(response.body()).isEmpty();
        assertThat(response.getHeader("Content-Length")).isEqualTo("0");
        assertThat(response.isErrorSent()).isFalse();
    }

    /** A 401 without a challenge would break RFC 9110, section 15.5.2. */
    @Test
    void respond_noToken_hasChallengeAndIsNotStored() throws IOException {
        FakeResponse response = answer(Responders.missing(AnswerKind.HTMX), htmx());

        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"ostiary\"");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.containsHeader("Location")).isFalse();
    }

    @Test
    void respond_invalidCookie_isClearedAndSaysThatTheSessionExpired() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.HTMX).withOwnCookie(), htmx());

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("HX-Redirect"))
                .isEqualTo("/sign-in?return_to=%2Fcart%2Fadd%3Fid%3D7&error=session_expired");
        assertThat(response.getHeaders("Set-Cookie"))
                .containsExactly("access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/cart, %2Fcart",
        "https://app.example/cart?page=2#top, %2Fcart%3Fpage%3D2",
        "https://app.example:443/cart, %2Fcart",
        "HTTPS://APP.example/cart, %2Fcart",
        "https://app.example, %2F",
        "https://app.example?a=b, %2F%3Fa%3Db",
        "https://app.example/#/route, %2F",
        "https://app.example#top, %2F",
        "https://app.example/cart;jsessionid=A1/x;v=2?a=b;c, %2Fcart%2Fx%3Fa%3Db%3Bc"
    })
    void respond_currentUrlOfTheSameOrigin_isWhereToReturn(String url, String expected) throws IOException {
        assertThat(redirect(htmx().header("HX-Current-URL", url))).isEqualTo("/sign-in?return_to=" + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/cart",
                "cart",
                "://",
                "https://evil.example/cart",
                "http://app.example/cart",
                "https://app.example:8443/cart",
                "https://app.example.evil.example/cart",
                "https://app.example@evil.example/cart",
                "https://evil.example\\@app.example/cart",
                "https://user@app.example/cart",
                "https:app.example/cart",
                "//app.example/cart",
                "javascript://app.example/%0aalert(1)",
                "https://app.example//evil.example",
                "https://app.example/\\evil.example",
                "https://app.example/%2f/evil.example",
                "https://app.example/a\r\nSet-Cookie: a=b",
                " https://app.example/cart"
            })
    void respond_anyOtherCurrentUrl_returnsToTheRequestItself(String url) throws IOException {
        assertThat(redirect(htmx().header("HX-Current-URL", url)))
                .isEqualTo("/sign-in?return_to=%2Fcart%2Fadd%3Fid%3D7");
    }

    @Test
    void respond_currentUrlOfAPage_doesNotCount() throws IOException {
        FakeRequest request = FakeRequest.get("/account").header("HX-Current-URL", "https://app.example/other");

        FakeResponse response = answer(Responders.missing(AnswerKind.PAGE), request);

        assertThat(response.getHeader("Location")).isEqualTo("/sign-in?return_to=%2Faccount");
    }

    @Test
    void respond_noSignInPage_isTheApiAnswer() throws IOException {
        FakeResponse response =
                Responders.answer(Responders.withoutSignInPage(), Responders.missing(AnswerKind.HTMX), htmx());

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.containsHeader("HX-Redirect")).isFalse();
        assertThat(response.body()).contains("\"code\":\"missing_token\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTIPLE_TOKENS", "CSRF_CROSS_SITE", "AMBIGUOUS_URI", "KEYS_UNAVAILABLE"})
    void respond_refusalThatSigningInDoesNotHelp_isTheApiAnswer(RejectionReason reason) throws IOException {
        FakeResponse response = answer(Refusal.of(reason, AnswerKind.HTMX).withOwnCookie(), htmx());

        assertThat(response.body()).contains("\"code\":\"" + reason.code() + "\"");
        assertThat(response.isErrorSent()).isFalse();
        assertThat(response.getHeaderNames()).doesNotContain("HX-Redirect", "Set-Cookie");
    }
}
