package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.Prompt;
import dev.ostiary.servlet.ProviderSession;
import dev.ostiary.servlet.ProviderToken;
import dev.ostiary.servlet.SignIn;
import dev.ostiary.servlet.SignInRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an application asks of signing in. */
class SignInCallsTest {
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** What an application asks. */
    @FunctionalInterface
    private interface Question<T> {
        T of(SignIn signIn, HttpServletRequest request);
    }

    private <T> T asked(Question<T> question) throws Exception {
        List<T> answers = new ArrayList<>();
        fixture.send(
                fixture.browser.page("GET", "/a"), request -> answers.add(question.of(SignIn.of(request), request)));
        return answers.get(0);
    }

    @Test
    void session_ofAProvider_isWhatItSaid() throws Exception {
        fixture.signIn("/a");

        Optional<ProviderSession> session = asked(SignIn::session);

        assertThat(session).isPresent();
        assertThat(session.get().subject()).isEqualTo("u1");
        assertThat(session.get().issuer()).isEqualTo(fixture.issuer.issuer());
        assertThat(session.get().claims()).containsEntry("email", "u1@x.example");
        assertThat(session.get().expiresAt()).isEmpty();
    }

    @Test
    void session_ofAProvider_saysHowTheUserSignedIn() throws Exception {
        fixture.issuer.acr("gold");
        fixture.issuer
                .next()
                .idToken(token -> token.claim("amr", List.of("pwd", "otp")).sign());
        Instant begin = fixture.clock.instant();
        fixture.signIn("/a");

        ProviderSession session = asked(SignIn::session).orElseThrow();

        assertThat(session.acr()).contains("gold");
        assertThat(session.amr()).containsExactly("pwd", "otp");
        assertThat(session.authenticatedAt()).contains(begin.truncatedTo(ChronoUnit.SECONDS));
        assertThat(session.sid()).isPresent();
        assertThat(session.scopes()).containsExactlyInAnyOrder("openid", "profile", "email");
    }

    @Test
    void session_withoutARefreshToken_saysWhenItEnds() throws Exception {
        fixture.issuer.withoutRefreshTokens();
        Instant begin = fixture.clock.instant();
        fixture.signIn("/a");

        assertThat(asked(SignIn::session).orElseThrow().expiresAt()).contains(begin.plus(Duration.ofHours(8)));
    }

    @Test
    void accessToken_thatIsGood_isHandedOutAsItIs() throws Exception {
        fixture.signIn("/a");

        ProviderToken token = asked(SignIn::accessToken);

        assertThat(token).isInstanceOf(ProviderToken.Available.class);
        assertThat(((ProviderToken.Available) token).type()).isEqualTo("Bearer");
        assertThat(token.toString()).doesNotContain(((ProviderToken.Available) token).token());
        assertThat(fixture.issuer.tokenRequests()).hasSize(1);
    }

    @Test
    void accessToken_aboutToExpire_isRefreshed() throws Exception {
        fixture.signIn("/a");
        ProviderToken.Available first = (ProviderToken.Available) asked(SignIn::accessToken);
        fixture.clock.set(first.expiresAt().orElseThrow().minusSeconds(29));

        ProviderToken.Available next = (ProviderToken.Available) asked(SignIn::accessToken);

        assertThat(next.token()).isNotEqualTo(first.token());
        assertThat(next.expiresAt().orElseThrow()).isAfter(first.expiresAt().orElseThrow());
    }

    @Test
    void accessToken_sessionOverAtTheProvider_needsASignInAndEndsHere() throws Exception {
        fixture.signIn("/a");
        ProviderToken.Available first = (ProviderToken.Available) asked(SignIn::accessToken);
        fixture.issuer.endSession("u1");
        fixture.clock.set(first.expiresAt().orElseThrow().minusSeconds(29));

        assertThat(asked(SignIn::accessToken)).isEqualTo(new ProviderToken.SignInNeeded(RejectionReason.TOKEN_REVOKED));
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void accessToken_expiredWhileTheProviderIsAway_isUnavailable() throws Exception {
        fixture.signIn("/a");
        ProviderToken.Available first = (ProviderToken.Available) asked(SignIn::accessToken);
        fixture.issuer.at(Endpoint.TOKEN).fails(503);
        fixture.clock.set(first.expiresAt().orElseThrow());

        assertThat(asked(SignIn::accessToken)).isInstanceOf(ProviderToken.Unavailable.class);
    }

    @Test
    void accessToken_storeAway_isUnavailable() throws Exception {
        fixture.signIn("/a");
        fixture.page("/a");
        fixture.store.off();

        assertThat(asked(SignIn::accessToken)).isInstanceOf(ProviderToken.Unavailable.class);
    }

    @Test
    void accessToken_ofALocalSession_needsASignIn() throws Exception {
        FakeResponse response = new FakeResponse();
        fixture.filter.sessions().signIn(fixture.browser.page("POST", "/login"), response, "local", Map.of());
        fixture.browser.take(response);

        assertThat(asked(SignIn::accessToken)).isEqualTo(new ProviderToken.SignInNeeded(RejectionReason.MISSING_TOKEN));
        assertThat(asked(SignIn::session)).isEmpty();
    }

    @Test
    void idToken_isTheLatest() throws Exception {
        fixture.signIn("/a");
        Optional<String> first = asked(SignIn::idToken);
        fixture.clock.advance(Duration.ofMinutes(15));

        assertThat(first.orElseThrow()).startsWith("ey");
        assertThat(asked(SignIn::idToken)).isNotEqualTo(first);
    }

    @Test
    void start_withDemands_leadsToTheProviderWithThem() throws Exception {
        fixture.signIn("/a");
        SignInRequest wanted = SignInRequest.to("/orders")
                .acr("gold")
                .maxAge(Duration.ofMinutes(5))
                .prompt(Prompt.LOGIN)
                .loginHint("a@b");

        FakeResponse response = fixture.serve(
                fixture.browser.page("GET", "/a"),
                (request, answer) -> SignIn.of(request).start(request, answer, wanted));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(location(response))
                .startsWith(fixture.issuer.issuer() + "/authorize?")
                .contains("acr_values=gold", "max_age=300", "login_hint=a%40b", "prompt=login");
    }

    @Test
    void start_onACommittedResponse_isAMistake() throws Exception {
        fixture.signIn("/a");

        assertThatThrownBy(() -> fixture.serve(
                        fixture.browser.page("GET", "/a"),
                        (request, answer) -> SignIn.of(request)
                                .start(request, new FakeResponse().committed(), SignInRequest.to("/a"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void signOut_asTheForm_leadsToTheProvider() throws Exception {
        fixture.signIn("/a");

        FakeResponse response = fixture.serve(
                fixture.browser.page("GET", "/a"),
                (request, answer) -> SignIn.of(request).signOut(request, answer));

        assertThat(location(response)).startsWith(fixture.issuer.issuer() + "/end-session?");
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
        assertThat(fixture.browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
    }
}
