package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPrivateKey;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients as the builder registers them. */
class RegisteredClientsTest {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static TestIssuerBuilder builder() {
        return TestIssuer.builder().algorithms(SignatureAlgorithm.ES256);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/auth/callback, true",
        "http://127.0.0.1/auth/callback, true",
        "http://localhost:8080/auth/callback, false",
        "http://127.0.0.1:8080/auth/callback/, false",
        "http://127.0.0.1:8080/auth/callback?a=b, false",
        "http://127.0.0.1:8080/auth/Callback, false",
        "http://127.0.0.1:80800000/auth/callback, false",
        "https://127.0.0.1:8080/auth/callback, false",
        "http://127.0.0.1.evil.example/auth/callback, false",
    })
    void redirectUri_withAnyPort_isComparedInAllElse(String uri, boolean allowed) {
        RegisteredClient client = new RegisteredClient(
                "orders",
                Optional.of("s"),
                Optional.empty(),
                List.of(RegisteredClient.pattern("http://127.0.0.1:*/auth/callback")));

        assertThat(client.mayRedirectTo(uri)).isEqualTo(allowed);
        assertThat(client).hasToString("RegisteredClient[orders]");
    }

    @ParameterizedTest
    @CsvSource({
        "https://orders.example/auth/signed-out, true",
        "https://orders.example/, true",
        "https://evil.example/auth/signed-out, false",
        "https://orders.example.evil.example/, false",
        "http://orders.example/, false",
    })
    void signOut_pageOfARegisteredOrigin_isAllowed(String uri, boolean allowed) {
        RegisteredClient client = new RegisteredClient(
                "orders",
                Optional.of("s"),
                Optional.empty(),
                List.of(RegisteredClient.pattern("https://orders.example/auth/callback")));

        assertThat(client.maySignOutTo(uri)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/auth/callback",
                "https://orders.example:*/cb",
                "http://127.0.0.1:*/cb#x",
                "https://*.example/cb"
            })
    void client_redirectUriThatIsNone_isRefused(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().client("orders", "s", uri))
                .withMessageStartingWith("redirectUris: ");
    }

    @Test
    void client_withoutRedirectUriOrTwice_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().client("orders", "s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder()
                        .client("orders", "s", Client.REDIRECT_URI)
                        .publicClient("orders", Client.REDIRECT_URI));
    }

    @Test
    void client_named_takesThePlaceOfTheUsualOne() {
        try (TestIssuer issuer =
                builder().client("orders", "s e+c%", Client.REDIRECT_URI).start()) {
            issuer.user(TestUser.of("u1"));
            Client orders = Client.of(issuer).authorization().with("client_id", "orders");
            String code = orders.authorized().text("code");

            assertThat(orders.basic("orders", "s e+c%")
                            .token(code)
                            .post("/token")
                            .status())
                    .isEqualTo(401);
            assertThat(orders.basic("orders", Parameters.encoded("s e+c%"))
                            .token(code)
                            .tokens())
                    .containsKey("id_token");
            assertThat(Client.of(issuer).authorization().get("/authorize").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void publicClient_withPkceAlone_isAccepted() {
        try (TestIssuer issuer =
                builder().publicClient("app", Client.REDIRECT_URI).start()) {
            issuer.user(TestUser.of("u1"));
            Client app = Client.of(issuer)
                    .withoutHeader("Authorization")
                    .authorization()
                    .with("client_id", "app");
            String code = app.authorized().text("code");

            assertThat(app.token(code).with("client_id", "app").tokens()).containsKey("id_token");
        }
    }

    @Test
    void clientWithKey_goodAssertion_isAcceptedOnce() throws Exception {
        SigningKey key = SigningKey.generate("k", SignatureAlgorithm.ES256);
        try (TestIssuer issuer = builder()
                .clientWithKey("orders", key.publicKey(), Client.REDIRECT_URI)
                .start()) {
            String assertion = assertion(key, issuer.issuer(), "orders");

            assertThat(asserted(issuer, assertion)).containsKey("id_token");
            assertThat(asserted(issuer, assertion)).containsEntry("error", "invalid_client");
            assertThat(asserted(issuer, assertion(key, issuer.issuer() + "/token", "orders")))
                    .containsKey("id_token");
        }
    }

    @Test
    void clientWithKey_otherAudienceKeyOrClient_isRefused() throws Exception {
        SigningKey key = SigningKey.generate("k", SignatureAlgorithm.ES256);
        SigningKey other = SigningKey.generate("k", SignatureAlgorithm.ES256);
        try (TestIssuer issuer = builder()
                .clientWithKey("orders", key.publicKey(), Client.REDIRECT_URI)
                .start()) {
            assertThat(asserted(issuer, assertion(key, "https://evil.example", "orders")))
                    .containsKey("error");
            assertThat(asserted(issuer, assertion(other, issuer.issuer(), "orders")))
                    .containsKey("error");
            assertThat(asserted(issuer, assertion(key, issuer.issuer(), "another")))
                    .containsKey("error");
            assertThat(asserted(issuer, "a.b.c")).containsKey("error");
        }
    }

    @Test
    void requirePushedAuthorization_plainRequest_isRefused() {
        try (TestIssuer issuer = builder().requirePushedAuthorization().start()) {
            issuer.user(TestUser.of("u1"));
            Client client = Client.of(issuer);
            String uri = (String)
                    JsonReader.object(client.authorization().post("/par").body())
                            .get("request_uri");

            assertThat(client.authorization().authorized().text("error")).isEqualTo("invalid_request");
            assertThat(client.with("client_id", "client")
                            .with("request_uri", uri)
                            .authorized()
                            .value("code"))
                    .isPresent();
        }
    }

    private static Map<String, Object> asserted(TestIssuer issuer, String assertion) {
        issuer.user(TestUser.of("u1"));
        Client client =
                Client.of(issuer).withoutHeader("Authorization").authorization().with("client_id", "orders");
        return client.token(client.authorized().text("code"))
                .with("client_assertion_type", TYPE)
                .with("client_assertion", assertion)
                .tokens();
    }

    private static String assertion(SigningKey key, String audience, String clientId) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .jwtID(Randoms.id())
                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        jwt.sign(new ECDSASigner((ECPrivateKey) key.pair().getPrivate()));
        return jwt.serialize();
    }
}
