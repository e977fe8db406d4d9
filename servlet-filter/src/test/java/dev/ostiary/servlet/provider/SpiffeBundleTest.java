package dev.ostiary.servlet.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.Preset;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundle of a SPIFFE trust domain: its keys for JWT-SVIDs count, its certificates never verify a token. */
class SpiffeBundleTest {
    private static final SigningKey JWT = Keys.generate(JwsAlgorithm.ES256).withKeyId("jwt");
    private static final SigningKey CERTIFICATE =
            Keys.generate(JwsAlgorithm.ES256).withKeyId("x509");
    private static final String BUNDLE = StrictJson.write(Map.of(
            "spiffe_sequence",
            1,
            "spiffe_refresh_hint",
            300,
            "keys",
            List.of(entry(CERTIFICATE, "x509-svid"), entry(JWT, "jwt-svid"))));

    private static Map<String, Object> entry(SigningKey key, String use) {
        Map<String, Object> members = Keys.toJwk(key.verificationKey());
        members.remove("alg");
        members.put("use", use);
        return members;
    }

    private static AuthFilterBuilder preset() {
        return AuthFilter.builder()
                .preset(Preset.SPIFFE)
                .audience("spiffe://shop.example/orders")
                .clock(InstantSource.fixed(ProviderToken.NOW));
    }

    private static int status(AuthFilter filter, String token) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(
                FakeRequest.get("/api/a").header("Authorization", "Bearer " + token),
                response,
                (request, ignored) -> response.setStatus(299));
        return response.getStatus();
    }

    private static ProviderToken token() {
        return Providers.of(Preset.SPIFFE).token();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOSE", "JWT", "jwt"})
    void doFilter_keyForJwts_isAdmittedUnderEitherType(String type) throws Exception {
        AuthFilter filter = preset().publicKey(BUNDLE).build();

        assertThat(status(filter, token().withHeader("typ", type).signedWith(JWT)))
                .isEqualTo(299);
    }

    @Test
    void doFilter_keyOfACertificate_isRefused(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("bundle.json"), BUNDLE);
        AuthFilter filter = preset().publicKey("file:" + file).build();

        assertThat(status(filter, token().signedWith(CERTIFICATE))).isEqualTo(401);
        assertThat(status(filter, token().signedWith(JWT))).isEqualTo(299);
    }

    @Test
    void build_withoutABundle_saysThatThereIsNoDiscovery() {
        AuthFilterBuilder discovering = preset().issuer("https://spire.example");

        assertThatThrownBy(discovering::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jwks-uri")
                .hasMessageContaining("a trust domain has no discovery");
    }

    @Test
    void build_bundleWithoutThePreset_hasNoUsableKey() {
        AuthFilterBuilder builder = AuthFilter.builder().audience("orders").publicKey(BUNDLE);

        assertThatThrownBy(builder::build).hasMessageContaining("keys[1]: use is not sig");
    }
}
