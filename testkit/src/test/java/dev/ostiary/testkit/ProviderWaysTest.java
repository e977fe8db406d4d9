package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How issuers differ that are like a provider, or are told to. */
class ProviderWaysTest {
    private static final TestUser USER = TestUser.of("u1").roles("admin").claim("email", "u1@x");

    private static TestIssuer like(KnownProvider provider) {
        TestIssuer issuer =
                TestIssuer.like(provider).algorithms(SignatureAlgorithm.ES256).start();
        issuer.user(USER);
        return issuer;
    }

    private static Map<String, Object> claims(Object token) throws Exception {
        return SignedJWT.parse((String) token).getJWTClaimsSet().toJSONObject();
    }

    @ParameterizedTest
    @CsvSource({
        "KEYCLOAK, 'state session_state iss code'",
        "ENTRA, 'code state session_state'",
        "OKTA, 'code state'",
        "AUTH0, 'code state'",
        "COGNITO, 'code state'",
        "GOOGLE, 'state code scope authuser prompt'",
    })
    void callback_ofEachProvider_hasItsParametersInItsOrder(KnownProvider provider, String names) {
        try (TestIssuer issuer = like(provider)) {
            assertThat(String.join(
                            " ",
                            Client.of(issuer).authorization().authorized().all().keySet()))
                    .isEqualTo(names);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KEYCLOAK, 401, unauthorized_client",
        "ENTRA, 401, invalid_client",
        "OKTA, 401, invalid_client",
        "AUTH0, 401, access_denied",
        "COGNITO, 400, invalid_client",
        "GOOGLE, 401, invalid_client",
    })
    void token_wrongSecret_isRefusedInTheProvidersWords(KnownProvider provider, int status, String error) {
        try (TestIssuer issuer = like(provider)) {
            Client client = Client.of(issuer);
            BrowserConnection.Received answer =
                    client.basic("client", "wrong").token(client.code()).post("/token");

            assertThat(answer.status()).isEqualTo(status);
            assertThat(JsonReader.object(answer.body())).containsEntry("error", error);
        }
    }

