package dev.ostiary.servlet.config;

import dev.ostiary.key.CertifiedKeyFiles;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.SigningKey;
import dev.ostiary.provider.AssertionAudience;
import dev.ostiary.provider.ClaimSource;
import dev.ostiary.provider.ProviderEndpoint;
import dev.ostiary.provider.PushedRequests;
import dev.ostiary.provider.ResponseMode;
import dev.ostiary.servlet.config.SettingTest.Row;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of signing in with a provider, each by itself. */
final class SignInRows {
    private SignInRows() {}

    static Stream<Row> all() {
        return Stream.of(client(), requests(), exchange(), endings()).flatMap(rows -> rows);
    }

    private static Stream<Row> client() {
        return Stream.of(
                new Row(
                        Setting.CLIENT_ID,
                        config -> config.signIn().map(signIn -> signIn.client().id()),
                        null,
                        Optional.empty(),
                        "orders",
                        Optional.of("orders"),
                        "two words",
                        "is not made of 1 to 256 visible characters"),
                of(
                        Setting.CLIENT_SECRET,
                        signIn -> signIn.client().secret(),
                        null,
                        Optional.empty(),
                        "s3cr3t",
                        Optional.of("s3cr3t"),
                        " pl4nt3d",
                        "begins or ends with white space"),
                of(
                        Setting.CLIENT_AUTH,
                        signIn -> signIn.client().auth(),
                        null,
                        Optional.empty(),
                        "post",
                        Optional.of(ClientAuth.POST),
                        "digest",
                        "'digest' is none of them"),
                of(
                        Setting.CLIENT_KEY,
                        signIn -> signIn.client().key().map(SigningKey::algorithm),
                        null,
                        Optional.empty(),
                        Configs.PRIVATE_PEM,
                        Optional.of(JwsAlgorithm.ES256),
                        Configs.PEM,
                        "PRIVATE KEY expected"),
                of(
                        Setting.CLIENT_KEY_PASSWORD,
                        signIn -> signIn.client().key().map(SigningKey::algorithm),
                        null,
                        Optional.empty(),
                        CertifiedKeyFiles.TEST_PASSWORD,
                        Optional.of(JwsAlgorithm.ES256),
                        "pl4nt3d",
                        "its password is another one"),
                of(
                        Setting.CLIENT_ASSERTION_AUDIENCE,
                        signIn -> signIn.client().assertionAudience(),
                        "issuer",
                        AssertionAudience.ISSUER,
                        "token-endpoint",
                        AssertionAudience.TOKEN_ENDPOINT,
                        "both",
                        "'both' is none of them"),
                of(
                        Setting.CLIENT_CERTIFICATE,
                        signIn -> signIn.client().certificate().isPresent(),
                        null,
                        false,
                        CertifiedKeyFiles.pem(),
                        true,
                        Configs.PEM,
                        "holds no PEM blocks"),
                of(
                        Setting.CLIENT_CERTIFICATE_PASSWORD,
                        signIn -> signIn.client().certificate().isPresent(),
                        null,
                        false,
                        CertifiedKeyFiles.TEST_PASSWORD,
                        true,
                        "pl4nt3d",
                        "its password is another one"));
    }

    private static Stream<Row> requests() {
        return Stream.of(
                of(
                        Setting.SCOPES,
                        signIn -> signIn.requests().scopes(),
                        "openid, profile, email",
                        List.of("openid", "profile", "email"),
                        "profile orders:read",
                        List.of("openid", "profile", "orders:read"),
                        "a\"b",
                        "is no scope"),
                of(
                        Setting.CLAIMS_FROM,
                        signIn -> signIn.requests().claimsFrom(),
                        "id-token",
                        List.of(ClaimSource.ID_TOKEN),
                        "userinfo, id-token, access-token",
                        List.of(ClaimSource.USERINFO, ClaimSource.ID_TOKEN, ClaimSource.ACCESS_TOKEN),
                        "idtoken",
                        "'idtoken' is none of them"),
                of(
                        Setting.RESPONSE_MODE,
                        signIn -> signIn.requests().responseMode(),
                        "query",
                        ResponseMode.QUERY,
                        "form_post",
                        ResponseMode.FORM_POST,
                        "fragment",
                        "'fragment' is none of them"),
                of(
                        Setting.PAR,
                        signIn -> signIn.requests().pushed(),
                        "auto",
                        PushedRequests.AUTO,
                        "on",
                        PushedRequests.ON,
                        "true",
                        "'true' is none of them"),
                of(
                        Setting.ACR_VALUES,
                        signIn -> signIn.requests().acrValues(),
                        null,
                        List.of(),
                        "gold, silver",
                        List.of("gold", "silver"),
                        "g\u00f6ld",
                        "is no authentication context class"),
                of(
                        Setting.MAX_AGE,
                        signIn -> signIn.requests().maxAge(),
                        null,
                        Optional.empty(),
                        "5m",
                        Optional.of(Duration.ofMinutes(5)),
                        "PT0.5S",
                        "is no whole number of seconds"),
                of(
                        Setting.AUTHORIZATION_PARAMETERS,
                        signIn -> signIn.requests().parameters(),
                        null,
                        Map.of(),
                        "kc_idp_hint=staff, note=\"a, b\"",
                        Map.of("kc_idp_hint", "staff", "note", "a, b"),
                        "state=x",
                        "is a parameter that the filter sends itself"),
                of(
                        Setting.FORWARD_PARAMETERS,
                        signIn -> signIn.requests().forwarded(),
                        "login_hint, ui_locales, prompt",
                        Set.of("login_hint", "ui_locales", "prompt"),
                        "login_hint",
                        Set.of("login_hint"),
                        "max_age",
                        "set max-age"));
    }

