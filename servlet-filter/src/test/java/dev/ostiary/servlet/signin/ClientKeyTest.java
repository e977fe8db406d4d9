package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.JwksServlet;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code private_key_jwt} at a provider that knows of the application no more than its {@code jwks_uri}. */
class ClientKeyTest {
    private final SigningKey key = Keys.generate(JwsAlgorithm.ES256);

    private AuthFilterBuilder withKey(AuthFilterBuilder filter) {
        return filter.set("client-key", Keys.toPrivateJwkText(key)).set("public-paths", "/keys");
    }

    /** What {@link JwksServlet} serves. */
    private List<Map<String, @Nullable Object>> published(SignInFixture fixture) throws Exception {
        FakeResponse response =
                fixture.serve(FakeRequest.get("/keys"), (shown, answer) -> new JwksServlet().service(shown, answer));
        assertThat(response.getContentType()).isEqualTo("application/jwk-set+json");
        return keys(response.body());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> keys(String jwkSet) throws Exception {
        return (List<Map<String, @Nullable Object>>)
                StrictJson.parseObject(utf8(jwkSet)).get("keys");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> header(String token) throws Exception {
        return StrictJson.parseObject(
                Base64Url.decode(token.substring(0, token.indexOf('.'))).orElseThrow());
    }

    private static PublicKey read(Map<String, @Nullable Object> jwk) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(jwk.get("x")), number(jwk.get("y")));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(@Nullable Object text) {
        return new BigInteger(1, Base64Url.decode((String) text).orElseThrow());
    }

    @Test
    void jwks_ofClientKey_isPublicAlone() throws Exception {
        try (SignInFixture fixture = new SignInFixture(this::withKey)) {
            Map<String, @Nullable Object> jwk = published(fixture).stream()
                    .filter(each -> "EC".equals(each.get("kty")))
                    .findFirst()
                    .orElseThrow();

            assertThat(jwk).containsEntry("use", "sig").containsOnlyKeys("kty", "crv", "x", "y", "use", "alg", "kid");
        }
    }

    @Test
    void signIn_atAProviderThatReadsTheJwkSet_isSignedInByTheKeyOfThatKid() throws Exception {
        Map<String, @Nullable Object> jwk;
        try (SignInFixture elsewhere = new SignInFixture(this::withKey)) {
            jwk = published(elsewhere).get(0);
        }
        PublicKey known = read(jwk);
        try (SignInFixture fixture = new SignInFixture(
                issuer -> issuer.clientWithKey(SignInFixture.CLIENT, known, SignInFixture.REDIRECT_URIS),
                this::withKey)) {
            FakeResponse home = fixture.signIn("/a");

            String assertion = fixture.issuer
                    .tokenRequests()
                    .get(0)
                    .parameter("client_assertion")
                    .orElseThrow();
            assertThat(home.getStatus()).isEqualTo(303);
            assertThat(fixture.filter.sessions().sessionsOf("u1")).hasSize(1);
            assertThat(header(assertion)).containsEntry("kid", jwk.get("kid"));
        }
    }

    @Test
    void jwks_withoutClientKey_isNotThere() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.set("public-paths", "/keys"))) {
            FakeResponse response = fixture.serve(
                    FakeRequest.get("/keys"), (shown, answer) -> new JwksServlet().service(shown, answer));

            assertThat(response.getStatus()).isEqualTo(404);
        }
    }
}
