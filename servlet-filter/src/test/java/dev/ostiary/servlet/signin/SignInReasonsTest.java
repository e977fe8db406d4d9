package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.provider.ClaimSource;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.testkit.AuthorizationAnswer;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestUser;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason that only signing in has, produced by a browser; no reason is left out. */
class SignInReasonsTest {
    private static final String CALLBACK = "/auth/callback";

    /** What a browser does. */
    private interface Deed {
        FakeResponse with(SignInFixture fixture) throws Exception;
    }

    /** What comes of it. */
    private record Row(RejectionReason reason, int status, UnaryOperator<AuthFilterBuilder> settings, Deed deed) {
        @Override
        public String toString() {
            return reason.code();
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                row(RejectionReason.MALFORMED_CALLBACK, 400, with -> with.back(CALLBACK + "?code=a&code=b")),
                row(RejectionReason.ISSUER_MISMATCH, 400, SignInReasonsTest::otherIssuer),
                row(RejectionReason.SIGN_IN_STALE, 400, SignInReasonsTest::stale),
                row(RejectionReason.SIGN_IN_COOKIE_MISSING, 400, SignInReasonsTest::cookieMissing),
                row(RejectionReason.SIGN_IN_LOOP, 400, SignInReasonsTest::loop),
                row(RejectionReason.SIGN_IN_REFUSED, 403, answer(AuthorizationAnswer.denied())),
                row(RejectionReason.PROVIDER_REFUSED, 500, answer(AuthorizationAnswer.error("invalid_scope"))),
                row(RejectionReason.PROVIDER_REFUSED_CLIENT, 500, tokenAnswer(401, "{\"error\":\"invalid_client\"}")),
                row(RejectionReason.PROVIDER_ANSWER_INVALID, 502, tokenAnswer(200, "<html>")),
                row(RejectionReason.NONCE_MISMATCH, 401, idToken("nonce")),
                row(RejectionReason.TOKEN_HASH_MISMATCH, 401, idToken("at_hash")),
                new Row(
                        RejectionReason.SUBJECT_MISMATCH,
                        401,
                        SignInReasonsTest::askingUserInfo,
                        SignInReasonsTest::otherUser),
                row(RejectionReason.SESSION_ENDED, 401, SignInReasonsTest::endedMeanwhile),
                row(RejectionReason.SESSION_TOO_LARGE, 500, SignInReasonsTest::largeClaim),
                row(RejectionReason.INSECURE_ORIGIN, 500, SignInReasonsTest::plainHttp),
                new Row(
                        RejectionReason.STEP_UP_FAILED,
                        403,
                        filter -> filter.acrValues("gold"),
                        with -> with.signIn("/a")),
                row(RejectionReason.PROVIDER_UNAVAILABLE, 503, SignInReasonsTest::outage));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void signIn_refusedForTheReason_isAPageAndAnEventWithItsCode(Row row) throws Exception {
        try (SignInFixture fixture = new SignInFixture(row.settings())) {
            FakeResponse response = row.deed().with(fixture);

            assertThat(code(response)).isEqualTo(row.reason().code());
            assertThat(response.getStatus()).isEqualTo(row.status());
            assertThat(response.getHeader("Cache-Control")).contains("no-store");
            assertThat(response.getHeader("Content-Security-Policy"))
                    .startsWith("default-src 'none'; frame-ancestors 'none'");
            assertThat(response.body()).contains("Support id: <code>").doesNotContain("<script", "<form");
            assertThat(fixture.browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
            assertThat(fixture.events.get(fixture.events.size() - 1).outcome()).isEqualTo(AuthOutcome.REFUSED);
            assertThat(fixture.events.get(fixture.events.size() - 1).reason()).contains(row.reason());
        }
    }

    @Test
    void rows_leaveNoReasonOutThatOnlySigningInHas() {
        Set<RejectionReason> rows = rows().map(Row::reason).collect(Collectors.toSet());

        EnumSet<RejectionReason> all =
                EnumSet.range(RejectionReason.MALFORMED_CALLBACK, RejectionReason.STEP_UP_FAILED);
        all.add(RejectionReason.PROVIDER_UNAVAILABLE);
        assertThat(rows).isEqualTo(all);
    }

    private static Row row(RejectionReason reason, int status, Deed deed) {
        return new Row(reason, status, UnaryOperator.identity(), deed);
    }

    private static FakeResponse otherIssuer(SignInFixture fixture) throws Exception {
        return fixture.back(
                fixture.authorize(fixture.depart("/a")).replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fe.example"));
    }

    private static FakeResponse stale(SignInFixture fixture) throws Exception {
        fixture.depart("/a");
        fixture.back(CALLBACK + "?code=x");
        fixture.back(CALLBACK + "?code=x");
        return fixture.back(CALLBACK + "?code=x");
    }

    private static FakeResponse cookieMissing(SignInFixture fixture) throws Exception {
        FakeResponse first = withoutCookie(fixture, fixture.depart("/a"));
        FakeResponse second = withoutCookie(fixture, location(fixture.page(location(first))));
        return withoutCookie(fixture, location(fixture.page(location(second))));
    }

    private static FakeResponse withoutCookie(SignInFixture fixture, String departure) throws Exception {
        String callback = fixture.authorize(departure);
        fixture.browser = new Browser();
        return fixture.back(callback);
    }

    private static FakeResponse loop(SignInFixture fixture) throws Exception {
        signInForNothing(fixture);
        signInForNothing(fixture);
        signInForNothing(fixture);
        return fixture.page("/auth/sign-in");
    }

    private static void signInForNothing(SignInFixture fixture) throws Exception {
        fixture.signIn("/a");
        fixture.browser.cookies().keySet().removeAll(List.of("access_token", "refresh_token"));
    }

    private static Deed answer(AuthorizationAnswer answer) {
        return fixture -> {
            fixture.issuer.answer(answer);
            return fixture.signIn("/a");
        };
    }

    private static Deed tokenAnswer(int status, String body) {
        return fixture -> {
            fixture.issuer.at(Endpoint.TOKEN).answers(status, Map.of("Content-Type", "application/json"), body);
            return fixture.signIn("/a");
        };
    }

    private static Deed idToken(String claim) {
        return fixture -> {
            fixture.issuer
                    .next()
                    .idToken(token ->
                            token.claim(claim, "AAAAAAAAAAAAAAAAAAAAAA").sign());
            return fixture.signIn("/a");
        };
    }

    private static AuthFilterBuilder askingUserInfo(AuthFilterBuilder filter) {
        return filter.claimsFrom(ClaimSource.ID_TOKEN, ClaimSource.USERINFO);
    }

    private static FakeResponse otherUser(SignInFixture fixture) throws Exception {
        fixture.issuer.next().userInfo(claims -> Map.of("sub", "u2"));
        return fixture.signIn("/a");
    }

    private static FakeResponse endedMeanwhile(SignInFixture fixture) throws Exception {
        String callback = fixture.authorize(fixture.depart("/a"));
        fixture.clock.advance(Duration.ofSeconds(2));
        fixture.store
                .store()
                .providerGrants()
                .endAll(
                        ProviderGrant.key(fixture.issuer.issuer(), "u1"),
                        fixture.clock.instant().plusSeconds(1),
                        fixture.clock.instant().plusSeconds(1_000));
        return fixture.back(callback);
    }

    private static FakeResponse largeClaim(SignInFixture fixture) throws Exception {
        fixture.issuer.user(TestUser.of("u1").claim("essay", "a".repeat(20_000)));
        return fixture.signIn("/a");
    }

    private static FakeResponse plainHttp(SignInFixture fixture) throws Exception {
        return fixture.send(fixture.browser.page("GET", "/auth/sign-in").sentTo("http", "app.example", 80));
    }

    private static FakeResponse outage(SignInFixture fixture) throws Exception {
        fixture.issuer.outage();
        return fixture.page("/auth/sign-in");
    }
}