    private static Stream<Row> exchange() {
        return Stream.of(
                of(
                        Setting.ISSUER_ADDRESS,
                        signIn -> signIn.exchange().address(),
                        null,
                        Optional.empty(),
                        "https://keycloak:8443",
                        Optional.of(URI.create("https://keycloak:8443")),
                        "http://keycloak:8080",
                        "over plain http"),
                endpoint(Setting.AUTHORIZATION_ENDPOINT, ProviderEndpoint.AUTHORIZATION),
                endpoint(Setting.TOKEN_ENDPOINT, ProviderEndpoint.TOKEN),
                endpoint(Setting.USERINFO_ENDPOINT, ProviderEndpoint.USERINFO),
                endpoint(Setting.END_SESSION_ENDPOINT, ProviderEndpoint.END_SESSION),
                endpoint(Setting.REVOCATION_ENDPOINT, ProviderEndpoint.REVOCATION),
                of(
                        Setting.PROVIDER_TIMEOUT,
                        signIn -> signIn.exchange().timeout(),
                        "5s",
                        Duration.ofSeconds(5),
                        "30s",
                        Duration.ofSeconds(30),
                        "31s",
                        "out of range"),
                of(
                        Setting.PROVIDER_STALE_FOR,
                        signIn -> signIn.exchange().staleFor(),
                        "15m",
                        Duration.ofMinutes(15),
                        "0s",
                        Duration.ZERO,
                        "25h",
                        "out of range"));
    }

    private static Stream<Row> endings() {
        return Stream.of(
                of(
                        Setting.AUTH_PATH,
                        signIn -> signIn.pages().authPath(),
                        "/auth",
                        "/auth",
                        "/my/login",
                        "/my/login",
                        "/auth/",
                        "ends with a slash"),
                of(
                        Setting.SIGN_IN_TIMEOUT,
                        signIn -> signIn.pages().timeout(),
                        "1h",
                        Duration.ofHours(1),
                        "24h",
                        Duration.ofHours(24),
                        "59s",
                        "out of range"),
                of(
                        Setting.SIGN_IN_ERROR_PAGE,
                        signIn -> signIn.pages().errorPage(),
                        "",
                        Optional.empty(),
                        "/oops",
                        Optional.of("/oops"),
                        "https://app.example/oops",
                        "is no path within the application"),
                of(
                        Setting.SIGN_OUT,
                        signIn -> signIn.sessions().signOut(),
                        "provider",
                        SignOutScope.PROVIDER,
                        "local",
                        SignOutScope.LOCAL,
                        "off",
                        "'off' is none of them"),
                of(
                        Setting.BACK_CHANNEL_LOGOUT,
                        signIn -> signIn.sessions().takesLogoutTokens(),
                        "on",
                        true,
                        "off",
                        false,
                        "false",
                        "'false' is none of them"),
                of(
                        Setting.LOGOUT_SCOPE,
                        signIn -> signIn.sessions().logoutScope(),
                        "session",
                        LogoutScope.SESSION,
                        "user",
                        LogoutScope.USER,
                        "sub",
                        "'sub' is none of them"),
                of(
                        Setting.PROVIDER_TOKEN_MIN_TTL,
                        signIn -> signIn.sessions().tokenMinTtl(),
                        "30s",
                        Duration.ofSeconds(30),
                        "0s",
                        Duration.ZERO,
                        "61m",
                        "out of range"),
                of(
                        Setting.REVOKE_ON_SIGN_OUT,
                        signIn -> signIn.sessions().revokesOnSignOut(),
                        "on",
                        true,
                        "off",
                        false,
                        "no",
                        "'no' is none of them"));
    }

    private static Row endpoint(Setting setting, ProviderEndpoint endpoint) {
        return of(
                setting,
                signIn -> signIn.exchange().endpoints(),
                null,
                Map.of(),
                "https://id.example/here",
                Map.of(endpoint, Optional.of(URI.create("https://id.example/here"))),
                "/here?key=pl4nt3d",
                "is no such URL");
    }

    private static Row of(
            Setting setting,
            Function<SignInConfig, Object> value,
            @Nullable String defaultText,
            Object byDefault,
            String good,
            Object goodValue,
            String bad,
            String whatIsWrong) {
        return new Row(
                setting,
                config -> value.apply(config.signIn().orElseThrow()),
                defaultText,
                byDefault,
                good,
                goodValue,
                bad,
                whatIsWrong);
    }
}
