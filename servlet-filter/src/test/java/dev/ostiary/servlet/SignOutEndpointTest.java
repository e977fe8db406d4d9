package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /auth/sign-out}, and the same from the application. */
class SignOutEndpointTest {
    private static final List<String> CLEARED = List.of(
            "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
            "refresh_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");

    private final SessionFixture fixture = new SessionFixture("/** = role(admin)");
    private final String session = fixture.signIn("u1", "admin");
    private final Map<String, String> before = Map.copyOf(fixture.browser.cookies());

    private FakeResponse signOutOfAPage() throws Exception {
        return fixture.send(fixture.browser.page("POST", "/auth/sign-out"));
    }

    private FakeResponse signOutOfAScript() throws Exception {
        return fixture.send(fixture.browser.script("POST", "/auth/sign-out"));
    }

    private boolean isOver() {
        return fixture.store.store().session(session).isEmpty();
    }

    @Test
    void signOut_page_goesToTheSignInPage() throws Exception {
        FakeResponse response = signOutOfAPage();

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo("/sign-in");
        assertThat(response.getHeaders("Vary")).containsExactly("Cookie, Accept, Sec-Fetch-Mode");
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(cookies(response)).containsExactlyElementsOf(CLEARED);
        assertThat(isOver()).isTrue();
    }

    @Test
    void signOut_pageOfABrowserWithoutFetchMetadata_goesToTheSignInPage() throws Exception {
        FakeRequest form = FakeRequest.post("/auth/sign-out")
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Origin", "https://app.example");
        before.forEach(form::cookie);

        assertThat(fixture.send(form).getStatus()).isEqualTo(303);
    }

