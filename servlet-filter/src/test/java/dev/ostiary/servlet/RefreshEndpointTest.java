package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /auth/refresh}. */
class RefreshEndpointTest {
    private static final Duration GRACE = SessionFixture.GRACE;

    private final SessionFixture fixture = new SessionFixture("/a = authenticated", "/** = deny");
    private final String session = fixture.signIn("u1", "admin");
    private final Map<String, String> first = Map.copyOf(fixture.browser.cookies());

    private FakeRequest withFirst(FakeRequest request) {
        fixture.browser.cookies().putAll(first);
        return fixture.browser.send(request);
    }

    @Test
    void refresh_goodToken_getsBothCookies() throws Exception {
        FakeResponse response = fixture.refresh();

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(cookies(response))
                .extracting(line -> line.replaceFirst("=[^;]*", "=..."))
                .containsExactly(
                        "access_token=...; Path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure",
                        "refresh_token=...; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
        assertThat(fixture.browser.cookies().get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertThat(fixture.seen).isEmpty();
    }

    @Test
    void refresh_isOneEventOfItsOwn() throws Exception {
        fixture.refresh();

        assertThat(fixture.events).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(AuthOutcome.SERVED);
            assertThat(event.rule()).isEqualTo("refresh");
        });
    }

    @Test
    void refresh_sameTokenWithinTheGrace_isOneRotation() throws Exception {
        fixture.refresh();
        fixture.clock.advance(GRACE.minusMillis(1));

        FakeResponse again = fixture.send(withFirst(FakeRequest.post("/auth/refresh")));

        assertThat(again.getStatus()).isEqualTo(204);
        assertThat(fixture.store.rotations()).isEqualTo(1);
        assertThat(fixture.reuses).hasValue(0);
    }

    @Test
    void refresh_sameTokenAfterTheGraceWithoutAnythingSeen_isALostAnswer() throws Exception {
        fixture.refresh();
        fixture.clock.advance(Duration.ofDays(1));

        FakeResponse again = fixture.send(withFirst(FakeRequest.post("/auth/refresh")));

        assertThat(again.getStatus()).isEqualTo(204);
        assertThat(fixture.store.rotations()).isEqualTo(1);
        assertThat(fixture.reuses).hasValue(0);
    }

    @Test
    void refresh_sameTokenAfterTheGraceAndARequest_isTheftAndEndsTheSession() throws Exception {
        fixture.refresh();
        fixture.page("/a");
        fixture.store.awaitConfirmation();
        Map<String, String> thiefs = Map.copyOf(fixture.browser.cookies());
        fixture.clock.advance(GRACE);

        FakeResponse theft = fixture.send(withFirst(FakeRequest.post("/auth/refresh")));

        assertThat(theft.getStatus()).isEqualTo(401);
        assertThat(code(theft)).isEqualTo("token_revoked");
        assertThat(cookies(theft)).isEmpty();
        assertThat(fixture.store.store().session(session)).isEmpty();
        fixture.browser.cookies().putAll(thiefs);
        assertThat(code(fixture.refresh())).isEqualTo("token_revoked");
    }

