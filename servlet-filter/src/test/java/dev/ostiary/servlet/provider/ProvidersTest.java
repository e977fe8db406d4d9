package dev.ostiary.servlet.provider;

import static dev.ostiary.servlet.config.Preset.AUTH0;
import static dev.ostiary.servlet.config.Preset.CLERK;
import static dev.ostiary.servlet.config.Preset.COGNITO;
import static dev.ostiary.servlet.config.Preset.ENTRA;
import static dev.ostiary.servlet.config.Preset.GOOGLE;
import static dev.ostiary.servlet.config.Preset.KEYCLOAK;
import static dev.ostiary.servlet.config.Preset.OKTA;
import static dev.ostiary.servlet.config.Preset.SPIFFE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.servlet.config.Preset;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens shaped as the providers shape them, against the configurations of the guide. */
class ProvidersTest {
    private static final SigningKey KEY = Keys.generate(JwsAlgorithm.RS256).withKeyId("k1");
    private static final SigningKey INTERNAL = HmacSecret.ofText(
                    "what-keycloak-signs-its-refresh-tokens-with-and-nobody-else-knows-it")
            .signingKey(JwsAlgorithm.HS512)
            .withKeyId("k2");

    /** One thing that is different from the good token, and what it is refused for. */
    record Bad(Preset preset, String what, String code, UnaryOperator<ProviderToken> change, SigningKey key) {
        @Override
        public String toString() {
            return preset + ": " + what;
        }
    }

    static Stream<Bad> bad() {
        return Stream.of(
                        keycloak(),
                        auth0(),
                        okta(),
                        entra(),
                        cognito(),
                        clerk(),
                        google(),
                        spiffe(),
                        Arrays.stream(Preset.values())
                                .map(preset -> bad(preset, "expired", "token_expired", ProviderToken::anHourOld)))
                .flatMap(rows -> rows);
    }

    private static Stream<Bad> keycloak() {
        return Stream.of(
                bad(
                        KEYCLOAK,
                        "ID token",
                        "type_not_allowed",
                        token -> token.with("typ", "ID").with("aud", "orders")),
                new Bad(
                        KEYCLOAK,
                        "refresh token",
                        "algorithm_not_allowed",
                        token -> token.with("typ", "Refresh"),
                        INTERNAL),
                bad(KEYCLOAK, "DPoP token as bearer token", "type_not_allowed", token -> token.with("typ", "DPoP")),
                bad(KEYCLOAK, "logout token", "type_not_allowed", token -> token.withHeader("typ", "logout+jwt")),
                bad(KEYCLOAK, "no audience mapper", "audience_mismatch", token -> token.without("aud")),
                bad(KEYCLOAK, "for another client", "audience_mismatch", token -> token.with("aud", "account")),
                bad(
                        KEYCLOAK,
                        "of another realm",
                        "issuer_not_trusted",
                        token -> token.with("iss", "https://id.example/realms/master")));
    }

    private static Stream<Bad> auth0() {
        return Stream.of(
                bad(
                        AUTH0,
                        "issuer without its slash",
                        "issuer_not_trusted",
                        token -> token.with("iss", "https://acme.eu.auth0.com")),
                bad(AUTH0, "ID token", "audience_mismatch", token -> token.with("aud", "QzW1client")),
                bad(AUTH0, "ID token of the code flow", "type_not_allowed", token -> token.with("at_hash", "x")),
                bad(
                        AUTH0,
                        "for another API",
                        "audience_mismatch",
                        token -> token.with("aud", "https://acme.eu.auth0.com/api/v2/")),
                bad(
                        AUTH0,
                        "of another tenant",
                        "issuer_not_trusted",
                        token -> token.with("iss", "https://evil.eu.auth0.com/")),
                bad(AUTH0, "logout token", "type_not_allowed", token -> token.withHeader("typ", "logout+jwt")));
    }

    private static Stream<Bad> okta() {
        return Stream.of(
                bad(OKTA, "ID token", "type_not_allowed", token -> token.with("at_hash", "x")),
                bad(
                        OKTA,
                        "of the organization's own server",
                        "type_not_allowed",
                        token -> token.withHeader("typ", "application/okta-internal-at+jwt")),
                bad(
                        OKTA,
                        "of another authorization server",
                        "issuer_not_trusted",
                        token -> token.with("iss", "https://acme.okta.com")),
                bad(OKTA, "for another API", "audience_mismatch", token -> token.with("aud", "api://default")),
                bad(OKTA, "without a user", "claim_missing", token -> token.without("sub")));
    }

