package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAnswerTest {
    private final FakeRequest request = FakeRequest.get("/account?tab=1&q=a%2Fb");

    private FakeResponse answer(Refusal refusal) throws IOException {
        return Responders.answer(Responders.standard(), refusal, request);
    }

    private static String location(StandardResponder responder, FakeRequest request) throws IOException {
        return Responders.answer(responder, Responders.missing(AnswerKind.PAGE), request)
                .getHeader("Location");
    }

    @Test
    void respond_noToken_redirectsToSignInAndBack() throws IOException {
        FakeResponse response = answer(Responders.missing(AnswerKind.PAGE));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo("/sign-in?return_to=%2Faccount%3Ftab%3D1%26q%3Da%252Fb");
        assertThat(response.isErrorSent()).isFalse();
        assertThat(response.body()).isEmpty();
    }

    /** Whatever makes the sign-in page itself ask for a user, a browser must not be sent round in circles. */
    @ParameterizedTest
    @CsvSource({
        "/sign-in, /sign-in",
        "/sign-in, /sign-in/",
        "/sign-in, /sign-in?return_to=%2Fa",
        "/sign-in, /sign-in;jsessionid=1",
        "/sign-in, /sign%2Din",
        "/sign-in?tenant=t1#form, /sign-in",
        "https://app.example/sign-in?tenant=t1, /sign-in",
        "https://app.example/sign-in, /sign-in?error=session_expired",
        "https://app.example:443/sign-in/, /sign-in",
        "https://app.example, /"
    })
    void respond_signInPageItself_isTheApiAnswer(String page, String asked) throws IOException {
        FakeResponse response = Responders.answer(
                Responders.withSignInPage(page), Responders.missing(AnswerKind.PAGE), FakeRequest.get(asked));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.containsHeader("Location")).isFalse();
        assertThat(response.body()).contains("\"code\":\"missing_token\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/sign-in, /sign-in/help",
        "/sign-in, /Sign-in",
        "/sign-in, /",
        "https://id.example/sign-in, /sign-in",
        "http://app.example/sign-in, /sign-in",
        "https://app.example/sign-in, /account"
    })
    void respond_pageLikeTheSignInPage_redirects(String page, String asked) throws IOException {
        assertThat(location(Responders.withSignInPage(page), FakeRequest.get(asked)))
                .startsWith(page + "?return_to=");
    }

    @ParameterizedTest
    @CsvSource({
        "/in?tenant=t1, /in?tenant=t1&return_to=%2Fa",
        "/in#form, /in?return_to=%2Fa#form",
        "/in?tenant=t1#form, /in?tenant=t1&return_to=%2Fa#form",
        "/in?, /in?return_to=%2Fa",
        "https://id.example/in?a=/b#c?d, https://id.example/in?a=/b&return_to=%2Fa#c?d"
    })
    void respond_signInPageWithQueryOrFragment_keepsThem(String page, String expected) throws IOException {
        assertThat(location(Responders.withSignInPage(page), FakeRequest.get("/a")))
                .isEqualTo(expected);
    }

    @Test
    void respond_signInPageItselfInOtherContext_isTheApiAnswer() throws IOException {
        FakeRequest inContext = FakeRequest.get("/shop/sign-in").contextPath("/shop");

        assertThat(location(Responders.standard(), inContext)).isNull();
    }

    @Test
    void respond_noToken_clearsNothing() throws IOException {
        FakeResponse response = answer(Responders.missing(AnswerKind.PAGE));

        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN_EXPIRED", "BAD_SIGNATURE", "TOKEN_TOO_LARGE", "MALFORMED_TOKEN"})
    void respond_invalidToken_redirectsAndSaysThatTheSessionExpired(RejectionReason reason) throws IOException {
        FakeResponse response = answer(Refusal.of(reason, AnswerKind.PAGE).withCookieToken());

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location"))
                .isEqualTo("/sign-in?return_to=%2Faccount%3Ftab%3D1%26q%3Da%252Fb&error=session_expired");
    }

    @Test
    void respond_invalidCookieThatIsNotOurs_isLeftAlone() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.PAGE).withCookieToken());

        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void respond_invalidCookieInRootContext_isClearedOnce() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.PAGE).withOwnCookie());

        assertThat(response.getHeaders("Set-Cookie"))
                .containsExactly("access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void respond_invalidCookieInOtherContext_isClearedThereAlone() throws IOException {
        FakeRequest inContext = FakeRequest.get("/shop/account").contextPath("/shop");

        FakeResponse response = Responders.answer(
                Responders.standard(), Responders.expired(AnswerKind.PAGE).withOwnCookie(), inContext);

        assertThat(response.getHeaders("Set-Cookie"))
                .containsExactly("access_token=; Path=/shop; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void respond_invalidCookieOverPlainHttp_isClearedWithoutSecure() throws IOException {
        FakeRequest plain = FakeRequest.get("/account").sentTo("http", "localhost", 8080);

        FakeResponse response = Responders.answer(
                Responders.standard(), Responders.expired(AnswerKind.PAGE).withOwnCookie(), plain);

        assertThat(response.getHeaders("Set-Cookie"))
                .containsExactly("access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-token", "__Secure-token", "__host-token"})
    void respond_cookieThatMustBeSecure_isClearedSecurelyAlsoBehindAProxy(String name) throws IOException {
        FakeRequest plain = FakeRequest.get("/account").sentTo("http", "localhost", 8080);

        FakeResponse response = Responders.answer(
                Responders.withCookie(name), Responders.expired(AnswerKind.PAGE).withOwnCookie(), plain);

        assertThat(response.getHeader("Set-Cookie")).startsWith(name + "=;").endsWith("; Secure");
    }

    /** Browsers take such a cookie for {@code /} alone, and never with a domain. */
    @ParameterizedTest
    @ValueSource(strings = {"__Host-token", "__host-token"})
    void respond_cookieOfTheHostAlone_isClearedAtTheRootOnly(String name) throws IOException {
        FakeRequest inContext = FakeRequest.get("/shop/account").contextPath("/shop");

        FakeResponse response = Responders.answer(
                Responders.withCookie(name), Responders.expired(AnswerKind.PAGE).withOwnCookie(), inContext);

        assertThat(response.getHeaders("Set-Cookie"))
                .containsExactly(name + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void respond_invalidTokenOfAnotherCarrier_clearsNothing() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.PAGE));

        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void respond_redirect_isNeitherStoredNorReusedForOthers() throws IOException {
        FakeResponse response = new FakeResponse();
        response.setHeader("Vary", "Origin");

        Responders.standard().respond(Responders.missing(AnswerKind.PAGE), request, response);

        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(response.getHeaders("Vary")).containsExactly("Origin", "Cookie, Accept, Sec-Fetch-Mode");
        assertThat(response.containsHeader("WWW-Authenticate")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"MALFORMED_AUTHORIZATION", "MULTIPLE_TOKENS", "AMBIGUOUS_URI"})
    void respond_malformedCredentialsOrUri_isErrorPage400(RejectionReason reason) throws IOException {
        FakeResponse response = answer(Refusal.of(reason, AnswerKind.PAGE).withOwnCookie());

        assertThat(response.isErrorSent()).isTrue();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getHeaderNames()).containsExactly("Cache-Control");
    }

    @Test
    void respond_notAllowed_isErrorPage403() throws IOException {
        FakeResponse response = answer(Responders.notAllowed(AnswerKind.PAGE));

        assertThat(response.isErrorSent()).isTrue();
        assertThat(response.getStatus()).isEqualTo(403);
    }

    @Test
    void respond_crossSiteRequest_isErrorPage403() throws IOException {
        FakeResponse response = answer(
                Refusal.of(RejectionReason.CSRF_CROSS_SITE, AnswerKind.PAGE).withOwnCookie());

        assertThat(response.isErrorSent()).isTrue();
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void respond_keysUnavailable_isErrorPage503AndKeepsTheCookie() throws IOException {
        FakeResponse response = answer(Refusal.of(RejectionReason.KEYS_UNAVAILABLE, AnswerKind.PAGE)
                .withOwnCookie()
                .withRetryAfter(Duration.ofSeconds(9)));

        assertThat(response.isErrorSent()).isTrue();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("9");
        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void respond_noSignInPage_isTheApiAnswer() throws IOException {
        FakeResponse response = Responders.answer(
                Responders.withoutSignInPage(),
                Responders.expired(AnswerKind.PAGE).withOwnCookie(),
                request);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"token_expired\"");
        assertThat(response.containsHeader("Location")).isFalse();
        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', /sign-in?return_to=%2Fa",
        "/shop, /shop/sign-in?return_to=%2Fshop%2Fa",
        "/my shop, /my%20shop/sign-in?return_to=%2Fmy%2520shop%2Fa",
        "/AZaz09, /AZaz09/sign-in?return_to=%2FAZaz09%2Fa",
        "/my%20shop, /my%20shop/sign-in?return_to=%2Fmy%2520shop%2Fa",
        "/b\u00fccher, /b%C3%BCcher/sign-in?return_to=%2Fb%25C3%25BCcher%2Fa"
    })
    void respond_contextPath_standsEncodedBeforeTheSignInPage(String contextPath, String expected) throws IOException {
        String uri = contextPath.replace(" ", "%20").replace("\u00fc", "%C3%BC") + "/a";

        String location = location(Responders.standard(), FakeRequest.get(uri).contextPath(contextPath));

        assertThat(location).isEqualTo(expected);
    }

    @Test
    void respond_contextPathThatWouldBreakAHeader_isEncoded() throws IOException {
        FakeRequest odd = FakeRequest.get("/a;b\r\nX: y/a").contextPath("/a;b\r\nX: y");

        FakeResponse response = Responders.answer(
                Responders.standard(), Responders.expired(AnswerKind.PAGE).withOwnCookie(), odd);

        assertThat(response.getHeader("Location")).isEqualTo("/a%3Bb%0D%0AX:%20y/sign-in?error=session_expired");
        assertThat(response.getHeader("Set-Cookie")).startsWith("access_token=; Path=/a%3Bb%0D%0AX:%20y; Max-Age=0");
    }

    @Test
    void respond_absoluteSignInPage_isUsedAsItIs() throws IOException {
        StandardResponder responder = Responders.withSignInPage("https://login.example/start");

        String location = location(responder, FakeRequest.get("/shop/a").contextPath("/shop"));

        assertThat(location).isEqualTo("https://login.example/start?return_to=%2Fshop%2Fa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/%2f/evil.example",
                "/a/../b",
                "/%5cevil.example",
                "https://evil.example/",
                "*",
                "/a b"
            })
    void respond_unsafeRequestPath_isLeftOut(String uri) throws IOException {
        assertThat(location(Responders.standard(), FakeRequest.get(uri))).isEqualTo("/sign-in");
    }

    @Test
    void respond_pathAbove2000Characters_isLeftOut() throws IOException {
        String longest = "/?q=" + "x".repeat(1_996);

        assertThat(location(Responders.standard(), FakeRequest.get(longest))).hasSizeGreaterThan(2_000);
        assertThat(location(Responders.standard(), FakeRequest.get(longest + "x")))
                .isEqualTo("/sign-in");
    }

    @Test
    void respond_emptyQuery_isKept() throws IOException {
        assertThat(location(Responders.standard(), FakeRequest.get("/a?"))).isEqualTo("/sign-in?return_to=%2Fa%3F");
    }

    @Test
    void respond_noReturnToParameter_sendsNone() throws IOException {
        StandardResponder responder = Responders.withReturnTo(Optional.empty());

        FakeResponse expired = Responders.answer(responder, Responders.expired(AnswerKind.PAGE), request);

        assertThat(location(responder, request)).isEqualTo("/sign-in");
        assertThat(expired.getHeader("Location")).isEqualTo("/sign-in?error=session_expired");
    }

    @Test
    void respond_returnToParameterOfAnotherName_isEncodedToo() throws IOException {
        StandardResponder responder = Responders.withReturnTo(Optional.of("next[]"));

        assertThat(location(responder, FakeRequest.get("/a"))).isEqualTo("/sign-in?next%5B%5D=%2Fa");
    }

    @Test
    void redirect_ofAPathWithASessionId_leavesTheSessionIdOut() throws IOException {
        FakeResponse response = Responders.answer(
                Responders.standard(),
                Responders.missing(AnswerKind.PAGE),
                FakeRequest.get("/a;jsessionid=MARKER/b?c=d"));

        assertThat(response.getHeader("Location")).isEqualTo("/sign-in?return_to=%2Fa%2Fb%3Fc%3Dd");
    }

    @Test
    void respond_rawCharactersInTheQuery_areEscapedAndKept() throws IOException {
        FakeRequest asked = FakeRequest.get("/orders?dir=C:\\temp&q=\"a\"");

        assertThat(location(Responders.standard(), asked))
                .isEqualTo("/sign-in?return_to=%2Forders%3Fdir%3DC%3A%255Ctemp%26q%3D%2522a%2522");
    }
}
