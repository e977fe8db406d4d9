package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.UNTIL_EXPIRED;
import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page whose access token has expired, and that has a refresh token beside it. */
class PageRenewalTest {
    private static final List<String> CLEARED = List.of(
            "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
            "refresh_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");

    private final SessionFixture fixture =
            new SessionFixture("/admin/** = role(admin)", "/news/** = optional", "/open/** = public", "/never = deny");
    private final String session = fixture.signIn("u1", "clerk");
    private final Map<String, String> before = Map.copyOf(fixture.browser.cookies());

    private void expire() {
        fixture.clock.advance(UNTIL_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void page_expiredToken_isServedWithNewCookies(String method) throws Exception {
        expire();

        FakeResponse response = fixture.send(fixture.browser.page(method, "/a"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
        assertThat(fixture.last().getHeader("X-User-Role")).isEqualTo("clerk");
        assertThat(cookies(response))
                .extracting(line -> line.replaceFirst("=[^;]*", "=..."))
                .containsExactly(
                        "access_token=...; Path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure",
                        "refresh_token=...; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(fixture.events).extracting(AuthEvent::outcome).containsExactly(AuthOutcome.ADMITTED);
    }

    @Test
    void page_absentAccessCookie_isServedWithNewCookies() throws Exception {
        fixture.browser.cookies().remove("access_token");

        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);

        assertThat(fixture.browser.cookies()).containsKey("access_token");
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void page_goodToken_isNotRenewed() throws Exception {
        FakeResponse response = fixture.page("/a");

        assertThat(cookies(response)).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void page_nextOne_isNotRenewedAgain() throws Exception {
        expire();
        fixture.page("/a");

        assertThat(cookies(fixture.page("/a"))).isEmpty();
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void pages_ofTwoTabsAtOnce_getTheSameSession() throws Exception {
        expire();
        fixture.page("/a");
        fixture.browser.cookies().putAll(before);

        assertThat(fixture.page("/b").getStatus()).isEqualTo(200);

        assertThat(fixture.store.rotations()).isEqualTo(1);
        assertThat(fixture.refresh().getStatus()).isEqualTo(204);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).hasSize(1);
    }

    @Test
    void script_expiredToken_isNotRenewed() throws Exception {
        expire();

        FakeResponse response = fixture.send(fixture.browser.script("GET", "/a"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(code(response)).isEqualTo("token_expired");
        assertThat(cookies(response)).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void otherRequests_expiredToken_areNotRenewed() throws Exception {
        expire();

        assertThat(fixture.send(fixture.browser.script("POST", "/a")).getStatus())
                .isEqualTo(401);
        assertThat(fixture.send(fixture.browser.page("GET", "/api/a")).getStatus())
                .isEqualTo(401);
        FakeResponse htmx = fixture.send(fixture.browser.script("GET", "/a").header("HX-Request", "true"));
        assertThat(htmx.getStatus()).isEqualTo(401);
        assertThat(cookies(htmx)).containsExactly(CLEARED.get(0));
        assertThat(fixture.store.rotations()).isZero();
    }

    /** It may be that of another application or host, which shall not keep the user from going on. */
    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b.c"})
    void page_accessCookieThatIsNoGood_isRenewedAllTheSame(String planted) throws Exception {
        fixture.browser.cookies().put("access_token", planted);

        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void page_forgedAccessTokenWithoutRefreshToken_isCleared() throws Exception {
        String token = before.get("access_token");
        fixture.browser.cookies().put("access_token", token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43));
        fixture.browser.cookies().remove("refresh_token");

        FakeResponse response = fixture.page("/a");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(cookies(response)).containsExactly(CLEARED.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/a", "/never"})
    void page_thatARuleRefuses_burnsNothing(String uri) throws Exception {
        expire();

        FakeResponse response = fixture.page(uri);

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(cookies(response)).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
    }

    @Test
    void publicPage_isNotRenewed() throws Exception {
        expire();

        assertThat(cookies(fixture.page("/open/a"))).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void publicPage_thatAsksForTheUser_isRenewed() throws Exception {
        expire();
        FakeResponse response = new FakeResponse();

        fixture.filter.doFilter(fixture.browser.page("GET", "/open/a"), response, (shown, answer) -> {
            assertThat(((HttpServletRequest) shown).authenticate(response)).isTrue();
            assertThat(((HttpServletRequest) shown).getRemoteUser()).isEqualTo("u1");
        });

        assertThat(cookies(response)).hasSize(2);
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void optionalPage_isRenewed() throws Exception {
        expire();

        fixture.page("/news/a");

        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void optionalPage_sessionThatIsOver_showsNobodyAndClearsBothCookies() throws Exception {
        expire();
        fixture.filter.sessions().end(session);

        FakeResponse response = fixture.page("/news/a");

        assertThat(fixture.last().getRemoteUser()).isNull();
        assertThat(cookies(response)).containsExactlyElementsOf(CLEARED);
    }

    @Test
    void optionalPage_storeAway_showsNobodyAndKeepsTheCookies() throws Exception {
        expire();
        fixture.store.off();

        FakeResponse response = fixture.page("/news/a");

        assertThat(fixture.last().getRemoteUser()).isNull();
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void page_sessionThatIsOver_goesToTheSignInPageWithoutCookies() throws Exception {
        expire();
        fixture.filter.sessions().end(session);

        FakeResponse response = fixture.page("/a");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo("/sign-in?return_to=%2Fa&error=session_expired");
        assertThat(cookies(response)).containsExactlyInAnyOrderElementsOf(CLEARED);
    }

    @Test
    void page_sessionThatWasEndedElsewhere_losesBothCookiesBeforeItsTokenExpires() throws Exception {
        fixture.filter.sessions().end(session);

        FakeResponse response = fixture.page("/a");

        assertThat(response.getHeader("Location")).isEqualTo("/sign-in?return_to=%2Fa&error=session_expired");
        assertThat(cookies(response)).containsExactlyInAnyOrderElementsOf(CLEARED);
    }

    @Test
    void page_sessionLeftForTooLong_goesToTheSignInPage() throws Exception {
        fixture.clock.advance(Duration.ofDays(31));

        FakeResponse response = fixture.page("/a");

        assertThat(response.getHeader("Location")).endsWith("error=session_expired");
        assertThat(cookies(response)).containsExactlyInAnyOrderElementsOf(CLEARED);
    }

    @Test
    void page_refreshTokenUsedLongAgo_isTheft() throws Exception {
        expire();
        fixture.page("/a");
        fixture.page("/a");
        fixture.store.awaitConfirmation();
        fixture.clock.advance(SessionFixture.GRACE);
        fixture.browser.cookies().putAll(before);

        FakeResponse response = fixture.page("/a");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(fixture.reuses).hasValue(1);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void page_storeAway_is503AndKeepsTheCookies() throws Exception {
        expire();
        fixture.store.off();

        FakeResponse response = fixture.page("/a");

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(cookies(response)).isEmpty();
        fixture.store.on();
        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
    }

    @Test
    void page_severalRefreshCookies_isRenewedByTheGoodOne() throws Exception {
        expire();
        FakeRequest request = FakeRequest.get("/a")
                .header("Sec-Fetch-Mode", "navigate")
                .cookie("refresh_token", "x")
                .cookie("refresh_token", before.get("refresh_token"));

        assertThat(fixture.send(request).getStatus()).isEqualTo(200);
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void page_refreshCookiesOfTwoUsers_is400AndBurnsNothing() throws Exception {
        fixture.browser.cookies().clear();
        fixture.signIn("u2");
        expire();

        FakeResponse response =
                fixture.send(fixture.browser.page("GET", "/a").cookie("refresh_token", before.get("refresh_token")));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(cookies(response)).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void dispatches_ofARenewedPage_renewNothing() throws Exception {
        expire();
        FakeRequest request = fixture.browser.page("GET", "/a");
        fixture.send(request);

        fixture.send(request.dispatchedAs(DispatcherType.FORWARD));
        fixture.send(request.dispatchedAs(DispatcherType.ASYNC));
        fixture.send(request.dispatchedAs(DispatcherType.ERROR));

        assertThat(fixture.store.rotations()).isEqualTo(1);
        assertThat(fixture.seen).hasSize(4).allMatch(shown -> "u1".equals(shown.getRemoteUser()));
    }

    @Test
    void errorPage_whoseHeadersTheContainerHasDropped_setsTheCookiesAgain() throws Exception {
        expire();
        FakeRequest request = fixture.browser.page("GET", "/a");
        FakeResponse first = fixture.send(request);

        FakeResponse afterReset = fixture.send(request.dispatchedAs(DispatcherType.ERROR));
        fixture.filter.doFilter(request, first, (shown, answer) -> {});

        assertThat(cookies(afterReset)).isEqualTo(cookies(first)).hasSize(2);
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    /** A shared cache that kept such a page would hand the cookies to others (RFC 9111, section 7.3). */
    @ParameterizedTest
    @ValueSource(strings = {"/a", "/news/a"})
    void page_thatTheApplicationWouldHaveCached_isNot(String uri) throws Exception {
        expire();
        FakeResponse response = new FakeResponse();

        fixture.filter.doFilter(fixture.browser.page("GET", uri), response, (shown, answer) -> {
            ((HttpServletResponse) answer).setHeader("cache-control", "public, max-age=3600");
            ((HttpServletResponse) answer).addHeader("Cache-Control", "s-maxage=60");
            ((HttpServletResponse) answer).setHeader("ETag", "1");
        });

        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(response.getHeaders("ETag")).containsExactly("1");
    }

    @Test
    void page_thatNeedsNoRenewal_isCachedAsTheApplicationSays() throws Exception {
        FakeResponse response = new FakeResponse();

        fixture.filter.doFilter(
                fixture.browser.page("GET", "/a"),
                response,
                (shown, answer) -> ((HttpServletResponse) answer).setHeader("Cache-Control", "private, max-age=60"));

        assertThat(response.getHeaders("Cache-Control")).containsExactly("private, max-age=60");
    }

    /** The browser would come back with the old refresh token, and look like a thief. */
    @Test
    void page_whoseApplicationResetsTheResponse_keepsTheCookies() throws Exception {
        expire();
        FakeResponse response = new FakeResponse();

        fixture.filter.doFilter(fixture.browser.page("GET", "/a"), response, (shown, answer) -> {
            ((HttpServletResponse) answer).setHeader("X-Page", "1");
            answer.reset();
        });

        assertThat(cookies(response)).hasSize(2);
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(response.getHeaders("X-Page")).isEmpty();
    }

    /** {@code max-token-age} ends an access token before its time; its session lasts. */
    @Test
    void page_tokenThatIsTooOld_isRenewed() throws Exception {
        AuthFilter strict = fixture.builder().maxTokenAge(Duration.ofMinutes(5)).build();
        fixture.clock.advance(Duration.ofMinutes(6));

        FakeResponse response = fixture.send(strict, fixture.browser.page("GET", "/a"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(cookies(response)).hasSize(2);
    }

    @Test
    void page_claimsThatHaveOutgrownTheCookie_areToldBeforeAnythingIsBurnt() {
        expire();
        AuthFilter growing = fixture.builder((subject, claims) -> Optional.of(Map.of("big", "x".repeat(2_770))))
                .build();

        assertThatThrownBy(() -> fixture.send(growing, fixture.browser.page("GET", "/a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4096");
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void page_userWhoIsLockedOut_isSignedOut() throws Exception {
        expire();
        AuthFilter asking =
                fixture.builder((subject, claims) -> Optional.empty()).build();

        FakeResponse response = fixture.send(asking, fixture.browser.page("GET", "/a"));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(cookies(response)).containsExactlyInAnyOrderElementsOf(CLEARED);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void page_userWhoHasLostTheRole_isRefused() throws Exception {
        fixture.signIn("u2", "admin");
        expire();
        AuthFilter asking = fixture.builder((subject, claims) -> Optional.of(Map.of("roles", List.of("clerk"))))
                .rules("/admin/** = role(admin)")
                .build();

        assertThat(fixture.send(asking, fixture.browser.page("GET", "/admin/a")).getStatus())
                .isEqualTo(403);
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void reportOnly_pageThatARuleRefuses_isShownToItsUserAndBurnsNothing() throws Exception {
        expire();
        AuthFilter reporting =
                fixture.builder().rules("/admin/** = role(admin) [report-only]").build();

        FakeResponse response = fixture.send(reporting, fixture.browser.page("GET", "/admin/a"));

        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
        assertThat(cookies(response)).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void committedResponse_isRefusedAndBurnsNothing() throws Exception {
        expire();

        fixture.filter.doFilter(fixture.browser.page("GET", "/a"), new FakeResponse().committed(), (shown, answer) -> {
            throw new AssertionError("the application ran");
        });

        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void handshakeOfAnotherSite_burnsNothing() throws Exception {
        expire();
        FakeRequest handshake = FakeRequest.get("/a")
                .header("Accept", "text/html")
                .header("Upgrade", "websocket")
                .header("Origin", "https://evil.example");
        before.forEach(handshake::cookie);

        assertThat(fixture.send(handshake).getStatus()).isEqualTo(403);
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void refreshAndOneTimeTokens_letNobodyIn() throws Exception {
        String oneTime =
                fixture.filter.sessions().issueOneTime("reset", "u1", Map.of()).token();
        for (String token : List.of(before.get("refresh_token"), oneTime)) {
            FakeResponse header = fixture.send(FakeRequest.get("/api/a").header("Authorization", "Bearer " + token));
            FakeResponse cookie = fixture.send(FakeRequest.get("/api/a").cookie("access_token", token));

            assertThat(code(header)).isEqualTo("type_not_allowed");
            assertThat(code(cookie)).isEqualTo("type_not_allowed");
        }
    }
}
