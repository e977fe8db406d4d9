package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.UNTIL_EXPIRED;
import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An access cookie of another session than the refresh cookie's: somebody else, from a neighbour's host say, has set one of them. */
class OtherSessionTest {
    private final SessionFixture fixture = new SessionFixture("/news/** = optional", "/admin/** = role(admin)");
    private final Map<String, String> attackers = signedIn("attacker", "admin");
    private final Map<String, String> victims = signedIn("victim");

    private Map<String, String> signedIn(String subject, String... roles) {
        fixture.browser.cookies().clear();
        fixture.signIn(subject, roles);
        return Map.copyOf(fixture.browser.cookies());
    }

    private void plantAccessCookie() {
        fixture.browser.cookies().putAll(victims);
        fixture.browser.cookies().put("access_token", attackers.get("access_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/news/a"})
    void page_isRenewedOverByTheRefreshToken(String uri) throws Exception {
        plantAccessCookie();

        FakeResponse response = fixture.page(uri);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("victim");
        assertThat(cookies(response)).hasSize(2);
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void page_afterItWasRenewed_isServedAsEver() throws Exception {
        plantAccessCookie();
        fixture.page("/a");

        FakeResponse next = fixture.page("/a");

        assertThat(cookies(next)).isEmpty();
        assertThat(fixture.last().getRemoteUser()).isEqualTo("victim");
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/a", "POST, /api/a", "GET, /a", "POST, /a", "GET, /news/a"})
    void script_is400AndNothingRuns(String method, String uri) throws Exception {
        plantAccessCookie();

        FakeResponse response = fixture.send(fixture.browser.script(method, uri));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("multiple_tokens");
        assertThat(fixture.seen).isEmpty();
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void page_thatOnlyThePlantedUserMaySee_isRefusedAndBurnsNothing() throws Exception {
        plantAccessCookie();

        FakeResponse response = fixture.page("/admin/a");

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(fixture.seen).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void page_otherSessionOfTheSameUser_isRenewedOver() throws Exception {
        fixture.browser.cookies().putAll(signedIn("victim"));
        fixture.browser.cookies().put("access_token", victims.get("access_token"));

        assertThat(cookies(fixture.page("/a"))).hasSize(2);
    }

    @Test
    void page_plantedRefreshCookieThatHasEnded_losesBoth() throws Exception {
        fixture.filter.sessions().revokeAll("victim");
        plantAccessCookie();

        FakeResponse response = fixture.page("/a");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(fixture.browser.cookies()).isEmpty();
    }

    @Test
    void page_tokenOfOurIssuerWithoutASession_isRenewedOver() throws Exception {
        fixture.browser.cookies().putAll(victims);
        fixture.browser.cookies().put("access_token", withoutSession());

        fixture.page("/a");

        assertThat(fixture.last().getRemoteUser()).isEqualTo("victim");
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    /** As an application might sign with the same secret. */
    private String withoutSession() {
        return TokenIssuer.builder()
                .key(HmacSecret.ofText(SessionFixture.TEST_SECRET).signingKey(JwsAlgorithm.HS256))
                .profile(TokenProfile.access("https://app.test", "app"))
                .clock(fixture.clock)
                .build()
                .issue("attacker", Map.of())
                .token();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA"})
    void refreshCookieThatIsNoneOfOurs_saysNothing(String refreshToken) throws Exception {
        fixture.browser.cookies().putAll(victims);
        fixture.browser.cookies().put("refresh_token", refreshToken);

        assertThat(fixture.send(fixture.browser.script("GET", "/api/a")).getStatus())
                .isEqualTo(200);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("victim");
    }

    @Test
    void refreshCookieThatHasExpired_saysNothing() throws Exception {
        SessionFixture shortly = new SessionFixture();
        AuthFilter filter = shortly.builder()
                .sessions(options -> options.store(shortly.store.store())
                        .accessTtl(Duration.ofMinutes(1))
                        .refreshTtl(Duration.ofMinutes(2)))
                .build();
        shortly.signIn(filter, "first");
        String expired = shortly.browser.cookies().get("refresh_token");
        shortly.clock.advance(UNTIL_EXPIRED);
        shortly.browser.cookies().clear();
        shortly.signIn(filter, "second");
        shortly.browser.cookies().put("refresh_token", expired);

        assertThat(shortly.send(filter, shortly.browser.script("GET", "/api/a")).getStatus())
                .isEqualTo(200);
    }

    @Test
    void accessCookieAlone_counts() throws Exception {
        fixture.browser.cookies().putAll(victims);
        fixture.browser.cookies().remove("refresh_token");

        assertThat(fixture.send(fixture.browser.script("GET", "/api/a")).getStatus())
                .isEqualTo(200);
    }

    @Test
    void severalRefreshCookies_oneOfTheSameSession_isFine() throws Exception {
        FakeRequest request = FakeRequest.get("/api/a")
                .cookie("access_token", victims.get("access_token"))
                .cookie("refresh_token", attackers.get("refresh_token"))
                .cookie("refresh_token", victims.get("refresh_token"));

        assertThat(fixture.send(request).getStatus()).isEqualTo(200);
    }

    @Test
    void header_countsWhateverTheCookies() throws Exception {
        FakeRequest request = FakeRequest.get("/api/a")
                .header("Authorization", "Bearer " + attackers.get("access_token"))
                .cookie("refresh_token", victims.get("refresh_token"));

        assertThat(fixture.send(request).getStatus()).isEqualTo(200);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("attacker");
    }

    /** What was found out about one refresh token must not let another one pass. */
    @Test
    void accessCookieThatWasFineBefore_isLookedAtBesideAnotherRefreshCookie() throws Exception {
        fixture.browser.cookies().putAll(attackers);
        assertThat(fixture.send(fixture.browser.script("GET", "/api/a")).getStatus())
                .isEqualTo(200);

        for (String refreshToken : List.of(victims.get("refresh_token"), victims.get("refresh_token"))) {
            fixture.browser.cookies().put("refresh_token", refreshToken);
            assertThat(code(fixture.send(fixture.browser.script("GET", "/api/a"))))
                    .isEqualTo("multiple_tokens");
        }
        String within = attackers.get("refresh_token") + "x";
        FakeRequest longer = FakeRequest.get("/api/a")
                .cookie("access_token", attackers.get("access_token"))
                .cookie("a", "refresh_token=" + attackers.get("refresh_token"))
                .cookie("refresh_token", within)
                .cookie("refresh_token", victims.get("refresh_token"));
        assertThat(code(fixture.send(longer))).isEqualTo("multiple_tokens");
    }

    @Test
    void publicPageThatAsksForTheUser_isRenewedOver() throws Exception {
        AuthFilter open = fixture.builder().publicPaths("/open").build();
        plantAccessCookie();
        FakeResponse response = new FakeResponse();

        open.doFilter(fixture.browser.page("GET", "/open"), response, (shown, answer) -> {
            HttpServletRequest request = (HttpServletRequest) shown;
            assertThat(request.authenticate((HttpServletResponse) answer)).isTrue();
            assertThat(request.getRemoteUser()).isEqualTo("victim");
        });

        assertThat(cookies(response)).hasSize(2);
    }

    @Test
    void reportOnly_showsNobody() throws Exception {
        AuthFilter reporting =
                fixture.builder().set("enforcement", "report-only").build();
        plantAccessCookie();

        fixture.send(reporting, fixture.browser.script("GET", "/api/a"));

        assertThat(fixture.last().getRemoteUser()).isNull();
    }
}