    @Test
    void signOut_belowTheRoot_isWithinTheContext() throws Exception {
        FakeRequest form = fixture.browser.page("POST", "/shop/auth/sign-out").contextPath("/shop");

        FakeResponse response = fixture.send(form);

        assertThat(response.getHeader("Location")).isEqualTo("/shop/sign-in");
        assertThat(cookies(response))
                .containsExactly(
                        "access_token=; Path=/shop; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
                        "refresh_token=; Path=/shop; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void signOut_script_is204() throws Exception {
        FakeResponse response = signOutOfAScript();

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("Location")).isNull();
        assertThat(cookies(response)).containsExactlyElementsOf(CLEARED);
        assertThat(isOver()).isTrue();
        assertThat(fixture.events).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(AuthOutcome.SERVED);
            assertThat(event.rule()).isEqualTo("sign-out");
        });
    }

    @Test
    void signOut_htmx_isToldWhereToGo() throws Exception {
        FakeResponse response =
                fixture.send(fixture.browser.script("POST", "/auth/sign-out").header("HX-Request", "true"));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/sign-in");
        assertThat(cookies(response)).containsExactlyElementsOf(CLEARED);
    }

    @Test
    void signOut_noSignInPage_is204() throws Exception {
        AuthFilter filter = fixture.builder().signInPage("").build();

        assertThat(fixture.send(filter, fixture.browser.page("POST", "/auth/sign-out"))
                        .getStatus())
                .isEqualTo(204);
    }

    @Test
    void signOut_tokensFromBefore_areRevoked() throws Exception {
        signOutOfAScript();
        fixture.browser.cookies().putAll(before);

        assertThat(code(fixture.send(fixture.browser.script("GET", "/a")))).isEqualTo("token_revoked");
        assertThat(code(fixture.refresh())).isEqualTo("token_revoked");
    }

    @Test
    void signOut_expiredAccessToken_endsTheSessionAllTheSame() throws Exception {
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);

        assertThat(signOutOfAScript().getStatus()).isEqualTo(204);
        assertThat(isOver()).isTrue();
    }

    @Test
    void signOut_refreshTokenAlone_endsTheSession() throws Exception {
        fixture.browser.cookies().remove("access_token");

        signOutOfAScript();

        assertThat(isOver()).isTrue();
    }

    @Test
    void signOut_accessTokenAlone_endsTheSession() throws Exception {
        fixture.browser.cookies().remove("refresh_token");

        signOutOfAScript();

        assertThat(isOver()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "abc"})
    void signOut_withoutAnyGoodToken_clearsTheCookies(String token) throws Exception {
        fixture.browser.cookies().clear();
        FakeRequest request = fixture.browser.script("POST", "/auth/sign-out");

        FakeResponse response = fixture.send(token.equals("none") ? request : request.cookie("refresh_token", token));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(cookies(response)).containsExactlyElementsOf(CLEARED);
    }

    @Test
    void signOut_twoCookiesOfOneName_endsEverySession() throws Exception {
        FakeRequest request = fixture.browser
                .script("POST", "/auth/sign-out")
                .cookie("refresh_token", "left-over")
                .cookie("access_token", "left-over");

        assertThat(fixture.send(request).getStatus()).isEqualTo(204);
        assertThat(isOver()).isTrue();
    }

    @Test
    void signOut_ownCookieBehindManyOthers_endsTheSession() throws Exception {
        FakeRequest request = FakeRequest.post("/auth/sign-out").header("Sec-Fetch-Site", "same-origin");
        IntStream.range(0, 40)
                .forEach(i -> request.cookie("refresh_token", "x" + i).cookie("access_token", "y" + i));
        request.cookie("refresh_token", before.get("refresh_token"));

        assertThat(fixture.send(request).getStatus()).isEqualTo(204);
        assertThat(isOver()).isTrue();
    }

    private String signInAsAnother() {
        fixture.browser.cookies().clear();
        return fixture.signIn("u2");
    }

    private FakeRequest fromElsewhere(String authorization) {
        return FakeRequest.post("/auth/sign-out")
                .header("Authorization", authorization)
                .header("Origin", "https://elsewhere.example");
    }

    @Test
    void signOut_tokenInTheHeader_isRevokedWhateverTheOrigin() throws Exception {
        FakeResponse response = fixture.send(fromElsewhere("Bearer " + before.get("access_token")));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(cookies(response)).isEmpty();
        assertThat(isOver()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer junk", "Bearer", "Bearer a.b.c", "Basic YTpi"})
    void signOut_junkInTheHeaderFromAnotherSite_leavesTheSessionOfTheCookies(String authorization) throws Exception {
        FakeRequest request = fromElsewhere(authorization);
        before.forEach(request::cookie);

        FakeResponse response = fixture.send(request);

        assertThat(code(response)).isEqualTo("csrf_cross_site");
        assertThat(cookies(response)).isEmpty();
        assertThat(isOver()).isFalse();
    }

    @Test
    void signOut_goodTokenInTheHeaderFromAnotherSite_endsItsSessionAlone() throws Exception {
        String other = signInAsAnother();
        FakeRequest request =
                fromElsewhere("Bearer " + fixture.browser.cookies().get("access_token"));
        before.forEach(request::cookie);

        FakeResponse response = fixture.send(request);

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(cookies(response)).isEmpty();
        assertThat(fixture.store.store().session(other)).isEmpty();
        assertThat(isOver()).isFalse();
    }

    @Test
    void signOut_goodTokenInTheHeaderOfTheApplicationItself_endsAll() throws Exception {
        signInAsAnother();
        FakeRequest request = FakeRequest.post("/auth/sign-out")
                .header("Authorization", "Bearer " + fixture.browser.cookies().get("access_token"))
                .header("Sec-Fetch-Site", "same-origin");
        before.forEach(request::cookie);

        assertThat(cookies(fixture.send(request))).containsExactlyElementsOf(CLEARED);
        assertThat(isOver()).isTrue();
        assertThat(fixture.filter.sessions().sessionsOf("u2")).isEmpty();
    }

    @Test
    void signOut_tokenInTheHeaderWhileTheStoreIsAway_is503() throws Exception {
        fixture.store.off();

        FakeResponse response = fixture.send(fromElsewhere("Bearer " + before.get("access_token")));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(code(response)).isEqualTo("store_unavailable");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, 204",
                "none, -, 204",
                "cross-site, -, 403",
                "same-site, -, 403",
                "-, https://app.example, 204",
                "-, https://evil.example, 403",
                "-, -, 403"
            })
    void signOut_fromAnotherSite_changesNothing(String site, String origin, int status) throws Exception {
        FakeRequest request = FakeRequest.post("/auth/sign-out")
                .headerIfPresent("Sec-Fetch-Site", site)
                .headerIfPresent("Origin", origin);
        before.forEach(request::cookie);

        FakeResponse response = fixture.send(request);

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(isOver()).isEqualTo(status == 204);
        assertThat(cookies(response).isEmpty()).isEqualTo(status != 204);
    }

    @Test
    void signOut_formOfAnotherSiteWithoutCookies_doesNotClearThem() throws Exception {
        FakeRequest form = FakeRequest.post("/auth/sign-out")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Accept", "text/html");

        FakeResponse response = fixture.send(form);

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.isErrorSent()).isTrue();
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void signOut_storeAway_is503AndKeepsTheCookies() throws Exception {
        fixture.store.off();

        FakeResponse response = signOutOfAScript();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(code(response)).isEqualTo("store_unavailable");
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(cookies(response)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT"})
    void signOut_otherMethod_isNotAllowed(String method) throws Exception {
        FakeResponse response = fixture.send(fixture.browser.page(method, "/auth/sign-out"));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("POST");
        assertThat(response.body()).isEqualTo("This address takes POST alone.");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(isOver()).isFalse();
    }

    @Test
    void signOutOfTheApplication_isTheSame() throws Exception {
        fixture.page("/a");
        FakeResponse response = new FakeResponse();

        Sessions.of(fixture.last()).signOut(fixture.last(), response);

        assertThat(cookies(response)).containsExactlyElementsOf(CLEARED);
        assertThat(isOver()).isTrue();
    }

    @Test
    void signOutOfTheApplication_storeAway_isThrown() throws Exception {
        fixture.page("/a");
        FakeResponse response = new FakeResponse();
        fixture.store.off();

        assertThatThrownBy(() -> Sessions.of(fixture.last()).signOut(fixture.last(), response))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void revokeAll_signsOutEverywhere() throws Exception {
        assertThat(fixture.filter.sessions().revokeAll("u1")).isEqualTo(1);

        assertThat(code(fixture.send(fixture.browser.script("GET", "/a")))).isEqualTo("token_revoked");
    }

    @Test
    void signOut_methodInAnotherCase_isMalformedAndEndsNothing() throws Exception {
        FakeResponse response = fixture.send(fixture.browser.script("post", "/auth/sign-out"));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"malformed_method\"");
        assertThat(isOver()).isFalse();
    }
}