    @Test
    void refresh_theft_isToldOnceAndNamesNobody() throws Exception {
        fixture.refresh();
        fixture.refresh();
        fixture.clock.advance(GRACE);

        try (CapturedLog log = CapturedLog.of(Reporter.LOG_NAME)) {
            fixture.send(withFirst(FakeRequest.post("/auth/refresh")));
            fixture.send(withFirst(FakeRequest.post("/auth/refresh")));

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("stolen"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line).startsWith("WARNING ");
                        assertThat(line)
                                .doesNotContain("u1")
                                .doesNotContain(session)
                                .doesNotContain("ey");
                    });
        }
        assertThat(fixture.reuses).hasValue(1);
        assertThat(fixture.stolen).containsExactly(session + " of u1");
        assertThat(fixture.filter.counts().reusedRefreshTokens()).isEqualTo(1);
    }

    @Test
    void refresh_withoutCookie_isMissing() throws Exception {
        fixture.browser.cookies().remove("refresh_token");

        FakeResponse response = fixture.refresh();

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(code(response)).isEqualTo("missing_token");
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"ostiary\"");
    }

    @Test
    void refresh_severalCookies_theGoodOneIsRotated() throws Exception {
        FakeRequest request = FakeRequest.post("/auth/refresh").header("Sec-Fetch-Site", "same-origin");
        List.of("x", first.get("access_token"), first.get("refresh_token"))
                .forEach(token -> request.cookie("refresh_token", token));

        assertThat(fixture.send(request).getStatus()).isEqualTo(204);
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void refresh_tokenOfASessionThatIsOverBesideAGoodOne_doesNotCount() throws Exception {
        fixture.filter.sessions().end(session);
        fixture.browser.cookies().clear();
        fixture.signIn("u2");

        FakeResponse response = fixture.send(FakeRequest.post("/auth/refresh")
                .header("Sec-Fetch-Site", "same-origin")
                .cookie("refresh_token", first.get("refresh_token"))
                .cookie("refresh_token", fixture.browser.cookies().get("refresh_token")));

        assertThat(response.getStatus()).isEqualTo(204);
    }

    @Test
    void refresh_goodTokensOfTwoUsers_areRefusedAndStayGood() throws Exception {
        fixture.browser.cookies().clear();
        fixture.signIn("u2");

        FakeResponse response = fixture.send(
                fixture.browser.script("POST", "/auth/refresh").cookie("refresh_token", first.get("refresh_token")));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("multiple_tokens");
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void refresh_severalGoodTokensWhileTheStoreIsAway_is503() throws Exception {
        fixture.browser.cookies().clear();
        fixture.signIn("u2");
        fixture.store.off();

        FakeResponse response = fixture.send(
                fixture.browser.script("POST", "/auth/refresh").cookie("refresh_token", first.get("refresh_token")));

        assertThat(code(response)).isEqualTo("store_unavailable");
    }

    @Test
    void refresh_severalCookiesThatAreNoGood_isRefusedAsTheFirst() throws Exception {
        FakeResponse response = fixture.send(FakeRequest.post("/auth/refresh")
                .header("Sec-Fetch-Site", "same-origin")
                .cookie("refresh_token", first.get("access_token"))
                .cookie("refresh_token", "x"));

        assertThat(code(response)).isEqualTo("type_not_allowed");
    }

    @Test
    void refresh_ofHtmxWithAnotherApplicationsToken_clearsNothing() throws Exception {
        FakeRequest request = FakeRequest.post("/auth/refresh")
                .header("Sec-Fetch-Site", "same-origin")
                .header("HX-Request", "true")
                .cookie("refresh_token", NeighbourApplication.signedIn("u1").get("refresh_token"));

        FakeResponse response = fixture.send(request);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void refresh_otherTokens_areRefused() throws Exception {
        fixture.browser.cookies().put("refresh_token", "abc");
        assertThat(code(fixture.refresh())).isEqualTo("malformed_token");

        fixture.browser.cookies().put("refresh_token", first.get("access_token"));
        assertThat(code(fixture.refresh())).isEqualTo("type_not_allowed");

        fixture.browser
                .cookies()
                .put(
                        "refresh_token",
                        fixture.filter
                                .sessions()
                                .issueOneTime("reset", "u1", Map.of())
                                .token());
        assertThat(code(fixture.refresh())).isEqualTo("type_not_allowed");
    }

    @Test
    void refresh_sessionThatHasExpired_isRefused() throws Exception {
        fixture.clock.advance(Duration.ofDays(31));

        assertThat(code(fixture.refresh())).isEqualTo("token_expired");
    }

    @Test
    void refresh_storeAway_keepsTheCookies() throws Exception {
        fixture.store.off();

        FakeResponse response = fixture.refresh();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(code(response)).isEqualTo("store_unavailable");
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.getHeader("WWW-Authenticate")).isNull();
        assertThat(cookies(response)).isEmpty();
        fixture.store.on();
        assertThat(fixture.refresh().getStatus()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, 204",
                "none, -, 204",
                "same-site, -, 403",
                "cross-site, -, 403",
                "cross-site, https://friend.example, 204",
                "-, https://app.example, 204",
                "-, https://evil.example, 403",
                "-, null, 403",
                "-, -, 403"
            })
    void refresh_fromAnotherSite_isRefusedAndBurnsNothing(String site, String origin, int status) throws Exception {
        AuthFilter trusting =
                fixture.builder().trustedOrigins("https://friend.example").build();
        FakeRequest request = FakeRequest.post("/auth/refresh")
                .headerIfPresent("Sec-Fetch-Site", site)
                .headerIfPresent("Origin", origin);
        fixture.browser.cookies().forEach(request::cookie);

        FakeResponse response = fixture.send(trusting, request);

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(fixture.store.rotations()).isEqualTo(status == 204 ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void refresh_otherMethod_isNotAllowed(String method) throws Exception {
        FakeResponse response = fixture.send(fixture.browser.script(method, "/auth/refresh"));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("POST");
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void refresh_ofHtmxThatIsRefused_clearsBothCookies() throws Exception {
        fixture.filter.sessions().end(session);

        FakeResponse response =
                fixture.send(fixture.browser.script("POST", "/auth/refresh").header("HX-Request", "true"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("HX-Redirect")).startsWith("/sign-in");
        assertThat(cookies(response))
                .containsExactlyInAnyOrder(
                        "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
                        "refresh_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void refresh_underAnAmbiguousUri_isRefusedFirst() throws Exception {
        FakeResponse response = fixture.send(fixture.browser.script("POST", "/auth/%2e/refresh"));

        assertThat(code(response)).isEqualTo("ambiguous_uri");
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void refresh_otherPaths_areTheApplications() throws Exception {
        assertThat(code(fixture.send(fixture.browser.script("POST", "/auth/refresh/x"))))
                .isEqualTo("denied");
        assertThat(code(fixture.send(fixture.browser.script("POST", "/auth")))).isEqualTo("denied");
    }

    @Test
    void refresh_reportOnly_refusesAllTheSame() throws Exception {
        AuthFilter reporting =
                fixture.builder().enforcement(Enforcement.REPORT_ONLY).build();
        fixture.browser.cookies().clear();

        FakeResponse response = fixture.send(reporting, fixture.browser.script("POST", "/auth/refresh"));

        assertThat(code(response)).isEqualTo("missing_token");
        assertThat(fixture.events).extracting(AuthEvent::outcome).containsExactly(AuthOutcome.REFUSED);
    }

    @Test
    void refresh_asksTheApplicationWhatTheUserMayNow() throws Exception {
        AuthFilter asking = fixture.builder((subject, claims) -> Optional.of(Map.of("roles", List.of("clerk"))))
                .build();
        fixture.signIn(asking, "u2", "admin");

        fixture.send(asking, fixture.browser.script("POST", "/auth/refresh"));
        fixture.send(asking, fixture.browser.page("GET", "/a"));

        assertThat(((JwtPrincipal) fixture.last().getUserPrincipal()).roles()).containsExactly("clerk");
    }

    @Test
    void refresh_claimsThatHaveOutgrownTheCookie_areToldBeforeAnythingIsBurnt() {
        AuthFilter growing = fixture.builder((subject, claims) -> Optional.of(Map.of("big", "x".repeat(4_000))))
                .build();

        assertThatThrownBy(() -> fixture.send(growing, fixture.browser.script("POST", "/auth/refresh")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4096");
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void refresh_committedResponse_burnsNothing() throws Exception {
        FakeResponse begun = new FakeResponse().committed();

        fixture.filter.doFilter(fixture.browser.script("POST", "/auth/refresh"), begun, (shown, answer) -> {});

        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void refresh_withoutSessions_isAPathLikeAnyOther() throws Exception {
        AuthFilter off = AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .audience("app")
                .set("session", "off")
                .build();

        assertThat(fixture.send(off, FakeRequest.post("/auth/refresh")).getStatus())
                .isEqualTo(401);
    }
}
