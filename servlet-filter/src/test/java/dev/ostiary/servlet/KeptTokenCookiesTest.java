package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.UNTIL_EXPIRED;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an application does to its answer, the tokens that were written stay, and no cache keeps them. */
class KeptTokenCookiesTest {
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String OWN = "page=1; Path=/";

    private final SessionFixture fixture = new SessionFixture("/open/** = public");
    private final FakeResponse response = new FakeResponse();

    /** How tokens come into an answer. */
    enum Writer {
        RENEWAL,
        SIGN_IN,
        AUTHENTICATE;

        void write(HttpServletRequest request, HttpServletResponse answer) throws IOException, ServletException {
            if (this == SIGN_IN) {
                Sessions.of(request).signIn(request, answer, "u2", Map.of());
            } else if (this == AUTHENTICATE) {
                assertThat(request.authenticate(answer)).isTrue();
            }
        }
    }

    /** What applications do, and which cookies of their own are left. */
    private static Map<String, BiConsumer<HttpServletRequest, HttpServletResponse>> deeds() {
        Map<String, BiConsumer<HttpServletRequest, HttpServletResponse>> deeds = new LinkedHashMap<>();
        deeds.put("set", (request, answer) -> answer.setHeader(SET_COOKIE, OWN));
        deeds.put("set in lower case", (request, answer) -> answer.setHeader("set-cookie", OWN));
        deeds.put("set twice", (request, answer) -> {
            answer.setHeader(SET_COOKIE, "gone=1");
            answer.setHeader("SET-COOKIE", OWN);
        });
        deeds.put("set to nothing, add", (request, answer) -> {
            answer.addHeader(SET_COOKIE, "gone=1");
            answer.setHeader(SET_COOKIE, null);
            answer.addHeader(SET_COOKIE, OWN);
        });
        deeds.put("reset", (request, answer) -> {
            answer.addHeader(SET_COOKIE, "gone=1");
            answer.reset();
            answer.addHeader(SET_COOKIE, OWN);
        });
        deeds.put("reset buffer", (request, answer) -> {
            answer.resetBuffer();
            answer.addHeader(SET_COOKIE, OWN);
        });
        deeds.put("tokens of its own", (request, answer) -> {
            answer.addHeader(SET_COOKIE, "refresh_token=planted; Path=/");
            answer.addCookie(new Cookie("access_token", "planted"));
            answer.setHeader(SET_COOKIE, "access_token=planted; Path=/");
            answer.addHeader(SET_COOKIE, OWN);
        });
        deeds.put("send an error", (request, answer) -> {
            answer.setHeader(SET_COOKIE, OWN);
            try {
                answer.sendError(404);
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
        return deeds;
    }

    static Stream<Object[]> writersAndDeeds() {
        return Stream.of(Writer.values())
                .flatMap(writer -> deeds().keySet().stream().map(deed -> new Object[] {writer, deed}));
    }

    private FakeRequest page() {
        fixture.signIn("u1");
        fixture.clock.advance(UNTIL_EXPIRED);
        return fixture.browser.page("GET", "/open/a");
    }

    private FakeRequest request(Writer writer) {
        fixture.signIn("u1");
        fixture.clock.advance(UNTIL_EXPIRED);
        return fixture.browser.page("GET", writer == Writer.RENEWAL ? "/a" : "/open/a");
    }

    private static void requireTokens(FakeResponse response, String... others) {
        assertThat(cookies(response))
                .filteredOn(line -> line.matches("(access|refresh)_token=.*"))
                .hasSize(2)
                .allMatch(line -> line.matches("(access|refresh)_token=ey.*"));
        assertThat(cookies(response))
                .filteredOn(line -> !line.matches("(access|refresh)_token=.*"))
                .containsExactly(others);
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @MethodSource("writersAndDeeds")
    void tokens_whateverTheApplicationDoes_stay(Writer writer, String deed) throws Exception {
        fixture.filter.doFilter(request(writer), response, (shown, answer) -> {
            writer.write((HttpServletRequest) shown, (HttpServletResponse) answer);
            deeds().get(deed).accept((HttpServletRequest) shown, (HttpServletResponse) answer);
        });

        requireTokens(response, OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control",
                "cache-control",
                "CDN-Cache-Control",
                "Cloudflare-CDN-Cache-Control",
                "Vercel-CDN-Cache-Control",
                "netlify-cdn-cache-control",
                "Akamai-Cache-Control",
                "Edge-Control",
                "Surrogate-Control",
                "X-Accel-Expires",
                "Expires",
                "Pragma"
            })
    void cachingHeaders_setBeforeOrAfter_areGone(String name) throws Exception {
        FakeResponse before = new FakeResponse();
        fixture.filter.doFilter(page(), before, (shown, answer) -> {
            ((HttpServletResponse) answer).setHeader(name, "max-age=60");
            Writer.AUTHENTICATE.write((HttpServletRequest) shown, (HttpServletResponse) answer);
        });
        fixture.clock.advance(UNTIL_EXPIRED);
        fixture.browser.take(before);
        fixture.filter.doFilter(fixture.browser.page("GET", "/a"), response, (shown, answer) -> {
            HttpServletResponse http = (HttpServletResponse) answer;
            http.setHeader(name, "max-age=60");
            http.addHeader(name, "max-age=60");
            http.setDateHeader(name, 1);
            http.addDateHeader(name, 1);
            http.setIntHeader(name, 1);
            http.addIntHeader(name, 1);
        });

        for (FakeResponse answer : List.of(before, response)) {
            requireTokens(answer);
            assertThat(answer.getHeaders(name)).allMatch("no-store"::equals);
            assertThat(answer.getHeaderNames())
                    .allMatch(left -> List.of("Cache-Control", SET_COOKIE).contains(left));
        }
    }

    @ParameterizedTest
    @EnumSource
    void cachingHeaders_whoeverWritesTheTokens_areGone(Writer writer) throws Exception {
        fixture.filter.doFilter(request(writer), response, (shown, answer) -> {
            HttpServletResponse http = (HttpServletResponse) answer;
            http.setHeader("Surrogate-Control", "max-age=60");
            http.setDateHeader("Expires", 1);
            writer.write((HttpServletRequest) shown, http);
            http.setHeader("CDN-Cache-Control", "max-age=60");
            http.addDateHeader("Expires", 1);
        });

        requireTokens(response);
        assertThat(response.getHeaderNames()).containsExactlyInAnyOrder("Cache-Control", SET_COOKIE);
    }

    @Test
    void cachingHeaders_whereNoneCanBeTakenAway_sayTheSame() throws Exception {
        response.keepingHeaders();
        fixture.filter.doFilter(page(), response, (shown, answer) -> {
            ((HttpServletResponse) answer).setHeader("CDN-Cache-Control", "max-age=60");
            ((HttpServletResponse) answer).setDateHeader("Expires", 1);
            Writer.AUTHENTICATE.write((HttpServletRequest) shown, (HttpServletResponse) answer);
        });

        requireTokens(response);
        assertThat(response.getHeaders("CDN-Cache-Control")).containsExactly("no-store");
        assertThat(response.getHeaders("Expires")).containsExactly("0");
    }

    @Test
    void otherHeaders_stayAsTheApplicationSets() throws Exception {
        fixture.filter.doFilter(request(Writer.RENEWAL), response, (shown, answer) -> {
            ((HttpServletResponse) answer).setDateHeader("Last-Modified", 1);
            ((HttpServletResponse) answer).addIntHeader("Age", 2);
        });

        assertThat(response.getHeaders("Last-Modified")).hasSize(1);
        assertThat(response.getHeaders("Age")).containsExactly("2");
    }

    @Test
    void signIn_twice_leavesTheLastOnesCookies() throws Exception {
        List<String> sessions = new ArrayList<>();
        fixture.filter.doFilter(fixture.browser.page("GET", "/open/a"), response, (shown, answer) -> {
            HttpServletRequest request = (HttpServletRequest) shown;
            HttpServletResponse http = (HttpServletResponse) answer;
            http.addHeader(SET_COOKIE, OWN);
            Sessions.of(request).signIn(request, http, "u1", Map.of());
            sessions.add(Sessions.of(request).signIn(request, http, "u2", Map.of()));
        });

        requireTokens(response, OWN);
        fixture.browser.take(response);
        fixture.page("/a");
        assertThat(fixture.filter.sessions().sessionId(fixture.last())).contains(sessions.get(0));
    }

    @Test
    void signOut_afterARenewal_takesTheTokensAway() throws Exception {
        fixture.filter.doFilter(request(Writer.RENEWAL), response, (shown, answer) -> {
            HttpServletRequest request = (HttpServletRequest) shown;
            Sessions.of(request).signOut(request, (HttpServletResponse) answer);
            answer.reset();
        });

        assertThat(cookies(response)).hasSize(2).allMatch(line -> line.contains("=; Path=/; Max-Age=0;"));
    }

    @Test
    void applicationThatTakesThemAwayItself_isHeard() throws Exception {
        fixture.filter.doFilter(request(Writer.RENEWAL), response, (shown, answer) -> {
            HttpServletResponse http = (HttpServletResponse) answer;
            http.addHeader(SET_COOKIE, "access_token=; Path=/; Max-Age=0;");
            Cookie gone = new Cookie("refresh_token", "");
            gone.setMaxAge(0);
            http.addCookie(gone);
        });
        fixture.browser.take(response);

        assertThat(fixture.browser.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=gone; Expires=Thu, 01 Jan 1970 00:00:10 GMT; Path=/",
                "=gone; Path=/; expires=Thu, 01-Jan-1970 00:00:00 GMT",
                "=gone; Max-Age=0; Path=/",
                "=\"\"; Path=/",
                "=; Path=/"
            })
    void lineThatTakesATokenAway_isHeard(String rest) throws Exception {
        fixture.filter.doFilter(request(Writer.RENEWAL), response, (shown, answer) -> {
            ((HttpServletResponse) answer).addHeader(SET_COOKIE, "access_token" + rest);
            ((HttpServletResponse) answer).addHeader(SET_COOKIE, "refresh_token" + rest);
        });

        assertThat(cookies(response)).containsExactly("access_token" + rest, "refresh_token" + rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=x; Path=/",
                "=x; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:10 GMT",
                "=x; Expires=Fri, 01 Jan 2100 00:00:00 GMT",
                "=x; Path=/ 1970 "
            })
    void lineThatSetsATokensCookie_isNotHeard(String rest) throws Exception {
        fixture.filter.doFilter(
                request(Writer.RENEWAL),
                response,
                (shown, answer) -> ((HttpServletResponse) answer).addHeader(SET_COOKIE, "access_token" + rest));

        assertThat(cookies(response)).hasSize(2).noneMatch(line -> line.endsWith(rest));
    }

    @Test
    void forward_thatSignsIn_isKeptForWhoeverForwarded() throws Exception {
        FakeRequest outer = fixture.browser.page("GET", "/open/a");
        fixture.filter.doFilter(outer, response, (shown, answer) -> {
            outer.dispatchedAs(DispatcherType.FORWARD);
            HttpServletResponse wrapped = new HttpServletResponseWrapper((HttpServletResponse) answer);
            fixture.filter.doFilter(
                    shown,
                    wrapped,
                    (inner, last) -> Sessions.of(inner)
                            .signIn((HttpServletRequest) inner, (HttpServletResponse) last, "u1", Map.of()));
            ((HttpServletResponse) answer).setHeader(SET_COOKIE, OWN);
        });

        requireTokens(response, OWN);
    }

    /** Of a kind that no servlet's wrapper is, as some buffers are. */
    @Test
    void signIn_withAResponseOfTheApplicationsOwn_isWrittenThereAndKept() throws Exception {
        FakeResponse buffer = new FakeResponse();
        fixture.filter.doFilter(fixture.browser.page("GET", "/open/a"), response, (shown, answer) -> {
            HttpServletRequest request = (HttpServletRequest) shown;
            Sessions.of(request).signIn(request, buffer, "u1", Map.of());
            cookies(buffer).forEach(line -> ((HttpServletResponse) answer).addHeader(SET_COOKIE, line));
        });

        requireTokens(buffer);
        requireTokens(response);
    }

    @Test
    void errorPage_afterSignIn_whoseHeadersTheContainerHasDropped_setsTheCookiesAgain() throws Exception {
        FakeRequest request = fixture.browser.page("GET", "/open/a");
        fixture.filter.doFilter(
                request,
                response,
                (shown, answer) -> Sessions.of(shown)
                        .signIn((HttpServletRequest) shown, (HttpServletResponse) answer, "u1", Map.of()));

        FakeResponse afterReset = new FakeResponse();
        fixture.filter.doFilter(
                request.dispatchedAs(DispatcherType.ERROR),
                afterReset,
                (shown, answer) -> ((HttpServletResponse) answer).setHeader(SET_COOKIE, OWN));

        requireTokens(afterReset, OWN);
        assertThat(cookies(afterReset)).containsAll(cookies(response));
    }

    @Test
    void keptCookies_showNoToken() throws Exception {
        FakeRequest request = fixture.browser.page("GET", "/open/a");
        fixture.filter.doFilter(
                request,
                response,
                (shown, answer) -> Sessions.of(shown)
                        .signIn((HttpServletRequest) shown, (HttpServletResponse) answer, "u1", Map.of()));

        assertThat(request.getAttribute("dev.ostiary.servlet.session.GuardedResponse.kept"))
                .hasToString("KeptCookies[redacted]");
    }
}
