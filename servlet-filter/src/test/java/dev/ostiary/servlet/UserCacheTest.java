package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.UserCache;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What caches are told of a cookie user's answers where the application tells them nothing. */
class UserCacheTest {
    private static final String CACHE_CONTROL = "Cache-Control";

    private final SessionFixture fixture = new SessionFixture("/open/** = public", "/news/** = optional");

    UserCacheTest() {
        fixture.signIn("u1");
    }

    private static FilterChain doing(Consumer<HttpServletResponse> deed) {
        return (shown, answer) -> deed.accept((HttpServletResponse) answer);
    }

    private FakeResponse answer(AuthFilter filter, FakeRequest request, Consumer<HttpServletResponse> deed)
            throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, doing(deed));
        return response;
    }

    private FakeResponse answer(Consumer<HttpServletResponse> deed) throws Exception {
        return answer(fixture.filter, fixture.browser.page("GET", "/a"), deed);
    }

    private FakeResponse answer(FakeRequest request) throws Exception {
        return answer(fixture.filter, request, answer -> {});
    }

    private FakeRequest byHeader(String uri) {
        return FakeRequest.get(uri)
                .header("Authorization", "Bearer " + fixture.browser.cookies().get("access_token"));
    }

    @Test
    void cookieUser_isPrivate() throws Exception {
        assertThat(answer(answer -> {}).getHeaders(CACHE_CONTROL)).containsExactly("private");
        assertThat(answer(fixture.browser.page("GET", "/news/a")).getHeaders(CACHE_CONTROL))
                .containsExactly("private");
    }

    @Test
    void cookieUser_ofAFilterWithoutSessions_isPrivate() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .issuer("https://app.test")
                .audience("app")
                .clock(fixture.clock)
                .build();

        FakeResponse said = answer(
                filter,
                fixture.browser.page("GET", "/a"),
                answer -> answer.addHeader("cache-control", "public, max-age=60"));

        assertThat(answer(filter, fixture.browser.page("GET", "/a"), answer -> {})
                        .getHeaders(CACHE_CONTROL))
                .containsExactly("private");
        assertThat(said.getHeaders(CACHE_CONTROL)).containsExactly("public, max-age=60");
        assertThat(answer(filter, byHeader("/a"), answer -> {}).getHeaderNames())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PRIVATE, private", "NO_STORE, no-store"})
    void mode_saysWhat(UserCache mode, String told) throws Exception {
        AuthFilter filter = fixture.builder().userCache(mode).build();

        assertThat(answer(filter, fixture.browser.page("GET", "/a"), answer -> {})
                        .getHeaders(CACHE_CONTROL))
                .containsExactly(told);
    }

    @Test
    void off_saysNothing() throws Exception {
        AuthFilter filter = fixture.builder().userCache(UserCache.OFF).build();

        assertThat(answer(filter, fixture.browser.page("GET", "/a"), answer -> {})
                        .getHeaderNames())
                .isEmpty();
    }

    @Test
    void anybodyElse_isToldNothing() throws Exception {
        assertThat(answer(byHeader("/a")).getHeaderNames()).isEmpty();
        assertThat(answer(fixture.browser.page("GET", "/open/a")).getHeaderNames())
                .isEmpty();
        assertThat(answer(FakeRequest.get("/news/a")).getHeaderNames()).isEmpty();
    }

    @Test
    void whatTheApplicationSays_counts() throws Exception {
        assertThat(answer(answer -> answer.setHeader("cache-control", "max-age=5"))
                        .getHeaders(CACHE_CONTROL))
                .containsExactly("max-age=5");
        assertThat(answer(answer -> {
                            answer.addHeader(CACHE_CONTROL, "max-age=5");
                            answer.addHeader(CACHE_CONTROL, "immutable");
                        })
                        .getHeaders(CACHE_CONTROL))
                .containsExactly("max-age=5", "immutable");
    }

    @Test
    void whatAFilterBeforeHasSaid_counts() throws Exception {
        FakeResponse response = new FakeResponse();
        response.setHeader(CACHE_CONTROL, "no-cache");

        fixture.filter.doFilter(fixture.browser.page("GET", "/a"), response, doing(answer -> {}));

        assertThat(response.getHeaders(CACHE_CONTROL)).containsExactly("no-cache");
    }

    /** Frameworks set theirs only where there is none. */
    @Test
    void untilTheApplicationSetsOne_itSeesNone() throws Exception {
        answer(answer -> {
            assertThat(answer.containsHeader("cache-control")).isFalse();
            assertThat(answer.getHeader(CACHE_CONTROL)).isNull();
            assertThat(answer.getHeaders(CACHE_CONTROL)).isEmpty();
            assertThat(answer.getHeaderNames()).doesNotContain(CACHE_CONTROL);

            answer.setHeader(CACHE_CONTROL, "no-cache");

            assertThat(answer.containsHeader(CACHE_CONTROL)).isTrue();
            assertThat(answer.getHeader(CACHE_CONTROL)).isEqualTo("no-cache");
            assertThat(answer.getHeaders(CACHE_CONTROL)).containsExactly("no-cache");
            assertThat(answer.getHeaderNames()).contains(CACHE_CONTROL);
        });
    }

    @Test
    void answerThatBeginsAnew_isPrivateAgain() throws Exception {
        FakeResponse response = answer(answer -> {
            answer.setHeader(CACHE_CONTROL, "public");
            answer.reset();
        });

        assertThat(response.getHeaders(CACHE_CONTROL)).containsExactly("private");
    }

    @Test
    void errorPage_isPrivateToo() throws Exception {
        FakeRequest request = fixture.browser.page("GET", "/a");
        answer(request);

        assertThat(answer(request.dispatchedAs(DispatcherType.ERROR)).getHeaders(CACHE_CONTROL))
                .containsExactly("private");
    }

    @Test
    void renewedPage_isNotStoredAtAll() throws Exception {
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);

        FakeResponse response = answer(answer -> {});

        assertThat(cookies(response)).hasSize(2);
        assertThat(response.getHeaders(CACHE_CONTROL)).containsExactly("no-store");
    }

    @Test
    void publicPageThatAsksForTheUser_isPrivate() throws Exception {
        FakeResponse response = new FakeResponse();

        fixture.filter.doFilter(
                fixture.browser.page("GET", "/open/a"),
                response,
                (shown, answer) -> assertThat(((HttpServletRequest) shown).authenticate((HttpServletResponse) answer))
                        .isTrue());

        assertThat(response.getHeaders(CACHE_CONTROL)).containsExactly("private");
    }
}
