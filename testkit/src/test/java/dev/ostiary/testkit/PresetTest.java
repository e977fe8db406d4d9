package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens like those of a provider, and with what an application asks for besides. */
class PresetTest {
    private static TestIssuerBuilder builder() {
        return TestIssuer.builder().algorithms(SignatureAlgorithm.ES256);
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    static Stream<String> presets() {
        return Arrays.stream(ProviderShape.values())
                .filter(shape -> shape != ProviderShape.PLAIN)
                .map(shape -> shape.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "auth0, aud",
        "clerk, azp",
        "cognito, client_id",
        "entra, aud",
        "google, aud",
        "keycloak, aud",
        "okta, aud",
    })
    void audience_withAPreset_standsWhereTheProviderHasIt(String preset, String claim) throws Exception {
        try (TestIssuer issuer = builder().preset(preset).start()) {
            JWTClaimsSet usual = claims(issuer.token().sign());
            JWTClaimsSet other = claims(issuer.token().audience("other").sign());

            assertThat(usual.toJSONObject()).containsEntry(claim, "test");
            assertThat(other.toJSONObject()).containsEntry(claim, "other");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "auth0, '{\"roles\":[\"a\",\"b\"],\"scope\":\"c d\"}'",
        "clerk, '{\"metadata\":{\"role\":[\"a\",\"b\"]},\"scope\":\"c d\"}'",
        "cognito, '{\"cognito:groups\":[\"a\",\"b\"],\"scope\":\"c d\"}'",
        "entra, '{\"roles\":[\"a\",\"b\"],\"scp\":\"c d\"}'",
        "keycloak, '{\"realm_access\":{\"roles\":[\"a\",\"b\"]},\"scope\":\"c d\"}'",
        "okta, '{\"groups\":[\"a\",\"b\"],\"scp\":[\"c\",\"d\"]}'",
    })
    void rolesAndScope_withAPreset_standWhereTheProviderHasThem(String preset, String json) throws Exception {
        try (TestIssuer issuer = builder().preset(preset).start()) {
            String token = issuer.token().roles("a", "b").scope("c", "d").sign();

            assertThat(claims(token).toJSONObject())
                    .containsAllEntriesOf(JWTClaimsSet.parse(json).toJSONObject());
        }
    }

    @Test
    void claims_ofTheBuilder_areInAllTokensAndInTheBadOnes() throws Exception {
        try (TestIssuer issuer = builder().claims(Map.of("tenant", "t1")).start()) {
            assertThat(claims(issuer.token().sign()).getClaim("tenant")).isEqualTo("t1");
            assertThat(claims(BadTokens.goodTwin(issuer)).getClaim("tenant")).isEqualTo("t1");
            assertThat(claims(expired(issuer)).getClaim("tenant")).isEqualTo("t1");
            assertThat(claims(issuer.token().claim("tenant", "t2").sign()).getClaim("tenant"))
                    .isEqualTo("t2");
        }
    }

    @Test
    void claims_besideAPreset_standInForItsOwn() throws Exception {
        try (TestIssuer issuer =
                builder().preset("keycloak").claims(Map.of("typ", "Other")).start()) {
            assertThat(claims(issuer.token().sign()).getClaim("typ")).isEqualTo("Other");
        }
    }

    @Test
    void preset_entra_namesTheTenantOfItsOwnOrAnotherPath() throws Exception {
        try (TestIssuer own = builder().preset("entra").start();
                TestIssuer other = builder().preset("entra").path("/t1/v2.0").start()) {
            String tenant = claims(own.token().sign()).getStringClaim("tid");

            assertThat(own.issuer()).endsWith("/" + tenant + "/v2.0");
            assertThat(claims(other.token().sign()).getClaim("tid")).isEqualTo("t1");
        }
    }

    @Test
    void preset_auth0_endsTheIssuerWithASlash() throws Exception {
        try (TestIssuer issuer = builder().preset("auth0").start()) {
            assertThat(issuer.issuer()).endsWith("/");
            assertThat(claims(issuer.token().sign()).getIssuer()).isEqualTo(issuer.issuer());
            assertThat(issuer.jwksUri()).isEqualTo(issuer.issuer() + "jwks");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "KEYCLOAK", "keycloack"})
    void preset_unknown_isRefusedWithThoseThatAreKnown(String preset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().preset(preset))
                .withMessage(
                        "preset: none is called that; known are auth0, clerk, cognito, entra, google, keycloak, okta");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void badTokens_ofAnyPreset_areManyAndNamedApart(String preset) {
        try (TestIssuer issuer = builder().preset(preset).start()) {
            List<BadToken> tokens = BadTokens.of(issuer);

            assertThat(tokens).hasSizeGreaterThan(400);
            assertThat(tokens).extracting(BadToken::name).doesNotHaveDuplicates();
            assertThat(tokens).extracting(BadToken::token).doesNotHaveDuplicates();
        }
    }

    private static String expired(TestIssuer issuer) {
        return BadTokens.of(issuer).stream()
                .filter(token -> token.name().equals("expired an hour ago"))
                .findFirst()
                .orElseThrow()
                .token();
    }
}