    @ParameterizedTest
    @EnumSource(KnownProvider.class)
    void token_ofEachProvider_givesAnIdTokenThatVerifies(KnownProvider provider) throws Exception {
        try (TestIssuer issuer = like(provider)) {
            String body = Json.write(Client.of(issuer).signedIn());

            assertThat(StrictReading.idToken(issuer, 200, body, "n1")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KEYCLOAK, openid, true",
        "ENTRA, openid, false",
        "ENTRA, openid offline_access, true",
        "OKTA, openid, false",
        "OKTA, openid offline_access, true",
        "AUTH0, openid offline_access, true",
        "COGNITO, openid, true",
        "GOOGLE, openid offline_access, false",
    })
    void refreshToken_ofEachProvider_isGivenForWhatItWants(KnownProvider provider, String scope, boolean given) {
        try (TestIssuer issuer = like(provider)) {
            Client client = Client.of(issuer);
            String code =
                    client.authorization().with("scope", scope).authorized().text("code");

            assertThat(client.token(code).tokens().containsKey("refresh_token")).isEqualTo(given);
        }
    }

    @Test
    void google_accessTypeOffline_givesARefreshTokenAndNoneAtRefresh() {
        try (TestIssuer issuer = like(KnownProvider.GOOGLE)) {
            Client client = Client.of(issuer);
            String code = client.authorization()
                    .with("access_type", "offline")
                    .authorized()
                    .text("code");
            String refresh = (String) client.token(code).tokens().get("refresh_token");

            assertThat(client.refresh(refresh).tokens()).containsKey("id_token").doesNotContainKey("refresh_token");
            assertThat(client.refresh(refresh).tokens()).containsKey("id_token");
        }
    }

    @Test
    void keycloak_tokens_haveRolesInTheAccessTokenAlone() throws Exception {
        try (TestIssuer issuer = like(KnownProvider.KEYCLOAK)) {
            Map<String, Object> tokens = Client.of(issuer).signedIn();

            assertThat(issuer.issuer()).endsWith("/realms/test");
            assertThat(tokens).containsKeys("session_state", "not-before-policy");
            assertThat(claims(tokens.get("access_token")))
                    .containsEntry("realm_access", Map.of("roles", List.of("admin")))
                    .containsEntry("aud", "account")
                    .containsEntry("azp", "client");
            assertThat(claims(tokens.get("id_token")))
                    .doesNotContainKey("realm_access")
                    .containsEntry("email", "u1@x")
                    .containsEntry("typ", "ID")
                    .containsEntry("aud", "client")
                    .containsKeys("sid", "auth_time", "at_hash");
        }
    }

    @Test
    void keycloak_oldRefreshToken_staysGood() {
        try (TestIssuer issuer = like(KnownProvider.KEYCLOAK)) {
            Client client = Client.of(issuer);
            String first = (String) client.signedIn().get("refresh_token");

            assertThat(client.refresh(first).tokens().get("refresh_token")).isNotEqualTo(first);
            assertThat(client.refresh(first).tokens()).containsKey("id_token");
        }
    }

    @Test
    void okta_idToken_isThinAndUserInfoSaysTheRest() throws Exception {
        try (TestIssuer issuer = like(KnownProvider.OKTA)) {
            Map<String, Object> tokens = Client.of(issuer).signedIn();
            Client holder =
                    new Client(issuer, Map.of(), Map.of("Authorization", "Bearer " + tokens.get("access_token")));

            assertThat(claims(tokens.get("id_token"))).doesNotContainKeys("email", "groups");
            assertThat(JsonReader.object(holder.get("/userinfo").body()))
                    .containsEntry("email", "u1@x")
                    .containsEntry("groups", List.of("admin"));
        }
    }

    @Test
    void claimsIn_userInfoAlone_leavesTokensThin() throws Exception {
        try (TestIssuer issuer =
                TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start()) {
            issuer.user(USER);
            issuer.claimsIn(ClaimPlace.USER_INFO);
            Map<String, Object> tokens = Client.of(issuer).signedIn();

            assertThat(claims(tokens.get("id_token"))).doesNotContainKeys("email", "roles");
            assertThat(claims(tokens.get("access_token"))).doesNotContainKeys("email", "roles");
        }
    }

    @Test
    void withoutRefreshTokensAndAcr_areToldInTheNextTokens() throws Exception {
        try (TestIssuer issuer =
                TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start()) {
            issuer.user(USER);
            issuer.withoutRefreshTokens();
            issuer.acr("gold");
            Map<String, Object> tokens = Client.of(issuer).signedIn();

            assertThat(tokens).doesNotContainKey("refresh_token");
            assertThat(claims(tokens.get("id_token"))).containsEntry("acr", "gold");
        }
    }

    @Test
    void clock_ofTheBuilder_endsCodesAndAccessTokens() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        try (TestIssuer issuer = TestIssuer.builder()
                .clock(now::get)
                .algorithms(SignatureAlgorithm.ES256)
                .start()) {
            issuer.user(USER);
            Client client = Client.of(issuer);
            String late = client.code();
            String access = (String) client.signedIn().get("access_token");
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));

            assertThat(client.token(late).tokens()).containsEntry("error", "invalid_grant");
            assertThat(new Client(issuer, Map.of(), Map.of("Authorization", "Bearer " + access))
                            .get("/userinfo")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void metadata_ofAProvider_namesItsEndpoints() {
        try (TestIssuer issuer = like(KnownProvider.COGNITO)) {
            Map<String, Object> metadata = JsonReader.object(TestBrowser.start()
                    .open(issuer.issuer() + "/.well-known/openid-configuration")
                    .body());

            assertThat(metadata)
                    .containsEntry("token_endpoint", issuer.issuer() + "/token")
                    .containsKeys("userinfo_endpoint", "revocation_endpoint", "pushed_authorization_request_endpoint")
                    .doesNotContainKeys("end_session_endpoint", "authorization_response_iss_parameter_supported");
        }
    }
}
