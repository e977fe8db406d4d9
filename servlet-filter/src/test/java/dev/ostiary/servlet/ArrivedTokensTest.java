package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which requests show that new tokens have reached the browser, so that the refresh token before is worth nothing to a thief. */
class ArrivedTokensTest {
    private final SessionFixture fixture = new SessionFixture("/role = role(admin)", "/** = authenticated");
    private final AuthFilter anotherNode = fixture.builder().build();
    private Map<String, String> before = Map.of();

    @BeforeEach
    void renewOnce() throws Exception {
        fixture.signIn("u1");
        before = Map.copyOf(fixture.browser.cookies());
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);
        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
        fixture.clock.advance(SessionFixture.GRACE);
    }

    /** By the refresh token from before the renewal. */
    private FakeResponse oldRefresh() throws Exception {
        FakeRequest request = FakeRequest.post("/auth/refresh");
        request.header("Cookie", "refresh_token=" + before.get("refresh_token"));
        request.header("Sec-Fetch-Site", "same-origin");
        return fixture.send(anotherNode, request);
    }

    @Test
    void renewal_itself_isNoSignThatItArrived() throws Exception {
        fixture.filter.destroy();

        assertThat(oldRefresh().getStatus()).isEqualTo(204);
    }

    @Test
    void nextRequest_always_isOne() throws Exception {
        fixture.page("/a");
        fixture.store.awaitConfirmation();
        fixture.clock.advance(SessionFixture.GRACE);

        assertThat(oldRefresh().getStatus()).isEqualTo(401);
        assertThat(fixture.reuses).hasValue(1);
    }

    @Test
    void nextRequest_thatARuleRefuses_isOneToo() throws Exception {
        assertThat(fixture.page("/role").getStatus()).isEqualTo(403);
        fixture.store.awaitConfirmation();
        fixture.clock.advance(SessionFixture.GRACE);

        assertThat(oldRefresh().getStatus()).isEqualTo(401);
    }

    @Test
    void furtherRequests_tellNothingMore() throws Exception {
        fixture.page("/a");
        fixture.store.awaitConfirmation();
        fixture.page("/a");
        fixture.page("/role");
        fixture.filter.destroy();

        assertThat(fixture.store.confirmations()).isZero();
    }

    @Test
    void explanation_ofTheToken_isNone() throws Exception {
        fixture.filter.explain(fixture.browser.cookies().get("access_token"), "GET", "/a");
        fixture.filter.destroy();

        assertThat(fixture.store.confirmations()).isZero();
        assertThat(oldRefresh().getStatus()).isEqualTo(204);
    }

    @Test
    void aDayLater_lostAnswer_isGivenAgain() throws Exception {
        fixture.clock.advance(Duration.ofDays(1));

        assertThat(oldRefresh().getStatus()).isEqualTo(204);
        assertThat(fixture.reuses).hasValue(0);
    }
}
