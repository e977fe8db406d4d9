package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the filter says it would do is what it does. */
class AuthFilterExplainTest {
    private static TestIssuer issuer;
    private static TestToken good;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        good = issuer.token().subject("u1").roles("clerk").scope("read");
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private static AuthFilter filter(String... rules) {
        return RefusedRequest.standard(issuer).rules(rules).build();
    }

    private static FakeResponse answer(AuthFilter filter, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (seen, end) -> {});
        return response;
    }

    private static Explanation.Step last(Explanation explanation) {
        return explanation.steps().get(explanation.steps().size() - 1);
    }

    static Stream<BadToken> badTokens() {
        return BadTokens.of(issuer).stream();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void explain_anyBadToken_agreesWithTheRealAnswer(BadToken bad) throws Exception {
        AuthFilter filter = filter();

        Explanation explanation = filter.explain(bad.token(), "GET", "/api/x");
        FakeResponse answer = answer(filter, RefusedRequest.bearer(bad.token()));

        String code = explanation.reason().map(RejectionReason::code).orElse("");
        assertThat(answer.body()).contains(code);
        assertThat(explanation.status().orElse(200)).isEqualTo(answer.getStatus());
        assertThat(explanation.challenge()).isEqualTo(Optional.ofNullable(answer.getHeader("WWW-Authenticate")));
        assertThat(explanation.steps().stream().filter(step -> !step.passed())).hasSize(code.isEmpty() ? 0 : 1);
    }

    @Test
    void explain_badTokens_nearlyAllHaveAReason() {
        AuthFilter filter = filter();

        // A blank before a token is one more blank behind the word Bearer.
        assertThat(badTokens()
                        .filter(bad ->
                                filter.explain(bad.token(), "GET", "/").reason().isEmpty()))
                .allMatch(bad -> !bad.fitsHeader());
    }

    static Stream<RefusedRequest> explicable() {
        Set<RejectionReason> needMoreThanAToken = Set.of(
                RejectionReason.MULTIPLE_TOKENS,
                RejectionReason.CSRF_CROSS_SITE,
                RejectionReason.AMBIGUOUS_URI,
                RejectionReason.MALFORMED_METHOD,
                RejectionReason.TOKEN_REVOKED,
                RejectionReason.STORE_UNAVAILABLE);
        return RefusedRequest.all(issuer).filter(row -> !needMoreThanAToken.contains(row.reason()));
    }

    @ParameterizedTest
    @MethodSource("explicable")
    void explain_anyReason_agreesWithTheRealAnswer(RefusedRequest row) throws Exception {
        AuthFilter filter = row.filter(issuer).build();
        FakeRequest request = row.request().get();
        String header = request.getHeader("Authorization");
        String token = header == null ? null : header.substring("Bearer ".length());

        Explanation explanation = filter.explain(token, "GET", "/api/x");
        FakeResponse answer = answer(filter, request);

        assertThat(explanation.reason()).contains(row.reason());
        assertThat(explanation.status()).hasValue(answer.getStatus());
        assertThat(explanation.challenge()).isEqualTo(Optional.ofNullable(answer.getHeader("WWW-Authenticate")));
        assertThat(last(explanation).passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/%2e%2e/x, false",
        "/a//b, false",
        "/a\\b, false",
        "no-slash, false",
        "'', false",
        "/a%20b, true",
        "/a;v=1/b, true",
        "/a?x=//y, true"
    })
    void explain_path_isReadAsThatOfARequest(String path, boolean unambiguous) {
        Explanation explanation = filter("/** = public").explain(null, "GET", path);

        assertThat(explanation.steps().get(0).passed()).isEqualTo(unambiguous);
        assertThat(explanation.reason())
                .isEqualTo(unambiguous ? Optional.empty() : Optional.of(RejectionReason.AMBIGUOUS_URI));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("/a = role(clerk)", "/a = role(clerk)", AuthOutcome.ADMITTED, "permission"),
                Arguments.of("/a = role(owner)", "/a = role(owner)", AuthOutcome.REFUSED, "permission"),
                Arguments.of("/a = deny", "/a = deny", AuthOutcome.REFUSED, "rule"),
                Arguments.of("/a = public", "/a = public", AuthOutcome.ANONYMOUS, "rule"),
                Arguments.of("POST /a = deny", "none, so authenticated", AuthOutcome.ADMITTED, "permission"),
                Arguments.of(
                        "/a = deny [report-only]",
                        "/a = deny [report-only], only reported",
                        AuthOutcome.WOULD_BE_REFUSED,
                        "rule"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void explain_rule_isNamedAndEndsWhereItDecides(String rule, String found, AuthOutcome outcome, String lastStep) {
        Explanation explanation = filter(rule).explain(good.sign(), "GET", "/a");

        assertThat(explanation.outcome()).isEqualTo(outcome);
        assertThat(explanation.steps().get(1).found()).isEqualTo(found);
        assertThat(last(explanation).name()).isEqualTo(lastStep);
    }

    @Test
    void explain_missingScopes_areNamed() {
        Explanation explanation = filter("/a = scope(read, write, admin)").explain(good.sign(), "GET", "/a");

        assertThat(last(explanation).expected()).isEqualTo("scope(read, write, admin)");
        assertThat(last(explanation).found())
                .isEqualTo("scopes missing: write admin; scopes in scope: \"read\", scopes in scp: none");
        assertThat(explanation.challenge().orElseThrow()).contains("scope=\"write admin\"");
    }

    static Stream<Arguments> shortcomings() {
        return Stream.of(
                Arguments.of(
                        "role(owner, admin)",
                        "roles in roles: \"clerk\", roles in role: none, roles in groups: \"a b\" \"c\""),
                Arguments.of("claim(tenant.id = t2)", "claim tenant.id: \"t1\""),
                Arguments.of("claim(nothing = t2)", "claim nothing: absent"),
                Arguments.of("claim(tenant = t2)", "claim tenant: an object, which has no value"),
                Arguments.of("claim(levels = 3)", "claim levels: an array of \"1\" \"true\" \"(no value)\""),
                Arguments.of("claim(odd = x)", "claim odd: \"\\u000a\\u0022x\""),
                Arguments.of(
                        "claim(nothing = 1) and (scope(write) or claim(levels = 3))",
                        "scopes in scope: \"read\", scopes in scp: none; claim nothing: absent;"
                                + " claim levels: an array of \"1\" \"true\" \"(no value)\""));
    }

    @ParameterizedTest
    @MethodSource("shortcomings")
    void explain_notAllowed_showsWhatWasFoundAndWhere(String requirement, String found) {
        TestToken token = good.claim("groups", List.of("a b", "c", 5))
                .claim("tenant", Map.of("id", "t1"))
                .claim("levels", List.of(1, true, List.of()))
                .claim("odd", "\n\"x");

        Explanation explanation = filter("/a = " + requirement).explain(token.sign(), "GET", "/a");

        assertThat(last(explanation).expected()).isEqualTo(requirement);
        assertThat(last(explanation).found()).isEqualTo(found);
        assertThat(explanation.status()).hasValue(403);
    }

    @Test
    void explain_notAllowedByTheClaimsOfOneIssuerOfSeveral_namesThatIssuersClaims() {
        AuthFilter several = AuthFilter.builder()
                .set("issuers", "a, b")
                .set("issuers.a.issuer", issuer.issuer())
                .set("issuers.a.public-key", issuer.jwkSet())
                .set("issuers.a.roles-claim", "realm_access.roles")
                .set("issuers.b.issuer", "https://b.test")
                .set("issuers.b.public-key", issuer.jwkSet())
                .audience(issuer.audience())
                .rules("/a = role(owner)")
                .build();
        String token = good.claim("realm_access", Map.of("roles", List.of("x"))).sign();

        assertThat(last(several.explain(token, "GET", "/a")).found()).isEqualTo("roles in realm_access.roles: \"x\"");
    }

    @Test
    void explain_expiredToken_saysHowLongAgoForPeople() {
        String token = good.expired().sign();

        assertThat(last(filter().explain(token, "GET", "/a")).found()).endsWith(", 1 h ago");
    }

    @Test
    void explain_optionalWithoutAToken_passesAtTheCredential() {
        Explanation explanation = filter("/a = optional").explain(null, "GET", "/a");

        assertThat(explanation.outcome()).isEqualTo(AuthOutcome.ANONYMOUS);
        assertThat(last(explanation)).isEqualTo(new Explanation.Step("credential", "one token or none", "none", true));
    }

    @Test
    void explain_tokenThatDoesNotSayWhenItsUserSignedIn_tellsSo() {
        Explanation explanation = filter("/a = maxAge(5m)").explain(good.sign(), "GET", "/a");

        assertThat(explanation.reason()).contains(RejectionReason.STEP_UP_REQUIRED);
        assertThat(last(explanation))
                .isEqualTo(new Explanation.Step(
                        "permission", "maxAge(5m)", "no time of a sign-in in claim auth_time", false));
    }

    @Test
    void explain_noUserInTheToken_endsAtThePrincipal() {
        Explanation explanation = filter().explain(good.withoutClaim("sub").sign(), "GET", "/a");

        assertThat(last(explanation))
                .isEqualTo(new Explanation.Step(
                        "principal",
                        "the first that is there names the user: \"sub\"",
                        "none, or one without a name",
                        false));
        assertThat(explanation.reason()).contains(RejectionReason.CLAIM_MISSING);
    }

    @Test
    void explain_goodToken_passesEveryStepAndReadsAsATable() {
        Explanation explanation = filter().explain(good.sign(), "GET", "/a");

        assertThat(explanation.status()).isEqualTo(OptionalInt.empty());
        assertThat(explanation.steps()).allMatch(Explanation.Step::passed);
        assertThat(explanation.toString().lines())
                .anyMatch(line -> line.startsWith("ok   signature"))
                .anyMatch(line -> line.startsWith("ok   expiry"))
                .anyMatch(line -> line.startsWith("ok   principal         found: a name;"))
                .last()
                .isEqualTo("=> admitted");
    }

    @ParameterizedTest
    @CsvSource({"/auth/refresh, refresh", "/auth/sign-out, sign-out"})
    void explain_ownPath_standsBeforeTheRulesAndIsNotCarriedOut(String path, String name) throws Exception {
        SessionFixture fixture = new SessionFixture("/** = deny");
        fixture.signIn("u1");
        String token = fixture.browser.cookies().get("access_token");

        Explanation explanation = fixture.filter.explain(token, "POST", path);

        assertThat(explanation.outcome()).isEqualTo(AuthOutcome.SERVED);
        assertThat(last(explanation))
                .isEqualTo(new Explanation.Step(
                        "rule", "one that lets somebody in", "none: the filter's own path, " + name, true));
        assertThat(explanation.reason()).isEmpty();
        assertThat(explanation.status()).isEmpty();
        assertThat(fixture.refresh().getStatus()).isEqualTo(204);
        assertThat(fixture.store.rotations()).isEqualTo(1);
    }

    @Test
    void explain_ownPathWithoutSessionsOrReadInTwoWays_isAnyOther() {
        AuthFilter sessions = new SessionFixture("/** = deny").filter;

        assertThat(filter().explain(null, "POST", "/auth/refresh").reason()).contains(RejectionReason.MISSING_TOKEN);
        assertThat(sessions.explain(null, "POST", "/auth/%2e/refresh").reason())
                .contains(RejectionReason.AMBIGUOUS_URI);
        assertThat(sessions.explain(null, "POST", "/auth/refresh/").reason()).contains(RejectionReason.DENIED);
    }

    @Test
    void explain_reportOnly_saysWhatWouldBe() {
        AuthFilter filter = RefusedRequest.standard(issuer)
                .enforcement(Enforcement.REPORT_ONLY)
                .build();

        Explanation explanation = filter.explain(null, "GET", "/a");

        assertThat(explanation.outcome()).isEqualTo(AuthOutcome.WOULD_BE_REFUSED);
        assertThat(explanation.reason()).contains(RejectionReason.MISSING_TOKEN);
        assertThat(explanation.status()).isEmpty();
    }

    @Test
    void explain_ownResponder_leavesTheChallengeToIt() {
        AuthFilter filter = RefusedRequest.standard(issuer)
                .refusalResponder((refusal, request, response) -> {})
                .build();

        Explanation explanation = filter.explain(null, "GET", "/a");

        assertThat(explanation.status()).hasValue(401);
        assertThat(explanation.challenge()).isEmpty();
    }

    @Test
    void explain_ownExtractorThatSaysCookie_looksAtTheSite() {
        AuthFilter filter = RefusedRequest.standard(issuer)
                .credentialExtractor(request -> new Extraction.Found(
                        request.getHeader("Authorization").substring("Bearer ".length()), Carrier.COOKIE))
                .build();

        assertThat(last(filter.explain(good.sign(), "POST", "/a")))
                .isEqualTo(new Explanation.Step(
                        "cross-site", "a request of the same site", "another site, or unknown", false));
        assertThat(last(filter.explain(good.sign(), "GET", "/a")).name()).isEqualTo("permission");
    }

    @Test
    void explain_countsLogsAndTellsNothing() {
        AuthFilter filter = RefusedRequest.standard(issuer)
                .eventListener(event -> {
                    throw new AssertionError("was not to be told");
                })
                .build();

        try (CapturedLog log = CapturedLog.of(Reporter.LOG_NAME)) {
            filter.explain(good.expired().sign(), "GET", "/a");

            assertThat(log.lines()).isEmpty();
            assertThat(filter.counts().requests()).isEmpty();
        }
    }

    @Test
    void explain_secretsOfTheToken_areNotShown() {
        String token = good.subject("planted-subject")
                .roles("planted-role")
                .scope("planted-scope")
                .claim("email", "planted@mail.test")
                .keyId("planted-kid")
                .sign();

        String shown = filter().explain(token, "GET", "/a/" + token + ";v=planted?x=planted")
                .toString();

        assertThat(shown).doesNotContain("planted", "eyJhb");
    }

    @Test
    void explain_methodInAnotherCase_endsAtTheMethod() {
        Explanation explanation = filter("/** = public").explain(null, "get", "/a");

        assertThat(explanation.reason()).contains(RejectionReason.MALFORMED_METHOD);
        assertThat(last(explanation).name()).isEqualTo("method");
        assertThat(last(explanation).passed()).isFalse();
    }
}
