package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that asks a store itself, and passes on that it is away. */
class ApplicationOutageTest {
    private static final StoreUnavailableException AWAY = new StoreUnavailableException("planted");

    private final SessionFixture fixture = new SessionFixture("/public/** = public");
    private final FakeResponse response = new FakeResponse();
    private final FilterChain failing = (request, answer) -> {
        throw AWAY;
    };

    private FakeRequest signedIn() {
        fixture.signIn("u1");
        fixture.events.clear();
        return fixture.browser.script("GET", "/a");
    }

    @Test
    void doFilter_storeAway_isOneRefusalMoreWithASupportId() throws Exception {
        FakeRequest request = signedIn();

        fixture.filter.doFilter(request, response, failing);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(code(response)).isEqualTo("store_unavailable");
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.body()).doesNotContain("planted");
        assertThat(fixture.events)
                .extracting(event -> event.outcome())
                .containsExactly(AuthOutcome.ADMITTED, AuthOutcome.REFUSED);
        assertThat(fixture.events.get(1).reason()).contains(RejectionReason.STORE_UNAVAILABLE);
        assertThat(fixture.events.get(1).rule()).isEqualTo("application");
        assertThat(fixture.events.get(1).supportId())
                .contains(String.valueOf(request.getAttribute(AuthFilter.SUPPORT_ID_ATTRIBUTE)));
    }

    @Test
    void doFilter_storeAwayOnAPublicPath_isAnsweredToo() throws Exception {
        fixture.filter.doFilter(fixture.browser.script("GET", "/public/a"), response, failing);

        assertThat(code(response)).isEqualTo("store_unavailable");
    }

    @Test
    void doFilter_storeAwayAfterCookiesWereSet_keepsThemAndDropsWhatSpeaksOfTheBody() throws Exception {
        fixture.filter.doFilter(signedIn(), response, (request, answer) -> {
            response.addHeader("Set-Cookie", "a=1");
            response.addHeader("Set-Cookie", "b=2");
            response.addHeader("Content-Encoding", "gzip");
            response.addHeader("Content-Security-Policy", "default-src 'self'");
            throw AWAY;
        });

        assertThat(cookies(response)).containsExactly("a=1", "b=2");
        assertThat(response.getHeader("Content-Encoding")).isNull();
        assertThat(response.getHeader("Content-Security-Policy")).isEqualTo("default-src 'self'");
    }

    /** Else the browser would come back with a refresh token that was used. */
    @Test
    void doFilter_storeAwayBehindAPageThatWasRenewed_handsTheNewTokensOver() throws Exception {
        fixture.signIn("u1");
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);

        fixture.filter.doFilter(fixture.browser.page("GET", "/a"), response, failing);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(cookies(response))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).matches("(access|refresh)_token=ey.*"));
    }

    @Test
    void doFilter_storeAwayWrappedTwice_isAnswered() throws Exception {
        fixture.filter.doFilter(signedIn(), response, (request, answer) -> {
            throw new ServletException(new ServletException(AWAY));
        });

        assertThat(code(response)).isEqualTo("store_unavailable");
    }

    @Test
    void doFilter_storeAwayOnceTheAnswerIsCommitted_passesTheSameObject() {
        FakeRequest request = signedIn();

        assertThatThrownBy(() -> fixture.filter.doFilter(request, response, (seen, answer) -> {
                    response.committed();
                    throw AWAY;
                }))
                .isSameAs(AWAY);
        assertThat(fixture.events).hasSize(1);
    }

    /** The container ends what was begun, and waits for it else. */
    @Test
    void doFilter_storeAwayOnceAsynchronousProcessingHasBegun_passesTheSameObject() {
        FakeRequest request = signedIn().asyncStarted();

        assertThatThrownBy(() -> fixture.filter.doFilter(request, response, failing))
                .isSameAs(AWAY);
    }

    /** Whoever forwards or includes goes on afterwards, and must learn of it. */
    @ParameterizedTest
    @EnumSource(names = {"FORWARD", "INCLUDE"})
    void doFilter_storeAwayWithinADispatch_passesTheSameObject(DispatcherType dispatch) {
        FakeRequest request = signedIn().dispatchedAs(dispatch);

        assertThatThrownBy(() -> fixture.filter.doFilter(request, response, failing))
                .isSameAs(AWAY);
    }

    @Test
    void doFilter_storeAwayWithinAnExceptionOfTheApplicationsOwn_passesTheSameObject() {
        RuntimeException own = new IllegalStateException(AWAY);

        assertThatThrownBy(() -> fixture.filter.doFilter(signedIn(), response, (request, answer) -> {
                    throw own;
                }))
                .isSameAs(own);
        assertThat(List.copyOf(response.getHeaderNames())).containsExactly("Cache-Control");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("private");
    }
}
