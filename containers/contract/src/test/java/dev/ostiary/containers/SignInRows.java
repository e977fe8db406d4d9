package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.containers.SettingsContract.Row;
import dev.ostiary.key.CertifiedKeyFiles;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.servlet.config.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The settings of signing in with a provider. What each of them brings about takes a provider, and shows elsewhere; here it is that it
 * reaches the filter, which sends browsers to its own page.
 */
final class SignInRows {
    private static final String PAGE = "Accept: text/html";

    private SignInRows() {}

    static Stream<Row> all() {
        return Stream.of(
                row(Setting.CLIENT_ID, "orders"),
                row(Setting.CLIENT_SECRET, "a-secret-of-the-test-of-more-than-32-bytes"),
                row(Setting.CLIENT_AUTH, "post"),
                row(Setting.CLIENT_KEY, Keys.toPem(Keys.generate(JwsAlgorithm.ES256))),
                row(Setting.CLIENT_KEY_PASSWORD, CertifiedKeyFiles.TEST_PASSWORD),
                row(Setting.CLIENT_ASSERTION_AUDIENCE, "token-endpoint"),
                row(Setting.CLIENT_CERTIFICATE, CertifiedKeyFiles.pem()),
                row(Setting.CLIENT_CERTIFICATE_PASSWORD, CertifiedKeyFiles.TEST_PASSWORD),
                row(Setting.SCOPES, "profile"),
                row(Setting.CLAIMS_FROM, "userinfo"),
                row(Setting.RESPONSE_MODE, "form_post"),
                row(Setting.PAR, "off"),
                row(Setting.ACR_VALUES, "gold"),
                row(Setting.MAX_AGE, "5m"),
                row(Setting.AUTHORIZATION_PARAMETERS, "kc_idp_hint=staff"),
                row(Setting.FORWARD_PARAMETERS, "login_hint"),
                row(Setting.ISSUER_ADDRESS, "https://keycloak.test"),
                row(Setting.AUTHORIZATION_ENDPOINT, "https://issuer.test/authorize"),
                row(Setting.TOKEN_ENDPOINT, "https://issuer.test/token"),
                row(Setting.USERINFO_ENDPOINT, ""),
                row(Setting.END_SESSION_ENDPOINT, ""),
                row(Setting.REVOCATION_ENDPOINT, ""),
                row(Setting.PROVIDER_TIMEOUT, "1s"),
                row(Setting.PROVIDER_STALE_FOR, "0s"),
                new Row(Setting.AUTH_PATH, "/login", app -> assertThat(
                                app.get("/account", PAGE).header("Location"))
                        .contains("/login/sign-in?return_to=%2Faccount")),
                row(Setting.SIGN_IN_TIMEOUT, "24h"),
                row(Setting.SIGN_IN_ERROR_PAGE, "/oops"),
                row(Setting.SIGN_OUT, "local"),
                row(Setting.BACK_CHANNEL_LOGOUT, "off"),
                row(Setting.LOGOUT_SCOPE, "user"),
                row(Setting.PROVIDER_TOKEN_MIN_TTL, "0s"),
                row(Setting.REVOKE_ON_SIGN_OUT, "off"),
                row(Setting.KEYCLOAK_JSON, "classpath:dev/ostiary/containers/keycloak.json"));
    }

    static boolean has(Setting setting) {
        return all().map(Row::setting).anyMatch(setting::equals);
    }

    /** @param keysUrl of the issuer's keys, so that nobody is asked for metadata */
    static Map<String, String> beside(Setting setting, String keysUrl) {
        Map<String, String> parameters = new HashMap<>(Map.of("secret", "", "jwks-uri", keysUrl));
        switch (setting) {
            case CLIENT_ID, KEYCLOAK_JSON -> {}
            case CLIENT_AUTH -> parameters.putAll(Map.of("client-id", "orders", "client-secret", "s3cr3t"));
            case CLIENT_KEY_PASSWORD ->
                parameters.putAll(Map.of("client-id", "orders", "client-key", CertifiedKeyFiles.pkcs12()));
            case CLIENT_CERTIFICATE_PASSWORD ->
                parameters.putAll(Map.of("client-id", "orders", "client-certificate", CertifiedKeyFiles.pkcs12()));
            default -> parameters.put("client-id", "orders");
        }
        return parameters;
    }

    private static Row row(Setting setting, String value) {
        return new Row(setting, value, app -> assertThat(app.get("/account", PAGE).header("Location"))
                .contains("/auth/sign-in?return_to=%2Faccount"));
    }
}
