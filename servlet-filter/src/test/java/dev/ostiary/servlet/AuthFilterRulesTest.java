package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules make of a request, without a container. */
class AuthFilterRulesTest {
    private static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final SigningKey KEY = HmacSecret.ofText(TEST_SECRET).signingKey(JwsAlgorithm.HS256);
    private static final TokenIssuer ISSUER = TokenIssuer.builder()
            .key(KEY)
            .profile(TokenProfile.access("i", "a"))
            .build();
    private static final String TOKEN = ISSUER.issue("u1", Map.of("roles", List.of("clerk"), "scope", "read"))
            .token();

    /** The users whom the application has seen, {@code null} for nobody, and what the last request was answered. */
    private final List<Optional<String>> users = new ArrayList<>();

    private FakeResponse send(AuthFilter filter, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(
                request,
                response,
                (seen, answer) -> users.add(Optional.ofNullable(((HttpServletRequest) seen).getRemoteUser())));
        return response;
    }

    private static AuthFilter filter(String... rules) {
        return AuthFilter.builder()
                .secret(TEST_SECRET)
                .issuer("i")
                .audience("a")
                .rules(rules)
                .build();
    }

    private static FakeRequest withHeader(FakeRequest request) {
        return request.header("Authorization", "Bearer " + TOKEN);
    }

    @Test
    void doFilter_roleOfTheUser_isLetIn() throws Exception {
        send(filter("/a = role(clerk)"), withHeader(FakeRequest.get("/a")));

        assertThat(users).containsExactly(Optional.of("u1"));
    }

    @Test
    void doFilter_missingScopes_areNamedInTheChallenge() throws Exception {
        FakeResponse response = send(filter("/a = scope(read, write, admin)"), withHeader(FakeRequest.get("/a")));

        assertThat(users).isEmpty();
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getHeader("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"ostiary\", error=\"insufficient_scope\", error_description=\"A scope is"
                        + " missing\", scope=\"write admin\"");
        assertThat(response.body()).contains("\"error\":\"insufficient_scope\"", "\"code\":\"scope_missing\"");
    }

    static Stream<Arguments> scopeClaims() {
        return Stream.of(
                Arguments.of("a orders:read", true),
                Arguments.of("  orders:read  ", true),
                Arguments.of("a\torders:read", false),
                Arguments.of("a,orders:read", false),
                Arguments.of("a\u00a0orders:read", false),
                Arguments.of(List.of("a", "orders:read"), true),
                Arguments.of(List.of("a orders:read"), false),
                Arguments.of(List.of(" orders:read"), false),
                Arguments.of(List.of("orders:read "), false),
                Arguments.of(List.of(List.of("orders:read")), false));
    }

    @ParameterizedTest
    @MethodSource("scopeClaims")
    void doFilter_scopeClaim_isSplitWhereItIsTextAndNotWithinAnArray(Object claim, boolean held) throws Exception {
        String token = ISSUER.issue("u1", Map.of("scope", claim)).token();

        send(filter("/a = scope(orders:read)"), FakeRequest.get("/a").header("Authorization", "Bearer " + token));

        assertThat(users).hasSize(held ? 1 : 0);
    }

    @Test
    void doFilter_missingRole_isAChallengeWithoutScope() throws Exception {
        FakeResponse response = send(filter("/a = role(admin)"), withHeader(FakeRequest.get("/a")));

        assertThat(response.getHeader("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"")
                .doesNotContain("scope=");
    }

    @Test
    void doFilter_denied_neverAsksForACredential() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret(TEST_SECRET)
                .issuer("i")
                .audience("a")
                .rules("/a = deny")
                .credentialExtractor(request -> {
                    throw new AssertionError("was not to be asked");
                })
                .build();

        FakeResponse response = send(filter, FakeRequest.get("/a"));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.body()).contains("\"code\":\"denied\"").doesNotContain("\"error\"");
        assertThat(response.getHeader("WWW-Authenticate")).isNull();
    }

