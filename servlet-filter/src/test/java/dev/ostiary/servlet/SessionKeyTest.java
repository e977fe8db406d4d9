package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.testkit.TestIssuer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions beside an identity provider, signed with keys of their own. */
class SessionKeyTest {
    /** From RFC 8037, appendix A. */
    private static final String ED25519 = """
            {"kty":"OKP","crv":"Ed25519","kid":"new","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",\
            "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    static final String KEY_SET = "{\"keys\":[" + ED25519 + "]}";

    private static final SigningKey OLD = Keys.generate(JwsAlgorithm.ES256);

    private static TestIssuer issuer;

    private final TokenStateStore store = new InMemoryTokenStateStore();
    private final SessionFixture fixture = new SessionFixture();

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private AuthFilter filter(String keys) {
        return RefusedRequest.standard(issuer)
                .sessions(sessions -> sessions.key(keys).store(store).revocation(RevocationMode.STRICT))
                .build();
    }

    private FakeResponse jwks(AuthFilter filter, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (shown, answer) -> new JwksServlet().service(shown, answer));
        return response;
    }

    @Test
    void sessionsAndProvider_areBothAccepted() throws Exception {
        AuthFilter filter = filter(KEY_SET);
        fixture.signIn(filter, "u1", "admin");

        fixture.send(filter, fixture.browser.page("GET", "/a"));
        assertThat(fixture.last().isUserInRole("admin")).isTrue();
        assertThat(((JwtPrincipal) fixture.last().getUserPrincipal()).claims())
                .containsEntry("iss", "urn:ostiary:session")
                .containsEntry("aud", issuer.audience());

        fixture.send(filter, RefusedRequest.bearer(issuer.token().subject("u2").sign()));
        assertThat(fixture.last().getRemoteUser()).isEqualTo("u2");
    }

    @Test
    void provider_cannotSignInTheNameOfSessions() throws Exception {
        String forged = issuer.token()
                .subject("u1")
                .type("at+jwt")
                .issuer("urn:ostiary:session")
                .sign();

        FakeResponse response = fixture.send(filter(KEY_SET), RefusedRequest.bearer(forged));

        assertThat(code(response)).isIn("unknown_key", "algorithm_not_allowed");
    }

    @Test
    void session_thatNamesNobodyByTheConfiguredClaim_isRefused() throws Exception {
        AuthFilter filter = RefusedRequest.standard(issuer)
                .principalClaim("email")
                .sessions(sessions -> sessions.key(KEY_SET).store(store).revocation(RevocationMode.STRICT))
                .build();
        fixture.signIn(filter(KEY_SET), "u1");

        assertThat(code(fixture.send(filter, fixture.browser.script("GET", "/a"))))
                .isEqualTo("claim_missing");
    }

    @Test
    void provider_thatNamesASessionOfOurs_cannotEndIt() throws Exception {
        AuthFilter filter = filter(KEY_SET);
        String session = fixture.signIn(filter, "u1");
        String planted = issuer.token()
                .subject("u2")
                .claim("jti", "t1")
                .claim("ost_sid", session)
                .sign();

        fixture.send(filter, RefusedRequest.bearer(planted));
        assertThat(filter.sessions().sessionId(fixture.last())).isEmpty();
        fixture.send(filter, FakeRequest.post("/auth/sign-out").header("Authorization", "Bearer " + planted));

        assertThat(store.session(session)).isPresent();
        assertThat(code(fixture.send(filter, RefusedRequest.bearer(planted)))).isEqualTo("token_revoked");
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 401", "1, 401"})
    void session_accessTokenBeyondItsTime_isGoodForTheClockSkew(long millis, int status) throws Exception {
        AuthFilter filter = RefusedRequest.standard(issuer)
                .clock(fixture.clock)
                .clockSkew(Duration.ofMinutes(2))
                .sessions(sessions ->
                        sessions.key(KEY_SET).store(fixture.store.store()).revocation(RevocationMode.STRICT))
                .build();
        fixture.signIn(filter, "u1");

        fixture.clock.advance(Duration.ofMinutes(15 + 2).plusMillis(millis));

        assertThat(fixture.send(filter, fixture.browser.script("GET", "/a")).getStatus())
                .isEqualTo(status);
    }

    @Test
    void keyThatWasRotatedAway_verifiesAsLongAsItIsListed() throws Exception {
        fixture.signIn(filter(Keys.toPem(OLD)), "u1");

        AuthFilter overlapping =
                filter("{\"keys\":[" + ED25519 + "," + StrictJson.write(Keys.toJwk(OLD.verificationKey())) + "]}");
        assertThat(fixture.send(overlapping, fixture.browser.page("GET", "/a")).getStatus())
                .isEqualTo(200);
        assertThat(fixture.send(filter(KEY_SET), fixture.browser.script("GET", "/a"))
                        .getStatus())
                .isEqualTo(401);
        fixture.send(overlapping, fixture.browser.script("POST", "/auth/refresh"));
        assertThat(fixture.send(filter(KEY_SET), fixture.browser.page("GET", "/a"))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void jwksServlet_publishesThePublicHalf() throws Exception {
        FakeResponse response = jwks(filter(KEY_SET), FakeRequest.get("/public"));

        assertThat(response.getContentType()).isEqualTo("application/jwk-set+json");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("public, max-age=600");
        assertThat(response.getHeader("Content-Length"))
                .isEqualTo(Integer.toString(response.body().length()));
        assertThat(Keys.parseJwkSet(response.body()).keys()).hasSize(1);
        assertThat(response.body())
                .contains("\"kid\":\"new\"")
                .doesNotContain("\"d\"")
                .doesNotContain("nWGxne");
    }

    @Test
    void jwksServlet_whoeverKnowsTheTag_getsNoBody() throws Exception {
        AuthFilter filter = filter(KEY_SET);
        String tag = jwks(filter, FakeRequest.get("/public")).getHeader("ETag");

        for (String known : List.of(tag, "\"other\", W/" + tag, "*")) {
            FakeResponse response = jwks(filter, FakeRequest.get("/public").header("If-None-Match", known));

            assertThat(response.getStatus()).isEqualTo(304);
            assertThat(response.getHeader("ETag")).isEqualTo(tag);
            assertThat(response.body()).isEmpty();
        }
        assertThat(jwks(filter, FakeRequest.get("/public").header("If-None-Match", "\"other\""))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void jwksServlet_secret_isNeverPublished() throws Exception {
        String secret = Keys.toText(Keys.generateSecret(JwsAlgorithm.HS256));

        FakeResponse response = jwks(filter(secret), FakeRequest.get("/public"));

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
    }
}