    private static Stream<Bad> entra() {
        String other = "99990000-1111-4222-8333-444455556666";
        return Stream.of(
                bad(ENTRA, "user of another tenant", "issuer_not_trusted", token -> token.with("tid", other)),
                bad(
                        ENTRA,
                        "of another tenant",
                        "issuer_not_trusted",
                        token -> token.with("iss", "https://login.microsoftonline.com/" + other + "/v2.0")),
                bad(ENTRA, "without a tenant", "claim_missing", token -> token.without("tid")),
                bad(
                        ENTRA,
                        "version 1",
                        "issuer_not_trusted",
                        token -> token.with("iss", "https://sts.windows.net/" + Providers.ENTRA_TENANT + "/")),
                bad(
                        ENTRA,
                        "ID token of the client",
                        "audience_mismatch",
                        token -> token.with("aud", "99998888-client")),
                bad(
                        ENTRA,
                        "for Microsoft Graph",
                        "audience_mismatch",
                        token -> token.with("aud", "00000003-0000-0000-c000-000000000000")));
    }

    private static Stream<Bad> cognito() {
        return Stream.of(
                bad(
                        COGNITO,
                        "ID token",
                        "type_not_allowed",
                        token -> token.with("token_use", "id")
                                .without("client_id")
                                .with("aud", "1h57kf5cpq17m0eml12EXAMPLE")),
                bad(COGNITO, "without a use", "type_not_allowed", token -> token.without("token_use")),
                bad(COGNITO, "of another client", "audience_mismatch", token -> token.with("client_id", "other")),
                bad(
                        COGNITO,
                        "audience instead of client",
                        "audience_mismatch",
                        token -> token.without("client_id").with("aud", "1h57kf5cpq17m0eml12EXAMPLE")),
                bad(
                        COGNITO,
                        "of another user pool",
                        "issuer_not_trusted",
                        token -> token.with(
                                "iss", "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other1234")));
    }

    private static Stream<Bad> clerk() {
        return Stream.of(
                bad(
                        CLERK,
                        "from a neighbour's page",
                        "audience_mismatch",
                        token -> token.with("azp", "https://blog.shop.example")),
                bad(CLERK, "of a template, without a page", "audience_mismatch", token -> token.without("azp")),
                bad(
                        CLERK,
                        "audience instead of page",
                        "audience_mismatch",
                        token -> token.without("azp").with("aud", "https://shop.example")),
                bad(
                        CLERK,
                        "of another instance",
                        "issuer_not_trusted",
                        token -> token.with("iss", "https://evil.clerk.accounts.dev")),
                bad(
                        CLERK,
                        "not yet valid",
                        "not_yet_valid",
                        token -> token.with("nbf", ProviderToken.NOW.getEpochSecond() + 45)),
                bad(
                        CLERK,
                        "of a session that is not complete",
                        "type_not_allowed",
                        token -> token.with("sts", "pending")));
    }

    private static Stream<Bad> google() {
        return Stream.of(
                bad(
                        GOOGLE,
                        "for another application",
                        "audience_mismatch",
                        token -> token.with("aud", "9999.apps.googleusercontent.com")),
                bad(
                        GOOGLE,
                        "old spelling of the issuer",
                        "issuer_not_trusted",
                        token -> token.with("iss", "accounts.google.com")),
                bad(GOOGLE, "of another type", "type_not_allowed", token -> token.withHeader("typ", "at+jwt")),
                bad(GOOGLE, "without a user", "claim_missing", token -> token.without("sub")),
                bad(GOOGLE, "without an end", "expiry_missing", token -> token.without("exp")));
    }

