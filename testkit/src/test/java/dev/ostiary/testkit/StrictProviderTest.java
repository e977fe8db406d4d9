package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the issuer refuses as a provider, each time a good request with one thing wrong. */
class StrictProviderTest {
    private static final TestIssuer ISSUER =
            TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();

    private final TestIssuer issuer = ISSUER;
    private final Client client = Client.of(issuer);

    @BeforeEach
    void user() {
        issuer.reset();
        issuer.user(TestUser.of("u1"));
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void authorize_goodRequest_answersCodeStateAndIssuerOnce() {
        Parameters callback = client.authorization().authorized();

        assertThat(callback.all().keySet()).containsExactly("code", "state", "iss");
        assertThat(callback.text("state")).isEqualTo("s1");
        assertThat(callback.text("iss")).isEqualTo(issuer.issuer());
        assertThat(issuer.signIns()).singleElement().satisfies(signIn -> {
            assertThat(signIn.subject()).contains("u1");
            assertThat(signIn.parameter("nonce")).contains("n1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://evil.example/auth/callback",
        "redirect_uri, http://127.0.0.1.evil.example/cb",
        "redirect_uri, http://127.0.0.1:8080@evil.example/cb",
        "redirect_uri, http://localhost",
        "redirect_uri, ''",
        "client_id, another-client",
        "client_id, ''",
        "request_uri, urn:ietf:params:oauth:request_uri:nobody",
    })
    void authorize_unknownClientOrRedirectUri_isAPageAndNoRedirect(String name, String value) {
        BrowserConnection.Received answer =
                client.authorization().with(name, value).get("/authorize");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).doesNotContainKey("location");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "scope, profile, invalid_scope",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "prompt, none login, invalid_request",
        "prompt, sometimes, invalid_request",
        "max_age, abc, invalid_request",
        "request, a.b.c, request_not_supported",
    })
    void authorize_oneThingWrong_isAnErrorToTheClient(String name, String value, String error) {
        Parameters callback = client.authorization().with(name, value).authorized();

        assertThat(callback.text("error")).isEqualTo(error);
        assertThat(callback.value("code")).isEmpty();
        assertThat(callback.text("state")).isEqualTo("s1");
        assertThat(issuer.signIns()).extracting(TestSignIn::error).containsExactly(Optional.of(error));
    }

    @Test
    void authorize_withoutState_isAnError() {
        assertThat(client.authorization().without("state").authorized().text("error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void authorize_parameterTwice_isRefused() {
        Client twice = new Client(issuer, Map.of(), Map.of());

        assertThat(twice.get("/authorize?"
                                + Parameters.of(client.authorization().parameters())
                                        .text() + "&state=s2&x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void authorize_nobodyThere_isLoginRequired() {
        issuer.noUser();

        assertThat(client.authorization().authorized().text("error")).isEqualTo("login_required");
    }

    @Test
    void token_goodCode_givesTokensThatVerify() throws Exception {
        Map<String, Object> tokens = client.signedIn();

        assertThat(tokens).containsEntry("token_type", "Bearer").containsKeys("access_token", "refresh_token");
        assertThat(StrictReading.idToken(issuer, 200, Json.write(tokens), "n1")
                        .orElseThrow()
                        .getSubject())
                .isEqualTo("u1");
        assertThat(Nimbus.accepted(issuer, (String) tokens.get("access_token")).getSubject())
                .isEqualTo("u1");
    }

    @Test
    void token_codeTwice_isRefusedAndEndsWhatTheFirstGave() {
        String code = client.code();
        Map<String, Object> first = client.token(code).tokens();

        assertThat(client.token(code).tokens()).containsEntry("error", "invalid_grant");
        assertThat(client.refresh((String) first.get("refresh_token")).tokens())
                .containsEntry("error", "invalid_grant");
        assertThat(userInfo((String) first.get("access_token")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://127.0.0.1:8081/auth/callback, invalid_grant",
        "redirect_uri, '', invalid_grant",
        "code_verifier, wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, invalid_grant",
        "code_verifier, '', invalid_grant",
        "code, nobody, invalid_grant",
        "grant_type, password, unsupported_grant_type",
        "grant_type, '', invalid_request",
    })
    void token_oneThingWrong_isRefused(String name, String value, String error) {
        Client request = client.token(client.code()).with(name, value);

        assertThat(request.tokens()).containsEntry("error", error).doesNotContainKey("id_token");
        assertThat(issuer.tokenRequests()).last().satisfies(came -> {
            assertThat(came.error()).contains(error);
            assertThat(came.clientAuthentication()).isEqualTo("client_secret_basic");
        });
    }

    @Test
    void token_parameterTwice_isRefused() {
        String form = Parameters.of(client.token(client.code()).parameters()).text();

        assertThat(client.postText("/token", form + "&code=other").status()).isEqualTo(400);
    }

    @Test
    void token_byGet_isRefused() {
        assertThat(client.token(client.code()).get("/token").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "secret-of-the-test-client-32-byteS"})
    void token_wrongSecret_is401WithAChallenge(String secret) {
        BrowserConnection.Received answer =
                client.basic("client", secret).token(client.code()).post("/token");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client");
        assertThat(answer.headers()).containsKey("www-authenticate");
    }

    @Test
    void token_secretInTheForm_isAccepted() {
        Client post = client.withoutHeader("Authorization")
                .token(client.code())
                .with("client_id", "client")
                .with("client_secret", "secret-of-the-test-client-32-bytes");

        assertThat(post.tokens()).containsKey("id_token");
        assertThat(issuer.tokenRequests())
                .last()
                .extracting(TestTokenRequest::clientAuthentication)
                .isEqualTo("client_secret_post");
    }

    @Test
    void token_secretInBothPlaces_isRefused() {
        Client both = client.token(client.code())
                .with("client_id", "client")
                .with("client_secret", "secret-of-the-test-client-32-bytes");

        assertThat(both.post("/token").status()).isEqualTo(401);
    }

    @Test
    void token_clientWithASecretThatSaysNone_isRefused() {
        Client none = client.withoutHeader("Authorization").token(client.code()).with("client_id", "client");

        assertThat(none.post("/token").status()).isEqualTo(401);
    }

    @Test
    void refresh_rotatedTokenAgain_endsTheWholeGrant() {
        String first = (String) client.signedIn().get("refresh_token");
        String second = (String) client.refresh(first).tokens().get("refresh_token");

        assertThat(client.refresh(first).tokens()).containsEntry("error", "invalid_grant");
        assertThat(client.refresh(second).tokens()).containsEntry("error", "invalid_grant");
    }

    @Test
    void refresh_goodToken_givesANewOneAndAnIdTokenWithoutNonce() throws Exception {
        String first = (String) client.signedIn().get("refresh_token");

        Map<String, Object> renewed = client.refresh(first).tokens();

        assertThat(renewed.get("refresh_token")).isNotNull().isNotEqualTo(first);
        assertThat(claims(renewed))
                .doesNotContainKey("nonce")
                .containsEntry("sub", "u1")
                .containsKeys("sid", "auth_time");
    }

    @Test
    void refresh_moreScopesThanGranted_isRefused() {
        String first = (String) client.signedIn().get("refresh_token");

        assertThat(client.refresh(first).with("scope", "openid admin").tokens())
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void endSession_ofTheUser_endsRefreshAndUserInfo() {
        Map<String, Object> tokens = client.signedIn();
        issuer.endSession("u1");

        assertThat(client.refresh((String) tokens.get("refresh_token")).tokens())
                .containsEntry("error", "invalid_grant");
        assertThat(userInfo((String) tokens.get("access_token")).status()).isEqualTo(401);
    }

    @Test
    void disable_ofTheUser_endsRefreshAndSignIn() {
        Map<String, Object> tokens = client.signedIn();
        issuer.disable("u1");

        assertThat(client.refresh((String) tokens.get("refresh_token")).tokens())
                .containsEntry("error", "invalid_grant");
        assertThat(client.authorization().authorized().text("error")).isEqualTo("access_denied");
    }

    @Test
    void userInfo_goodToken_saysTheUsersClaims() {
        issuer.user(TestUser.of("u1").roles("admin").claim("email", "u1@x"));

        BrowserConnection.Received answer = userInfo((String) client.signedIn().get("access_token"));

        assertThat(JsonReader.object(answer.body()))
                .containsEntry("sub", "u1")
                .containsEntry("email", "u1@x")
                .containsEntry("roles", List.of("admin"));
        assertThat(userInfo("nobody").status()).isEqualTo(401);
        assertThat(new Client(issuer, Map.of(), Map.of()).get("/userinfo").status())
                .isEqualTo(401);
    }

    @Test
    void revoke_refreshToken_endsTheGrant() {
        Map<String, Object> tokens = client.signedIn();
        String refresh = (String) tokens.get("refresh_token");

        assertThat(client.with("token", refresh).post("/revoke").status()).isEqualTo(200);
        assertThat(client.refresh(refresh).tokens()).containsEntry("error", "invalid_grant");
        assertThat(client.with("token", "nobody").post("/revoke").status()).isEqualTo(200);
        assertThat(client.basic("client", "wrong")
                        .with("token", refresh)
                        .post("/revoke")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void par_requestUri_isGoodOnce() {
        Map<String, Object> pushed =
                JsonReader.object(client.authorization().post("/par").body());
        Client request = client.with("client_id", "client").with("request_uri", (String) pushed.get("request_uri"));

        assertThat(request.authorized().value("code")).isPresent();
        assertThat(request.get("/authorize").status()).isEqualTo(400);
        assertThat(issuer.signIns()).extracting(TestSignIn::pushed).containsExactly(true, false);
    }

    @Test
    void par_badRequestOrClient_isRefused() {
        assertThat(client.authorization()
                        .with("redirect_uri", "https://evil.example/")
                        .post("/par")
                        .status())
                .isEqualTo(400);
        assertThat(client.authorization().without("state").post("/par").status())
                .isEqualTo(400);
        assertThat(client.basic("client", "wrong").authorization().post("/par").status())
                .isEqualTo(401);
    }

    @Test
    void endSessionEndpoint_hintOfTheSession_endsItAndSendsBack() {
        Map<String, Object> tokens = client.signedIn();
        BrowserConnection.Received answer = client.with("id_token_hint", (String) tokens.get("id_token"))
                .with("post_logout_redirect_uri", "http://127.0.0.1:8080/auth/signed-out")
                .with("state", "a b")
                .get("/end-session");

        assertThat(answer.headers().get("location")).containsExactly("http://127.0.0.1:8080/auth/signed-out?state=a+b");
        assertThat(client.refresh((String) tokens.get("refresh_token")).tokens())
                .containsEntry("error", "invalid_grant");
    }

    @Test
    void endSessionEndpoint_foreignPageOrHint_isAPage() {
        String hint = (String) client.signedIn().get("id_token");

        assertThat(client.with("id_token_hint", hint)
                        .with("post_logout_redirect_uri", "https://evil.example/")
                        .get("/end-session")
                        .status())
                .isEqualTo(400);
        assertThat(client.with("id_token_hint", hint + "x").get("/end-session").status())
                .isEqualTo(400);
        assertThat(client.with("id_token_hint", hint)
                        .with("client_id", "another")
                        .get("/end-session")
                        .status())
                .isEqualTo(400);
    }

    private static Map<String, Object> claims(Map<String, Object> tokens) throws Exception {
        return com.nimbusds.jwt.SignedJWT.parse((String) tokens.get("id_token"))
                .getJWTClaimsSet()
                .getClaims();
    }

    private BrowserConnection.Received userInfo(String token) {
        return new Client(issuer, Map.of(), Map.of("Authorization", "Bearer " + token)).get("/userinfo");
    }
}
