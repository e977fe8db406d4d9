package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.SignInDecision;
import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a session when its access token has expired: its provider is asked first. */
class ProviderRenewalTest {
    private static final Duration ACCESS = Duration.ofMinutes(15);

    private SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void page_afterTheAccessToken_asksTheProviderAndSaysWhatItSaysNow() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.user(TestUser.of("u1").roles("manager"));
        fixture.clock.advance(ACCESS);

        FakeResponse page = fixture.page("/a");

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(fixture.last().isUserInRole("manager")).isTrue();
        assertThat(fixture.last().isUserInRole("clerk")).isFalse();
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void page_beforeThat_asksNobody() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(ACCESS.minusSeconds(1));

        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
        assertThat(refreshes()).isZero();
    }

    @Test
    void page_accountDisabled_leadsToTheSignInAndTheSessionIsOver() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.disable("u1");
        fixture.clock.advance(ACCESS);

        FakeResponse page = fixture.page("/a");

        assertThat(page.getStatus()).isEqualTo(303);
        assertThat(location(page)).startsWith("/auth/sign-in?").contains("error=session_expired");
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
        assertThat(fixture.browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
    }

    @Test
    void api_accountDisabled_isTokenRevoked() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.disable("u1");
        fixture.clock.advance(ACCESS);

        FakeResponse refresh = fixture.send(fixture.browser.script("POST", "/auth/refresh"));

        assertThat(refresh.getStatus()).isEqualTo(401);
        assertThat(refresh.body()).contains("token_revoked");
    }

    /** The browser keeps what was typed in, and the user signs in beside it. */
    @Test
    void form_sessionOverAtTheProvider_isToldSoAndSignedOut() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.endSession("u1");
        fixture.clock.advance(ACCESS);

        FakeResponse form = fixture.send(fixture.browser.page("POST", "/a"));

        assertThat(form.getStatus()).isEqualTo(401);
        assertThat(form.body()).contains("form_not_sent");
        assertThat(fixture.browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void form_providerAway_isSentForTenMinutesAndThenKeepsTheSession() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(ACCESS);
        fixture.issuer.at(Endpoint.TOKEN).fails(503);

        FakeResponse soon = fixture.send(fixture.browser.page("POST", "/a"));
        fixture.clock.advance(Duration.ofMinutes(16));
        FakeResponse later = fixture.send(fixture.browser.page("POST", "/a"));

        assertThat(soon.getStatus()).isEqualTo(200);
        assertThat(later.getStatus()).isEqualTo(503);
        assertThat(fixture.browser.cookies()).containsKey("refresh_token");
    }

    @Test
    void session_withALongestLifetime_endsThenThoughTheProviderRenewsIt() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.set("session-max-ttl", "1h"));
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofHours(1).minusSeconds(1));
        FakeResponse before = fixture.page("/a");
        fixture.clock.advance(Duration.ofSeconds(1));
        FakeResponse after = fixture.page("/a");

        assertThat(before.getStatus()).isEqualTo(200);
        assertThat(after.getStatus()).isEqualTo(303);
    }

    @Test
    void session_ofAClientThatIsNotAcceptedAnyMore_goesOnForItsTimeAndIsThenUnavailable() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(ACCESS);
        fixture.issuer.at(Endpoint.TOKEN).answers(401, Map.of(), "{\"error\":\"unauthorized_client\"}");

        FakeResponse soon = fixture.page("/a");
        fixture.clock.advance(Duration.ofMinutes(16));
        FakeResponse later = fixture.send(fixture.browser.script("POST", "/auth/refresh"));

        assertThat(soon.getStatus()).isEqualTo(200);
        assertThat(later.getStatus()).isEqualTo(503);
        assertThat(later.body()).contains("provider_unavailable");
        assertThat(fixture.filter.sessions().sessionsOf("u1")).hasSize(1);
    }

    @Test
    void page_providerAway_goesOnForTenMinutesAndEndsNobody() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(ACCESS);
        fixture.issuer.at(Endpoint.TOKEN).fails(503);

        FakeResponse atOnce = fixture.page("/a");
        fixture.clock.advance(Duration.ofMinutes(10));
        FakeResponse later = fixture.page("/a");

        assertThat(atOnce.getStatus()).isEqualTo(200);
        assertThat(later.getStatus()).isEqualTo(200);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).hasSize(1);
    }

    @Test
    void refresh_providerAwayForLonger_isUnavailableAndGoesOnAfterwards() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(ACCESS);
        fixture.issuer.at(Endpoint.TOKEN).fails(503);
        fixture.page("/a");
        fixture.clock.advance(Duration.ofMinutes(16));

        FakeResponse away = fixture.send(fixture.browser.script("POST", "/auth/refresh"));
        fixture.issuer.at(Endpoint.TOKEN).recover();
        fixture.clock.advance(Duration.ofMinutes(1));
        FakeResponse back = fixture.send(fixture.browser.script("POST", "/auth/refresh"));

        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.body()).contains("provider_unavailable");
        assertThat(away.getHeader("Retry-After")).isNotBlank();
        assertThat(back.getStatus()).isEqualTo(204);
    }

    @Test
    void renewal_applicationRefuses_endsTheSession() throws Exception {
        AtomicBoolean blocked = new AtomicBoolean();
        fixture.close();
        fixture = new SignInFixture(filter -> filter.signIn(
                with -> with.decide(session -> blocked.get() ? SignInDecision.refuse() : SignInDecision.accept())));
        fixture.signIn("/a");
        blocked.set(true);
        fixture.clock.advance(ACCESS);

        assertThat(fixture.page("/a").getStatus()).isEqualTo(303);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void session_withoutARefreshToken_endsAfterEightHoursHoweverOftenItIsRenewed() throws Exception {
        fixture.issuer.withoutRefreshTokens();
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofHours(8).minusSeconds(1));
        FakeResponse before = fixture.page("/a");
        fixture.clock.advance(Duration.ofSeconds(1));
        FakeResponse after = fixture.page("/a");

        assertThat(before.getStatus()).isEqualTo(200);
        assertThat(after.getStatus()).isEqualTo(303);
    }

    @Test
    void session_withAnExpiryOfTheProvider_endsThen() throws Exception {
        long end = fixture.clock.instant().plus(Duration.ofMinutes(5)).getEpochSecond();
        fixture.issuer.user(TestUser.of("u1").claim("session_expiry", end));
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        FakeResponse before = fixture.page("/a");
        fixture.clock.advance(Duration.ofSeconds(2));
        FakeResponse after = fixture.page("/a");

        assertThat(before.getStatus()).isEqualTo(200);
        assertThat(after.getStatus()).isEqualTo(303);
    }

    @Test
    void session_signedInByTheApplication_goesOnWithoutTheProvider() throws Exception {
        FakeRequest request = fixture.browser.page("POST", "/login");
        FakeResponse response = new FakeResponse();
        fixture.filter.sessions().signIn(request, response, "local", Map.of("roles", List.of("guest")));
        fixture.browser.take(response);
        fixture.clock.advance(ACCESS);

        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("local");
        assertThat(refreshes()).isZero();
    }

    @Test
    void renewal_fiftyAtOnceOnTwoNodes_isOneRefreshAtTheProvider() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(ACCESS);
        AuthFilter other = fixture.node();

        List<Integer> answers = atOnce(50, number -> renewed(number % 2 == 0 ? fixture.filter : other));
        other.destroy();

        assertThat(answers).hasSize(50).containsOnly(200);
        assertThat(refreshes()).isEqualTo(1);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).hasSize(1);
    }

    private int renewed(AuthFilter node) throws Exception {
        Browser tab = new Browser();
        fixture.browser.cookies().forEach(tab.cookies()::put);
        FakeResponse response = new FakeResponse();
        node.doFilter(tab.page("GET", "/a"), response, (shown, answer) -> {});
        return response.getStatus();
    }

    /** A request by its number. */
    @FunctionalInterface
    private interface Numbered {
        int send(int number) throws Exception;
    }

    private static List<Integer> atOnce(int count, Numbered request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int mine = number;
            calls.add(() -> request.send(mine));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : threads.invokeAll(calls)) {
            answers.add(answer.get());
        }
        threads.shutdownNow();
        return answers;
    }

    private long refreshes() {
        return fixture.issuer.tokenRequests().stream()
                .filter(request -> request.grantType().equals("refresh_token"))
                .count();
    }
}
