package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.InMemoryApiKeyStore;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filter makes of {@code X-API-Key}. */
class AuthFilterApiKeyTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final InMemoryApiKeyStore store = new InMemoryApiKeyStore(10);
    private final List<HttpServletRequest> seen = new ArrayList<>();

    private String key(String owner) {
        IssuedApiKey issued = ApiKeys.of(store, InstantSource.fixed(NOW))
                .issue(owner, Set.of("ci"), Set.of("push"), Duration.ofHours(1));
        store.add(issued.record());
        return issued.key();
    }

    private static AuthFilterBuilder withoutKeys() {
        return AuthFilter.builder()
                .secret("test-secret-0123456789-abcdefghijklmnopqrstuvwxyz")
                .issuer("i")
                .audience("a")
                .clock(InstantSource.fixed(NOW));
    }

    private AuthFilterBuilder builder() {
        return withoutKeys().apiKeys(store);
    }

    private FakeResponse send(AuthFilterBuilder filter, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.build().doFilter(request, response, (shown, answer) -> seen.add((HttpServletRequest) shown));
        return response;
    }

    private static FakeRequest withKey(FakeRequest request, String key) {
        return request.header("X-API-Key", key);
    }

    @Test
    void doFilter_goodKey_showsItsOwnerLikeAnyUser() throws Exception {
        send(builder().rules("/a = role(ci) and scope(push)"), withKey(FakeRequest.post("/a"), key("build-server")));

        HttpServletRequest request = seen.get(0);
        assertThat(request.getRemoteUser()).isEqualTo("build-server");
        assertThat(request.getAuthType()).isEqualTo("ApiKey");
        assertThat(request.isUserInRole("ci")).isTrue();
        assertThat(request.getHeader("X-User-Id")).isEqualTo("build-server");
        assertThat(request.getHeader("X-User-Role")).isEqualTo("ci");
        assertThat(((JwtPrincipal) request.getUserPrincipal()).claims()).containsOnlyKeys("sub");
    }

    @ParameterizedTest
    @CsvSource({"role(admin), role_missing", "scope(read), scope_missing", "claim(tenant = a), claim_mismatch"})
    void doFilter_ruleThatTheKeyDoesNotMeet_is403(String requirement, String code) throws Exception {
        FakeResponse response =
                send(builder().rules("/a = " + requirement), withKey(FakeRequest.get("/a"), key("build-server")));

        assertThat(seen).isEmpty();
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.body()).contains(code);
    }

    /** Its owner has not signed in at all. */
    @Test
    void doFilter_ruleThatAsksForARecentSignIn_isMetByNoKey() throws Exception {
        FakeResponse response =
                send(builder().rules("/a = maxAge(400d)"), withKey(FakeRequest.get("/a"), key("build-server")));

        assertThat(seen).isEmpty();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"step_up_required\"");
    }

    @Test
    void doFilter_unknownOrMalformedKey_is401WithItsCode() throws Exception {
        String other = ApiKeys.of(id -> new ApiKeyLookup.Unknown())
                .issue("x", Set.of(), Set.of())
                .key();

        FakeResponse unknown = send(builder(), withKey(FakeRequest.get("/a"), other));
        FakeResponse malformed = send(builder(), withKey(FakeRequest.get("/a"), "abc"));

        assertThat(seen).isEmpty();
        assertThat(unknown.getStatus()).isEqualTo(401);
        assertThat(unknown.body()).contains("\"code\":\"unknown_key\"");
        assertThat(malformed.body()).contains("\"code\":\"malformed_token\"");
        assertThat(unknown.getHeader("WWW-Authenticate")).startsWith("Bearer ").contains("error=\"invalid_token\"");
    }

    @Test
    void doFilter_expiryReached_isExpired() throws Exception {
        String key = key("build-server");

        FakeResponse response = send(
                builder().clock(InstantSource.fixed(NOW.plus(Duration.ofHours(1)))),
                withKey(FakeRequest.get("/a"), key));

        assertThat(response.body()).contains("\"code\":\"token_expired\"");
    }

    @Test
    void doFilter_storeThatThrows_is503WithRetryAfter() throws Exception {
        FakeResponse response = send(
                withoutKeys()
                        .apiKeys(id -> {
                            throw new IllegalStateException("down");
                        })
                        .rules("/a = optional"),
                withKey(FakeRequest.get("/a"), key("build-server")));

        assertThat(seen).isEmpty();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.containsHeader("WWW-Authenticate")).isFalse();
    }

    @Test
    void doFilter_pageNavigationWithAKey_isAnsweredAsAnApi() throws Exception {
        FakeResponse response = send(builder(), withKey(FakeRequest.get("/a").header("Accept", "text/html"), "abc"));

        assertThat(response.getStatus()).isEqualTo(401);
    }

    @Test
    void doFilter_noKeysConfigured_theHeaderMeansNothing() throws Exception {
        FakeResponse response =
                send(withoutKeys(), withKey(FakeRequest.get("/a").header("Accept", "text/html"), key("build-server")));

        assertThat(seen).isEmpty();
        assertThat(response.getStatus()).isEqualTo(303);
    }

    @Test
    void doFilter_refusedKey_isNeitherLoggedNorAnswered() throws Exception {
        String key = key("build-server");
        List<AuthEvent> events = new ArrayList<>();

        try (CapturedLog log = CapturedLog.of(Reporter.LOG_NAME)) {
            FakeResponse response = send(
                    builder().rules("/** = deny").eventListener(events::add), withKey(FakeRequest.get("/" + key), key));

            String secret = key.substring(key.length() - 40);
            assertThat(log.lines()).hasSize(1).noneMatch(line -> line.contains(secret));
            assertThat(response.body()).doesNotContain(secret);
            assertThat(events).singleElement().asString().doesNotContain(secret);
        }
    }

    @Test
    void doFilter_goodKey_isAnEventOfThatCarrier() throws Exception {
        List<AuthEvent> events = new ArrayList<>();

        send(builder().eventListener(events::add), withKey(FakeRequest.get("/a"), key("build-server")));

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.carrier()).contains(Carrier.API_KEY));
    }

    @Test
    void doFilter_extractorThatFindsAKeyWhereNoneAreAccepted_isAMistake() {
        AuthFilterBuilder filter =
                withoutKeys().credentialExtractor(request -> new Extraction.Found("k", Carrier.API_KEY));

        assertThatThrownBy(() -> send(filter, FakeRequest.get("/a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apiKeys(...)");
        assertThat(seen).isEmpty();
    }
}