    @Test
    void doFilter_deniedPreflight_isRefusedLikeAnybody() throws Exception {
        FakeRequest preflight = FakeRequest.of("OPTIONS", "/a")
                .header("Origin", "https://other.example")
                .header("Access-Control-Request-Method", "PUT");

        assertThat(send(filter("/a = deny"), preflight).getStatus()).isEqualTo(403);
        assertThat(send(filter("/a = role(admin)"), preflight).getStatus()).isEqualTo(200);
    }

    @Test
    void doFilter_publicRule_doesNotLookAtTheToken() throws Exception {
        AuthFilter filter = filter("GET /a = public");

        send(filter, withHeader(FakeRequest.get("/a")));
        send(filter, FakeRequest.get("/a").header("Authorization", "Bearer a b"));
        FakeResponse post = send(filter, FakeRequest.post("/a"));

        assertThat(users).containsExactly(Optional.empty(), Optional.empty());
        assertThat(post.getStatus()).isEqualTo(401);
    }

    @Test
    void doFilter_optionalWithoutAToken_isNobody() throws Exception {
        send(filter("/a = optional"), FakeRequest.get("/a"));

        assertThat(users).containsExactly(Optional.empty());
    }

    @Test
    void doFilter_optionalWithAToken_isTheUser() throws Exception {
        send(filter("/a = optional"), withHeader(FakeRequest.get("/a")));
        send(filter("/a = optional"), FakeRequest.get("/a").cookie("access_token", TOKEN));

        assertThat(users).containsExactly(Optional.of("u1"), Optional.of("u1"));
    }

    @Test
    void doFilter_optionalWithABadHeader_isRefused() throws Exception {
        FakeResponse response =
                send(filter("/a = optional"), FakeRequest.get("/a").header("Authorization", "Bearer abc"));

        assertThat(users).isEmpty();
        assertThat(response.getStatus()).isEqualTo(401);
    }

    @Test
    void doFilter_optionalWithACookieThatIsNoToken_isNobodyAndLeavesIt() throws Exception {
        FakeResponse response =
                send(filter("/a = optional"), FakeRequest.get("/a").cookie("access_token", "abc"));

        assertThat(users).containsExactly(Optional.empty());
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    void doFilter_optionalWithACookieThatNamesNobody_isNobodyAndClearsIt() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret(TEST_SECRET)
                .issuer("i")
                .audience("a")
                .principalClaim("email")
                .rules("/a = optional")
                .build();

        FakeResponse response = send(filter, FakeRequest.get("/a").cookie("access_token", TOKEN));

        assertThat(users).containsExactly(Optional.empty());
        assertThat(response.getHeaders("Set-Cookie")).hasSize(1);
    }

    @Test
    void doFilter_optionalWithTheSameCookieTwice_isTheUser() throws Exception {
        FakeRequest request =
                FakeRequest.get("/a").cookie("access_token", TOKEN).cookie("access_token", TOKEN);

        assertThat(send(filter("/a = optional"), request).getStatus()).isEqualTo(200);
        assertThat(users).singleElement().matches(Optional::isPresent);
    }

    @Test
    void doFilter_optionalCookieFromAnotherSite_isRefused() throws Exception {
        FakeRequest request =
                FakeRequest.post("/a").cookie("access_token", TOKEN).header("Sec-Fetch-Site", "cross-site");

        assertThat(send(filter("/a = optional"), request).body()).contains("csrf_cross_site");
    }

    @Test
    void doFilter_optionalWithoutKeys_isNobodyForACookieAndAnOutageForAHeader() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .keys(outage())
                .issuer("i")
                .audience("a")
                .rules("/a = optional")
                .build();

        FakeResponse cookie = send(filter, FakeRequest.get("/a").cookie("access_token", TOKEN));
        FakeResponse header = send(filter, withHeader(FakeRequest.get("/a")));

