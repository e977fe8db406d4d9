package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies of the same name that other applications and hosts have set: which one counts, and which are cleared. */
class SeveralCookiesTest {
    private static final String CLEARED = "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure";

    private final SessionFixture fixture = new SessionFixture("/news/** = optional");
    private final String own = signedIn("u1");
    private final String foreign = NeighbourApplication.signedIn("u1").get("access_token");

    private String signedIn(String subject) {
        fixture.browser.cookies().clear();
        fixture.signIn(subject, "clerk");
        return fixture.browser.cookies().get("access_token");
    }

    private FakeResponse page(String uri, String... tokens) throws Exception {
        FakeRequest request =
                FakeRequest.get(uri).header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Site", "same-origin");
        Stream.of(tokens).forEach(token -> request.cookie("access_token", token));
        return fixture.send(request);
    }

    private FakeResponse script(String... tokens) throws Exception {
        FakeRequest request = FakeRequest.get("/a");
        Stream.of(tokens).forEach(token -> request.cookie("access_token", token));
        return fixture.send(request);
    }

    private String expired() {
        String token = signedIn("u1");
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);
        return token;
    }

    @Test
    void cookies_oneOfThemGood_itCounts() throws Exception {
        for (List<String> tokens : List.of(
                List.of(own, foreign), List.of(foreign, own), List.of("x", foreign, "y", own), List.of(own, own))) {
            assertThat(cookies(page("/a", tokens.toArray(String[]::new)))).isEmpty();
            assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
        }
        assertThat(fixture.seen).hasSize(4);
    }

    @Test
    void cookies_twoGoodOfOneUser_theFirstCounts() throws Exception {
        String again = signedIn("u1");

        assertThat(script(again, own).getStatus()).isEqualTo(200);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
    }

    @Test
    void cookies_twoGoodOfDifferentUsers_areRefusedAndKept() throws Exception {
        String other = signedIn("u2");

        assertThat(code(script(own, other))).isEqualTo("multiple_tokens");
        FakeResponse page = page("/news/a", foreign, own, other);
        assertThat(page.getStatus()).isEqualTo(400);
        assertThat(cookies(page)).isEmpty();
        assertThat(fixture.seen).isEmpty();
    }

    @Test
    void cookies_goodOneBehindFourOthers_isNotLookedAt() throws Exception {
        assertThat(code(script("a", "b", "c", "d", own))).isEqualTo("malformed_token");
        assertThat(script("a", "b", "c", own).getStatus()).isEqualTo(200);
    }

    @Test
    void cookies_noneGoodAndOneUndecided_is503() throws Exception {
        fixture.store.off();

        assertThat(code(script(foreign, own))).isEqualTo("store_unavailable");
        assertThat(cookies(page("/a", foreign, own))).isEmpty();
    }

    @Test
    void cookies_noneGood_isRefusedAsTheFirst() throws Exception {
        String expired = expired();

        assertThat(code(script(expired, foreign))).isEqualTo("token_expired");
        assertThat(code(script(foreign, expired))).isEqualTo("issuer_not_trusted");
    }

    @Test
    void cookies_noneGood_oursIsClearedAndTheOtherIsNot() throws Exception {
        String expired = expired();

        assertThat(cookies(page("/a", foreign, expired))).containsExactly(CLEARED);
        assertThat(cookies(page("/news/a", foreign, expired))).containsExactly(CLEARED);
        assertThat(cookies(page("/a", foreign, "x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/news/a"})
    void cookieOfAnotherApplication_isLeftAlone(String uri) throws Exception {
        assertThat(cookies(page(uri, foreign))).isEmpty();
        assertThat(cookies(page(uri, "opaque"))).isEmpty();
    }

    /** Two applications that set no issuer have the same one: only the key tells them apart. */
    @Test
    void cookieOfAnApplicationWithTheSameDefaults_isLeftAlone() throws Exception {
        AuthFilter filter = NeighbourApplication.builder()
                .secret(SessionFixture.TEST_SECRET)
                .build();
        FakeRequest request =
                FakeRequest.get("/a").header("Sec-Fetch-Mode", "navigate").cookie("access_token", foreign);

        assertThat(cookies(fixture.send(filter, request))).isEmpty();
    }

    @Test
    void cookieOfOurs_thatHasExpired_isCleared() throws Exception {
        assertThat(cookies(page("/a", expired()))).containsExactly(CLEARED);
    }

    @Test
    void cookieThatNamesOurIssuer_isClearedWhateverItsKind() throws Exception {
        assertThat(cookies(page("/a", fixture.browser.cookies().get("refresh_token"))))
                .containsExactly(CLEARED);
    }

    @Test
    void signOut_whereOnlyAnotherApplicationIsSignedIn_leavesItsCookies() throws Exception {
        FakeRequest request = FakeRequest.post("/auth/sign-out").header("Sec-Fetch-Site", "same-origin");
        NeighbourApplication.signedIn("u1").forEach(request::cookie);

        FakeResponse response = fixture.send(request);

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void signOut_besideAnotherApplication_clearsItsOwn() throws Exception {
        FakeRequest request = fixture.browser.script("POST", "/auth/sign-out");
        NeighbourApplication.signedIn("u1").forEach(request::cookie);

        assertThat(cookies(fixture.send(request))).hasSize(2);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void renewal_besideCookiesOfAnotherApplication_goesOn() throws Exception {
        String refresh = fixture.browser.cookies().get("refresh_token");
        Map<String, String> others = NeighbourApplication.signedIn("u9");
        expired();
        FakeRequest request = FakeRequest.get("/a").header("Sec-Fetch-Mode", "navigate");
        others.forEach(request::cookie);
        request.cookie("refresh_token", refresh);

        assertThat(cookies(fixture.send(request))).hasSize(2);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
    }

    @Test
    void renewal_byAnotherApplicationsTokens_endsNothing() throws Exception {
        FakeRequest request = FakeRequest.get("/a").header("Sec-Fetch-Mode", "navigate");
        NeighbourApplication.signedIn("u9").forEach(request::cookie);

        FakeResponse response = fixture.send(request);

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void signIn_withPlantedRefreshTokens_endsAllOfThem() {
        String planted = fixture.browser.cookies().get("refresh_token");
        FakeRequest request = FakeRequest.post("/sign-in");
        IntStream.range(0, 20).forEach(i -> request.cookie("refresh_token", "x" + i));

        fixture.filter.sessions().signIn(request.cookie("refresh_token", planted), new FakeResponse(), "u3", Map.of());

        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    /** A neighbour can have set it, with an account of its own: it says nothing of the session beside it. */
    @Test
    void cookieOfARevokedToken_besideTheRefreshTokenOfAnotherSession_leavesThat() throws Exception {
        String revoked = signedIn("u2");
        fixture.filter.sessions().revokeAll("u2");
        signedIn("u1");
        fixture.browser.cookies().put("access_token", revoked);

        FakeResponse response = fixture.send(fixture.browser.script("GET", "/news/a"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(cookies(response)).containsExactly(CLEARED);
    }

    /** A neighbour can have set the first four: of sessions that it has ended itself. */
    @Test
    void refreshTokens_goodOneBehindFourOfEndedSessions_isKept() throws Exception {
        List<String> planted = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            signedIn("u2");
            planted.add(fixture.browser.cookies().get("refresh_token"));
        }
        fixture.filter.sessions().revokeAll("u2");
        signedIn("u1");
        planted.add(fixture.browser.cookies().get("refresh_token"));
        FakeRequest request =
                FakeRequest.get("/a").header("Accept", "text/html").header("Sec-Fetch-Mode", "navigate");
        planted.forEach(token -> request.cookie("refresh_token", token));

        FakeResponse response = fixture.send(request);

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(cookies(response)).noneMatch(line -> line.startsWith("refresh_token="));
    }
}
