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
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter's own way through a request, without a container. */
class AuthFilterTest {
    private static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final SigningKey KEY = HmacSecret.ofText(TEST_SECRET).signingKey(JwsAlgorithm.HS256);
    private static final TokenIssuer ISSUER = TokenIssuer.builder()
            .key(KEY)
            .profile(TokenProfile.access("i", "a"))
            .build();

    static Stream<Throwable> failures() {
        return Stream.of(
                new ServletException("own"),
                new IOException("own"),
                new IllegalArgumentException("own"),
                new IllegalStateException("own"),
                new SecurityException("own"),
                new StackOverflowError("own"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void doFilter_applicationThrows_passesTheSameObject(Throwable failure) {
        FilterChain chain = (request, response) -> sneak(failure);

        assertThatThrownBy(() -> builder().build().doFilter(signedIn("/a"), new FakeResponse(), chain))
                .isSameAs(failure);
    }

    @Test
    void doFilter_dispatchesOfOneRequest_verifyOnce() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        AuthFilter filter = AuthFilter.builder()
                .keys(counting(lookUps))
                .issuer("i")
                .audience("a")
                .build();
        FakeRequest request = signedIn("/a");
        List<String> users = new ArrayList<>();
        FilterChain chain = (seen, response) -> users.add(((HttpServletRequest) seen).getRemoteUser());

        filter.doFilter(request, new FakeResponse(), chain);
        filter.doFilter(request, new FakeResponse(), chain);
        filter.doFilter(request.dispatchedAs(DispatcherType.ASYNC), new FakeResponse(), chain);
        filter.doFilter(request.dispatchedAs(DispatcherType.ERROR), new FakeResponse(), chain);

        assertThat(users).containsExactly("u1", "u1", "u1", "u1");
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void doFilter_twoFiltersWithDifferentSettings_decideEachForItself() throws Exception {
        FakeRequest request = signedIn("/a");
        FakeResponse response = new FakeResponse();
        AuthFilter other = builder().audience("other").build();

        builder()
                .build()
                .doFilter(request, new FakeResponse(), (seen, ignored) -> other.doFilter(seen, response, null));

        assertThat(response.getStatus()).isEqualTo(401);
    }

    @Test
    void doFilter_errorPageOfARefusedRequest_isShownToNobody() throws Exception {
        AuthFilter filter = builder().build();
        FakeRequest request = FakeRequest.get("/a").header("Authorization", "Bearer a b");
        List<ServletRequest> shown = new ArrayList<>();

        filter.doFilter(request, new FakeResponse(), null);
        filter.doFilter(
                request.dispatchedAs(DispatcherType.ERROR), new FakeResponse(), (seen, ignored) -> shown.add(seen));

        assertThat(shown).hasSize(1);
        assertThat(((HttpServletRequest) shown.get(0)).getUserPrincipal()).isNull();
    }

    @Test
    void doFilter_refusedRequestThatComesInAgain_isRefusedAgain() throws Exception {
        AuthFilter filter = builder().build();
        FakeRequest request = FakeRequest.get("/a");
        FakeResponse second = new FakeResponse();

        filter.doFilter(request, new FakeResponse(), null);
        filter.doFilter(request, second, null);

        assertThat(second.getStatus()).isEqualTo(401);
    }

    @Test
    void doFilter_publicRequestThatComesInAgainElsewhere_isDecidedAgain() throws Exception {
        AuthFilter filter = builder().publicPaths("/open").build();
        FakeRequest open = FakeRequest.get("/open");
        FakeResponse response = new FakeResponse();

        filter.doFilter(open, new FakeResponse(), (seen, ignored) -> {});
        filter.doFilter(FakeRequest.get("/closed").attributesOf(open), response, null);

        assertThat(response.getStatus()).isEqualTo(401);
    }

    /** Whoever has signed out is nobody: a rewritten request does not go on as somebody without a name. */
    @Test
    void doFilter_signedOutRequestThatComesInAgain_isRefused() throws Exception {
        AuthFilter filter = builder().build();
        FakeRequest request = signedIn("/a");
        FakeResponse second = new FakeResponse();

        filter.doFilter(request, new FakeResponse(), (seen, ignored) -> ((HttpServletRequest) seen).logout());
        filter.doFilter(request, second, null);

        assertThat(second.getStatus()).isEqualTo(401);
    }

    @Test
    void doFilter_notHttp_isRefused() {
        ServletRequest request = new ServletRequestWrapper(FakeRequest.get("/a"));

        assertThatThrownBy(() -> builder().build().doFilter(request, new FakeResponse(), null))
                .isInstanceOf(ServletException.class);
    }

    @Test
    void doFilter_neverInitialised_letsNothingIn() {
        assertThatThrownBy(() -> new AuthFilter().doFilter(signedIn("/a"), new FakeResponse(), null))
                .isInstanceOf(ServletException.class);
    }

    @Test
    void doFilter_destroyed_letsNothingIn() {
        AuthFilter filter = builder().build();

        filter.destroy();

        assertThatThrownBy(() -> filter.doFilter(signedIn("/a"), new FakeResponse(), null))
                .isInstanceOf(ServletException.class);
    }

    @Test
    void build_severalProblems_areAllInOneException() {
        AuthFilterBuilder wrong =
                AuthFilter.builder().secret("short").set("audiences", "a").set("clock-skew", "1y");

        assertThatThrownBy(wrong::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("secret", "audience", "clock-skew", "audiences", "builder")
                .hasMessageNotContaining("short\"");
    }

    @Test
    void doFilter_errorPageThatNeverPassedTheFilter_isShownToNobody() throws Exception {
        FakeRequest request = FakeRequest.get("/error-page").header("X-User-Id", "forged");
        List<String> shown = new ArrayList<>();

        builder()
                .build()
                .doFilter(
                        request.dispatchedAs(DispatcherType.ERROR),
                        new FakeResponse(),
                        (seen, ignored) -> shown.add(((HttpServletRequest) seen).getHeader("X-User-Id")));

        assertThat(shown).containsExactly((String) null);
    }

    @Test
    void doFilter_responderOfTheApplication_seesNoForgedIdentityHeader() throws Exception {
        List<String> shown = new ArrayList<>();
        AuthFilter filter = builder()
                .refusalResponder((refusal, request, response) -> shown.add(request.getHeader("X-User-Id")))
                .build();

        filter.doFilter(
                FakeRequest.get("/a").header("x_user_id", "forged").header("X-User-Id", "forged"),
                new FakeResponse(),
                null);

        assertThat(shown).containsExactly((String) null);
    }

    @Test
    void build_thenChangingTheBuilder_leavesTheFilterAsItIs() throws Exception {
        AuthFilterBuilder settings = builder().publicPaths("/one");
        AuthFilter filter = settings.build();
        FakeResponse response = new FakeResponse();

        settings.publicPaths("/two");
        filter.init(FakeFilterConfig.of(Map.of("realm", "r")));
        filter.doFilter(FakeRequest.get("/two"), response, null);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"r\"");
    }

    @Test
    void init_initParams_standBehindTheBuilder() throws Exception {
        AuthFilter filter = builder().realm("builder").build();
        FakeResponse response = new FakeResponse();

        filter.init(FakeFilterConfig.of(Map.of("realm", "init-param", "error-detail", "none")));
        filter.doFilter(FakeRequest.get("/a"), response, null);

        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"builder\"");
        assertThat(response.body()).doesNotContain("code");
    }

    @Test
    void authenticate_onAPublicPathWithAToken_findsTheUser() throws Exception {
        FakeResponse response = new FakeResponse();
        List<String> users = new ArrayList<>();
        AuthFilter filter = builder().publicPaths("/open").build();

        filter.doFilter(signedIn("/open"), response, (seen, answer) -> {
            users.add(((HttpServletRequest) seen).getRemoteUser());
            assertThat(((HttpServletRequest) seen).authenticate((FakeResponse) answer))
                    .isTrue();
            users.add(((HttpServletRequest) seen).getRemoteUser());
        });

        assertThat(users).containsExactly(null, "u1");
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void authenticate_onAPublicPathWithABadToken_namesTheFault() throws Exception {
        FakeResponse response = new FakeResponse();
        AuthFilter filter = builder().publicPaths("/open").build();

        filter.doFilter(
                FakeRequest.get("/open").header("Authorization", "Bearer abc"),
                response,
                (seen, answer) -> assertThat(((HttpServletRequest) seen).authenticate((FakeResponse) answer))
                        .isFalse());

        assertThat(response.body()).contains("malformed_token");
    }

    @Test
    void authenticate_onAPublicPath_asksForAToken() throws Exception {
        FakeResponse response = new FakeResponse();
        AuthFilter filter = builder().publicPaths("/open").build();

        filter.doFilter(
                FakeRequest.get("/open"),
                response,
                (seen, answer) -> assertThat(((HttpServletRequest) seen).authenticate((FakeResponse) answer))
                        .isFalse());

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"ostiary\"");
    }

    private static AuthFilterBuilder builder() {
        return AuthFilter.builder().secret(TEST_SECRET).issuer("i").audience("a");
    }

    private static FakeRequest signedIn(String uri) {
        return FakeRequest.get(uri)
                .header(
                        "Authorization",
                        "Bearer " + ISSUER.issue("u1", Map.of()).token());
    }

    private static KeySource counting(AtomicInteger lookUps) {
        return new KeySource() {
            @Override
            public KeyLookup find(KeyQuery query) {
                lookUps.incrementAndGet();
                return new KeyLookup.Found(List.of(KEY.verificationKey()));
            }

            @Override
            public Set<JwsAlgorithm> algorithms() {
                return Set.of(JwsAlgorithm.HS256);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