        assertThat(users).containsExactly(Optional.empty());
        assertThat(cookie.getHeaders("Set-Cookie")).isEmpty();
        assertThat(header.getStatus()).isEqualTo(503);
        assertThat(header.getHeader("Retry-After")).isEqualTo("7");
    }

    @Test
    void doFilter_otherRuleWithABadCookie_leavesTheCookieOfAnApiClientAlone() throws Exception {
        FakeResponse response =
                send(filter("/a = role(x)"), FakeRequest.get("/a").cookie("access_token", "abc"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    void doFilter_crossSiteAndNotAllowed_isRefusedAsCrossSiteFirst() throws Exception {
        FakeRequest request = FakeRequest.post("/a").cookie("access_token", TOKEN);

        assertThat(send(filter("/a = role(admin)"), request).body()).contains("csrf_cross_site");
    }

    @Test
    void doFilter_badTokenAndNotAllowed_isRefusedForTheTokenFirst() throws Exception {
        FakeRequest request = FakeRequest.get("/a").header("Authorization", "Bearer abc");

        assertThat(send(filter("/a = role(admin)"), request).body()).contains("malformed_token");
    }

    @Test
    void doFilter_rewrittenRequest_keepsItsUserAndMeetsTheOtherRule() throws Exception {
        AuthFilter filter = filter("/admin = role(admin)", "/desk = role(clerk)", "/closed = deny");
        FakeRequest request = withHeader(FakeRequest.get("/a"));
        send(filter, request);

        FakeResponse admin = send(filter, FakeRequest.get("/admin").attributesOf(request));
        FakeResponse closed = send(filter, FakeRequest.get("/closed").attributesOf(request));
        send(filter, FakeRequest.get("/desk").attributesOf(request));

        assertThat(admin.body()).contains("role_missing");
        assertThat(closed.body()).contains("denied");
        assertThat(users).containsExactly(Optional.of("u1"), Optional.of("u1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORWARD", "INCLUDE", "ASYNC", "ERROR"})
    void doFilter_dispatchWithinARequest_isNotHeldAgainstTheRuleOfItsTarget(DispatcherType type) throws Exception {
        AuthFilter filter = filter("/internal = deny");
        FakeRequest request = withHeader(FakeRequest.get("/a"));
        send(filter, request);

        send(filter, FakeRequest.get("/internal").attributesOf(request).dispatchedAs(type));

        assertThat(users).containsExactly(Optional.of("u1"), Optional.of("u1"));
    }

    @ParameterizedTest
    @CsvSource({"/admin = role(admin), u1", "/admin = scope(x), u1", "/admin = claim(a = b), u1", "/admin = deny,"})
    void doFilter_errorPageOfAUserWhoIsNotAllowed_showsTheUserUnlessNobodyWasLookedFor(
            String rule, @Nullable String shown) throws Exception {
        FakeRequest request = withHeader(FakeRequest.get("/admin"));
        AuthFilter filter = filter(rule);
        send(filter, request);

        send(filter, FakeRequest.get("/error").attributesOf(request).dispatchedAs(DispatcherType.ERROR));

        assertThat(users).containsExactly(Optional.ofNullable(shown));
    }

    @Test
    void doFilter_errorPageOfARequestFromAnotherSite_showsNobody() throws Exception {
        FakeRequest request = FakeRequest.post("/admin").cookie("access_token", TOKEN);
        AuthFilter filter = filter("/admin = role(admin)");
        send(filter, request);

        send(filter, FakeRequest.get("/error").attributesOf(request).dispatchedAs(DispatcherType.ERROR));

        assertThat(users).containsExactly(Optional.empty());
    }

    @Test
    void build_wrongRules_areAllListed() {
        AuthFilterBuilder builder = AuthFilter.builder()
                .secret(TEST_SECRET)
                .issuer("i")
                .audience("a")
                .publicPaths("/open/**")
                .rules("/a = nobody", "get /b = public", "/open/x = deny", "", "/sign-in = role(x)", "/c = public");

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "- rules (builder): the rule '/a = nobody' is wrong: the requirement 'nobody' has 'nobody' at",
                        "- rules (builder): the rule 'get /b = public' is wrong: 'get' is no method",
                        "'/open/x = deny' can never decide: the public path '/open/**'",
                        "'/sign-in = role(x)' can never decide: the public path '/sign-in'")
                .hasMessageNotContaining("/c =");
    }

    private static KeySource outage() {
        return new KeySource() {
            @Override
            public KeyLookup find(KeyQuery query) {
                return new KeyLookup.Unavailable(Duration.ofSeconds(7));
            }

            @Override
            public Set<JwsAlgorithm> algorithms() {
                return Set.of(JwsAlgorithm.HS256);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "/a = role(owner), 403",
        "/a = deny, 403",
        "/a = authenticated, 401",
        "/a = public, 401",
        "/a = optional, 401",
        "/* = role(owner), 403"
    })
    void doFilter_slashBehindTheRulesPath_isCoveredByWhatAsksForSomething(String rule, int expected) throws Exception {
        FakeRequest request = FakeRequest.get("/a/");
        AuthFilter filter = filter(rule);

        FakeResponse response = send(filter, expected == 403 ? withHeader(request) : request);

        assertThat(response.getStatus()).isEqualTo(expected);
        assertThat(users).isEmpty();
    }

    @Test
    void doFilter_slashBehindAPublicPath_isNotOpened() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret(TEST_SECRET)
                .issuer("i")
                .audience("a")
                .publicPaths("/a")
                .build();

        assertThat(send(filter, FakeRequest.get("/a/")).getStatus()).isEqualTo(401);
        assertThat(send(filter, FakeRequest.get("/a")).getStatus()).isEqualTo(200);
    }

    @Test
    void doFilter_signInPageWithQueryAndFragment_isPublicByItsPath() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret(TEST_SECRET)
                .issuer("i")
                .audience("a")
                .signInPage("/in?tenant=t1#form")
                .build();

        assertThat(send(filter, FakeRequest.get("/in")).getStatus()).isEqualTo(200);
        assertThat(send(filter, FakeRequest.get("/in/t1")).getStatus()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Get", "post", "delete", "Options"})
    void doFilter_methodInAnotherCase_isMalformedOnEveryPath(String method) throws Exception {
        AuthFilter filter = filter("/open = public", "GET /** = role(owner)", "/** = public");

        FakeResponse onPublicPath = send(filter, FakeRequest.of(method, "/open"));
        FakeResponse elsewhere = send(filter, withHeader(FakeRequest.of(method, "/x")));

        assertThat(users).isEmpty();
        assertThat(onPublicPath.getStatus()).isEqualTo(400);
        assertThat(elsewhere.body()).contains("\"code\":\"malformed_method\"");
        assertThat(elsewhere.containsHeader("WWW-Authenticate")).isFalse();
    }

    @Test
    void doFilter_methodNobodyHasHeardOf_isUpToTheRules() throws Exception {
        send(filter("/** = role(clerk)"), withHeader(FakeRequest.of("brew", "/x")));

        assertThat(users).containsExactly(Optional.of("u1"));
    }

    @Test
    void doFilter_variableInAPattern_isAWholeSegment() throws Exception {
        AuthFilter filter = filter("/orders/{id} = role(owner)", "/** = public");

        assertThat(send(filter, withHeader(FakeRequest.get("/orders/5"))).getStatus())
                .isEqualTo(403);
        assertThat(send(filter, FakeRequest.get("/orders/5/items")).getStatus()).isEqualTo(200);
    }

    /** A servlet may well take it for the one that the rule is about. */
    @Test
    void doFilter_methodThatARuleNamesInAnotherCase_isRefused() throws Exception {
        AuthFilter filter = filter("PROPFIND /dav/** = role(admin)", "/dav/** = public");

        assertThat(send(filter, FakeRequest.of("propfind", "/dav/a")).body()).contains("\"code\":\"malformed_method\"");
        assertThat(send(filter, FakeRequest.of("report", "/dav/a")).getStatus()).isEqualTo(200);
        assertThat(users).containsExactly(Optional.empty());
    }
}