    private static Stream<Bad> spiffe() {
        return Stream.of(
                bad(
                        SPIFFE,
                        "for another workload",
                        "audience_mismatch",
                        token -> token.with("aud", "spiffe://shop.example/billing")),
                bad(SPIFFE, "without an audience", "audience_mismatch", token -> token.without("aud")),
                bad(SPIFFE, "of no workload", "claim_missing", token -> token.without("sub")),
                bad(SPIFFE, "of somebody who is no workload", "claim_invalid", token -> token.with("sub", "alice")),
                bad(
                        SPIFFE,
                        "of a trust domain itself",
                        "claim_invalid",
                        token -> token.with("sub", "spiffe://shop.example")),
                bad(SPIFFE, "of another type", "type_not_allowed", token -> token.withHeader("typ", "at+jwt")),
                bad(SPIFFE, "without an end", "expiry_missing", token -> token.without("exp")));
    }

    @ParameterizedTest
    @EnumSource
    void accessToken_asTheProviderSendsIt_isTheUser(Preset preset) throws Exception {
        Providers.Fixture fixture = Providers.of(preset);
        List<JwtPrincipal> users = new ArrayList<>();

        filter(preset)
                .doFilter(
                        bearing(fixture.token().signedWith(KEY)),
                        new FakeResponse(),
                        (request, response) ->
                                users.add((JwtPrincipal) ((HttpServletRequest) request).getUserPrincipal()));

        assertThat(users).singleElement().satisfies(user -> {
            assertThat(user.getName()).isEqualTo(fixture.user());
            assertThat(user.roles()).isEqualTo(fixture.roles());
            assertThat(user.scopes()).isEqualTo(fixture.scopes());
        });
    }

    @ParameterizedTest
    @MethodSource("bad")
    void token_differentInOneThing_isRefused(Bad bad) throws Exception {
        ProviderToken token = bad.change().apply(Providers.of(bad.preset()).token());
        FakeResponse response = new FakeResponse();

        filter(bad.preset()).doFilter(bearing(token.signedWith(bad.key())), response, null);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"" + bad.code() + "\"");
    }

    @Test
    void bad_hasAtLeastFiveForEachProvider() {
        assertThat(bad().collect(Collectors.groupingBy(Bad::preset, Collectors.counting())))
                .hasSize(Preset.values().length)
                .allSatisfy((preset, count) -> assertThat(count).isGreaterThanOrEqualTo(6));
    }

    /** As clients get it for which Keycloak is told to follow RFC 9068. */
    @Test
    void keycloakAccessToken_ofTheOtherHeaderType_isAccepted() throws Exception {
        ProviderToken token = Providers.of(KEYCLOAK).token().withHeader("typ", "at+jwt");
        List<String> users = new ArrayList<>();

        filter(KEYCLOAK)
                .doFilter(
                        bearing(token.signedWith(KEY)),
                        new FakeResponse(),
                        (request, response) -> users.add(((HttpServletRequest) request).getRemoteUser()));

        assertThat(users).containsExactly("f:1234:alice");
    }

    @Test
    void googleAccessToken_whichIsNoSignedToken_isMalformed() throws Exception {
        FakeResponse response = new FakeResponse();

        filter(GOOGLE).doFilter(bearing("ya29.a0AfB_byC-opaque"), response, null);

        assertThat(response.body()).contains("malformed_token");
    }

    @Test
    void clerkSession_inItsCookie_isTheUser() throws Exception {
        String token = Providers.of(CLERK).token().signedWith(KEY);
        List<String> users = new ArrayList<>();

        filter(CLERK)
                .doFilter(
                        FakeRequest.get("/a").cookie("__session", token),
                        new FakeResponse(),
                        (request, response) -> users.add(((HttpServletRequest) request).getRemoteUser()));

        assertThat(users).containsExactly("user_2abc");
    }

    private static Bad bad(Preset preset, String what, String code, UnaryOperator<ProviderToken> change) {
        return new Bad(preset, what, code, change, KEY);
    }

    /** As the guide configures it, but for the keys. */
    private static AuthFilter filter(Preset preset) {
        AuthFilterBuilder builder = AuthFilter.builder()
                .keys(StaticKeys.ofSet(List.of(KEY.verificationKey())))
                .clock(InstantSource.fixed(ProviderToken.NOW));
        Map<String, String> settings =
                new LinkedHashMap<>(Guide.configurations().get(preset));
        settings.remove("jwks-uri");
        settings.forEach(builder::set);
        return builder.build();
    }

    private static FakeRequest bearing(String token) {
        return FakeRequest.get("/a").header("Authorization", "Bearer " + token);
    }
}
