package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.identity.IdentityMappings;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.VerifiedJwt;
import dev.ostiary.verify.Waits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A token that is kept, and the user that is kept with it: for whom, and for how long. */
class KeptTokensTest {
    private static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final TokenIssuer ISSUER = TokenIssuer.builder()
            .key(HmacSecret.ofText(TEST_SECRET).signingKey(JwsAlgorithm.HS256))
            .profile(TokenProfile.access("i", "a"))
            .build();
    private static final Map<String, Object> CLAIMS = Map.of(
            "roles", List.of("clerk"), "groups", List.of("staff"), "email", "alice@example.test", "scope", "read");
    private static final String ALICE = token("alice", CLAIMS);
    private static final List<String> USERS = IntStream.range(0, 64)
            .mapToObj(i -> token("user-" + i, Map.of("roles", List.of("role-" + i))))
            .toList();

    private final List<HttpServletRequest> seen = new ArrayList<>();

    private static String token(String subject, Map<String, ?> claims) {
        return ISSUER.issue(subject, claims).token();
    }

    private static AuthFilterBuilder builder() {
        return AuthFilter.builder().secret(TEST_SECRET).issuer("i").audience("a");
    }

    /** Reads the same claims in another way. */
    private static AuthFilterBuilder otherBuilder() {
        return builder()
                .principalClaim("email")
                .rolesClaim("groups")
                .set("identity-headers", "X-User-Id=email, X-User-Role=roles");
    }

    private static String user(HttpServletRequest request) {
        return request.getRemoteUser() + " " + request.getHeader("X-User-Id") + " "
                + request.getHeader("X-User-Role") + " " + request.isUserInRole("clerk") + " "
                + ((JwtPrincipal) request.getUserPrincipal()).roles();
    }

    private HttpServletRequest sent(AuthFilter filter, String token) throws Exception {
        FakeRequest request = FakeRequest.get("/a").header("Authorization", "Bearer " + token);
        filter.doFilter(request, new FakeResponse(), (shown, response) -> seen.add((HttpServletRequest) shown));
        return seen.get(seen.size() - 1);
    }

    @Test
    void doFilter_sameTokenInTwoFilters_isReadAsEachIsConfigured() throws Exception {
        AuthFilter one = builder().build();
        AuthFilter other = otherBuilder().build();

        List<String> users = List.of(
                user(sent(one, ALICE)), user(sent(other, ALICE)), user(sent(one, ALICE)), user(sent(other, ALICE)));

        String ofOne = "alice alice clerk,staff true [clerk, staff]";
        String ofOther = "alice@example.test alice@example.test staff false [staff]";
        assertThat(users).containsExactly(ofOne, ofOther, ofOne, ofOther);
    }

    /** Were the very token shared as well, as no two filters do, what the one has made of it is nothing to the other. */
    @Test
    void identity_sameTokenInTwoConfigurations_isThatOfWhoAsks() {
        JwtVerifier verifier = ISSUER.verifier().build();
        VerifiedJwt jwt = verifier.verify(ALICE).fold(verified -> verified, reason -> null, retryAfter -> null);
        IdentityMappings one = mappings(builder());
        IdentityMappings other = mappings(otherBuilder());

        List<String> names = List.of(name(one, jwt), name(other, jwt), name(one, jwt), name(other, jwt));

        assertThat(names).containsExactly("alice", "alice@example.test", "alice", "alice@example.test");
    }

    private static IdentityMappings mappings(AuthFilterBuilder settings) {
        return settings.door(Map.of(), Deployment.ofProcess())
                .gate()
                .authenticator()
                .identities();
    }

    private static String name(IdentityMappings mappings, VerifiedJwt jwt) {
        return mappings.identity(jwt).principal().orElseThrow().getName();
    }

    @Test
    void doFilter_tokenOfAnotherUserInBetween_isTheUserOfItsOwnToken() throws Exception {
        AuthFilter filter = builder().build();

        List<String> users = new ArrayList<>();
        for (String token : List.of(ALICE, USERS.get(1), ALICE, USERS.get(2), USERS.get(1), ALICE)) {
            users.add(sent(filter, token).getRemoteUser());
        }

        assertThat(users).containsExactly("alice", "user-1", "alice", "user-2", "user-1", "alice");
    }

    @Test
    void logout_inOneRequest_doesNotSignTheNextOneOut() throws Exception {
        AuthFilter filter = builder().build();

        HttpServletRequest first = sent(filter, ALICE);
        HttpServletRequest second = sent(filter, ALICE);
        first.logout();
        HttpServletRequest third = sent(filter, ALICE);

        assertThat(first.getUserPrincipal()).isNull();
        assertThat(second.getRemoteUser()).isEqualTo("alice");
        assertThat(third.getRemoteUser()).isEqualTo("alice");
    }

    /** Each of sixty-four threads sends tokens of all users, and whose request it is never depends on the others. */
    @Test
    void doFilter_keptTokensFromManyThreads_areTheirUsersAndNeverWait() throws Exception {
        AuthFilter filter = builder().build();

        List<Long> waits = Waits.ofManyThreads(200, number -> isUser(filter, number % USERS.size()));

        assertThat(waits).containsSequence(0L, 0L);
    }

    private static boolean isUser(AuthFilter filter, int number) {
        boolean[] right = {false};
        FakeRequest request = FakeRequest.get("/a").header("Authorization", "Bearer " + USERS.get(number));
        try {
            filter.doFilter(request, new FakeResponse(), (shown, response) -> {
                HttpServletRequest http = (HttpServletRequest) shown;
                right[0] = http.getRemoteUser().equals("user-" + number)
                        && http.getHeader("X-User-Id").equals("user-" + number)
                        && http.isUserInRole("role-" + number);
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return right[0];
    }

    @Test
    void doFilter_storeAwayBetweenTwoHits_is503AndGoodAgainAfter() throws Exception {
        SessionFixture session = new SessionFixture();
        session.signIn("alice");
        FakeResponse hit = session.page("/account");

        session.store.off();
        FakeResponse away = session.page("/account");
        session.store.on();
        FakeResponse back = session.page("/account");

        assertThat(List.of(hit.getStatus(), away.getStatus(), back.getStatus())).containsExactly(200, 503, 200);
        assertThat(session.seen).hasSize(2);
    }

    @Test
    void doFilter_sessionEndedBetweenTwoHits_isRefused() throws Exception {
        SessionFixture session = new SessionFixture();
        String id = session.signIn("alice");
        session.page("/account");

        session.filter.sessions().end(id);
        FakeResponse ended = session.send(session.browser.script("GET", "/api/me"));

        assertThat(ended.getStatus()).isEqualTo(401);
        assertThat(SessionFixture.code(ended)).isEqualTo("token_revoked");
        assertThat(session.seen).hasSize(1);
    }
}
