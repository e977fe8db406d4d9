package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.store.MovableClock;
import dev.ostiary.testkit.KnownProvider;
import dev.ostiary.testkit.SignatureAlgorithm;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a client shows who it is, as another library and the strict provider read it. */
class ClientAuthenticationTest {
    private static final String ISSUER = "https://id.example";
    private static final URI TOKEN_ENDPOINT = URI.create("https://id.example/token");
    private static final ClientAuthentication.Client CLIENT =
            new ClientAuthentication.Client(ISSUER, "or ders", new MovableClock());

    private static ProviderMetadata metadata(String... methods) {
        return new ProviderMetadata(
                Map.of(ProviderEndpoint.TOKEN, TOKEN_ENDPOINT), Map.of(), false, false, Set.of(methods));
    }

    private static ClientRequest request(ClientAuthentication method, String... methods) {
        return method.authenticate(CLIENT, metadata(methods), new ClientForm(TOKEN_ENDPOINT, Map.of("code", "c")));
    }

    @Test
    void basic_secretWithOddCharacters_isFormEncoded() throws Exception {
        ClientRequest request = request(ClientAuthentication.basic("p%20w+ä :&"));

        ClientSecretBasic read = ClientSecretBasic.parse(request.headers().get("Authorization"));
        assertThat(read.getClientID().getValue()).isEqualTo("or ders");
        assertThat(read.getClientSecret().getValue()).isEqualTo("p%20w+ä :&");
        assertThat(request.form()).isEqualTo("code=c");
    }

    @Test
    void post_secret_standsInTheForm() throws Exception {
        ClientRequest request = request(ClientAuthentication.post("s+e"));

        assertThat(ClientSecretPost.parse(URLUtils.parseParameters(request.form()))
                        .getClientSecret()
                        .getValue())
                .isEqualTo("s+e");
        assertThat(request.headers()).doesNotContainKey("Authorization");
    }

    @Test
    void secret_providerThatListsOnlyPost_isPosted() {
        assertThat(request(ClientAuthentication.secret("s"), "client_secret_post")
                        .form())
                .contains("client_secret=s");
        assertThat(request(ClientAuthentication.secret("s"), "client_secret_post", "client_secret_basic")
                        .form())
                .isEqualTo("code=c");
        assertThat(request(ClientAuthentication.secret("s")).form()).isEqualTo("code=c");
    }

    @Test
    void privateKey_always_hasOneAudienceAndANewId() throws Exception {
        ClientAuthentication method =
                ClientAuthentication.privateKey(Keys.generate(JwsAlgorithm.ES256), AssertionAudience.ISSUER);

        PrivateKeyJWT first =
                PrivateKeyJWT.parse(URLUtils.parseParameters(request(method).form()));
        PrivateKeyJWT second =
                PrivateKeyJWT.parse(URLUtils.parseParameters(request(method).form()));

        assertThat(first.getClientID().getValue()).isEqualTo("or ders");
        assertThat(first.getJWTAuthenticationClaimsSet().getAudience()).hasToString("[" + ISSUER + "]");
        assertThat(first.getJWTAuthenticationClaimsSet().getJWTID())
                .isNotEqualTo(second.getJWTAuthenticationClaimsSet().getJWTID());
        assertThat(first.getJWTAuthenticationClaimsSet().getExpirationTime().toInstant())
                .isEqualTo(MovableClock.START.plusSeconds(60));
    }

    @Test
    void privateKey_forTheTokenEndpoint_namesItAlone() throws Exception {
        ClientAuthentication method =
                ClientAuthentication.privateKey(Keys.generate(JwsAlgorithm.RS256), AssertionAudience.TOKEN_ENDPOINT);

        PrivateKeyJWT read =
                PrivateKeyJWT.parse(URLUtils.parseParameters(request(method).form()));

        assertThat(read.getJWTAuthenticationClaimsSet().getAudience()).hasToString("[" + TOKEN_ENDPOINT + "]");
    }

    @Test
    void privateKey_atAStrictProvider_isAccepted() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        SigningKey key = SigningKey.of(pair, JwsAlgorithm.ES256).withKeyId("k1");
        try (Applicant applicant = new Applicant(
                issuer -> issuer.clientWithKey("client", pair.getPublic(), "http://127.0.0.1:*/auth/callback"),
                client -> client.authentication(ClientAuthentication.privateKey(key, AssertionAudience.ISSUER)))) {
            assertThat(applicant.signIn()).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void none_publicClient_isAccepted() {
        try (Applicant applicant = new Applicant(
                issuer -> issuer.publicClient("client", "http://127.0.0.1:*/auth/callback"),
                client -> client.authentication(ClientAuthentication.none()))) {
            assertThat(applicant.signIn()).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void pushedRequest_providerThatRequiresIt_isPushed() {
        try (Applicant applicant = new Applicant(issuer -> issuer.requirePushedAuthorization(), client -> client)) {
            Departure.Ready ready = (Departure.Ready) applicant.provider.depart(SignInStart.to(Applicant.REDIRECT_URI));

            assertThat(Applicant.parameters(ready.location()).keySet()).containsExactly("client_id", "request_uri");
            assertThat(applicant.signIn()).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void everyKnownProvider_signsIn() {
        assertThat(KnownProvider.values()).allSatisfy(known -> {
            try (Applicant applicant = new Applicant(
                    issuer -> issuer.like(known).algorithms(SignatureAlgorithm.RS256), client -> client)) {
                assertThat(applicant.signIn()).as(known.name()).isInstanceOf(SignedIn.class);
            }
        });
    }

    @Test
    void privateKey_sharedSecret_isRefused() {
        SigningKey secret = HmacSecret.ofBytes("a-test-secret-with-many-different-bytes-0123456789".getBytes())
                .signingKey(JwsAlgorithm.HS256);

        assertThatThrownBy(() -> ClientAuthentication.privateKey(secret, AssertionAudience.ISSUER))
                .hasMessageStartingWith("key:");
    }

    @Test
    void toString_ofRequestAndMethod_showsNoSecret() {
        assertThat(ClientAuthentication.basic("hidden").toString()).doesNotContain("hidden");
        assertThat(request(ClientAuthentication.post("hidden")).toString()).doesNotContain("hidden");
    }
}
