package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.key.CertifiedKeyFiles;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.provider.AssertionAudience;
import dev.ostiary.provider.ClaimSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a provider: what three settings are enough for, and what they contradict. */
class SignInSettingsTest {
    private static final String LONG_SECRET = "pl4nt3d-secret-of-the-client-0123456789";

    /** Three settings, and over them what a test changes; a text of {@code ""} takes one away. */
    private static AuthConfig with(String... namesAndTexts) {
        Map<String, String> texts = new HashMap<>(Map.of(
                "issuer", "https://id.example/realms/shop", "client-id", "orders", "client-secret", LONG_SECRET));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        texts.values().removeIf("-"::equals);
        return Configs.of(Optional.empty(), new SettingSource("init-param", texts));
    }

    private static SignInConfig signIn(String... namesAndTexts) {
        return with(namesAndTexts).signIn().orElseThrow();
    }

    private static List<String> problems(String... namesAndTexts) {
        return catchThrowableOfType(ConfigurationException.class, () -> with(namesAndTexts))
                .problems();
    }

    private static KeyRing sessionKeys(String... namesAndTexts) {
        return with(namesAndTexts).sessions().orElseThrow().keys();
    }

    @Test
    void from_threeSettings_areEnough() {
        AuthConfig config = with();

        assertThat(config.answers().signInPage()).contains("/auth/sign-in");
        assertThat(config.sessions().flatMap(SessionConfig::signOutPage)).contains("/auth/signed-out");
        assertThat(config.issuers())
                .singleElement()
                .extracting(IssuerConfig::takesBearerTokens)
                .isEqualTo(false);
        assertThat(config.signIn().orElseThrow().client().auth()).isEmpty();
    }

    @Test
    void from_threeSettings_showNoSecretAnywhere() {
        AuthConfig config = with();

        assertThat(config + " " + config.signIn() + " " + config.effective()).doesNotContain("pl4nt3d");
    }

    @Test
    void from_noClientId_signsNobodyIn() {
        assertThat(Configs.with().signIn()).isEmpty();
        assertThat(Configs.with().answers().signInPage()).contains("/sign-in");
    }

    @Test
    void from_authPath_movesTheOwnPagesAlong() {
        AuthConfig config = with("auth-path", "/login");

        assertThat(config.answers().signInPage()).contains("/login/sign-in");
        assertThat(config.sessions().flatMap(SessionConfig::signOutPage)).contains("/login/signed-out");
        assertThat(config.sessions().orElseThrow().authPath()).isEqualTo("/login");
    }

    @Test
    void from_authPathWithoutClientId_isThatOfSessions() {
        assertThat(Configs.with("session", "on", "auth-path", "/me")
                        .sessions()
                        .orElseThrow()
                        .authPath())
                .isEqualTo("/me");
    }

    @Test
    void from_pagesOfTheApplication_winOverTheFiltersOwn() {
        AuthConfig config = with("sign-in-page", "/welcome", "sign-out-page", "/bye");

        assertThat(config.answers().signInPage()).contains("/welcome");
        assertThat(config.sessions().flatMap(SessionConfig::signOutPage)).contains("/bye");
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example/realms/shop, KEYCLOAK",
        "https://acme.auth0.com/, AUTH0",
        "https://verb-noun-1.clerk.accounts.dev, CLERK",
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x, COGNITO",
        "https://login.microsoftonline.com/0f/v2.0, ENTRA",
        "https://accounts.google.com, GOOGLE",
        "https://acme.okta.com/oauth2/default, OKTA",
        "https://acme.okta.com.evil.example, ",
        "https://id.example, "
    })
    void from_issuer_tellsThePreset(String issuer, Preset preset) {
        SignInConfig signIn = signIn("issuer", issuer);

        assertThat(signIn.preset()).isEqualTo(Optional.ofNullable(preset));
        assertThat(signIn.isPresetGuessed()).isEqualTo(preset != null);
    }

    @Test
    void from_guessedPreset_isLoggedWithWhatItGives() {
        assertThat(with().effective())
                .anyMatch(line -> line.startsWith("preset keycloak is guessed from issuer; preset gives: ")
                        && line.contains("claims-from=id-token, access-token"));
    }

    @Test
    void from_writtenPreset_winsOverTheGuess() {
        assertThat(signIn("preset", "okta").preset()).contains(Preset.OKTA);
        assertThat(signIn("preset", "okta").isPresetGuessed()).isFalse();
    }

    @Test
    void from_bearerTokensAlone_guessNoPreset() {
        AuthConfig config = Configs.with("issuer", "https://id.example/realms/shop");

        assertThat(config.issuers().get(0).requiredValues()).isEmpty();
    }

    @Test
    void from_presets_knowMoreOfSigningIn() {
        assertThat(signIn().requests().claimsFrom()).containsExactly(ClaimSource.ID_TOKEN, ClaimSource.ACCESS_TOKEN);
        assertThat(signIn("preset", "okta").requests().claimsFrom())
                .containsExactly(ClaimSource.ID_TOKEN, ClaimSource.USERINFO);
        assertThat(signIn("preset", "entra").client().assertionAudience()).isEqualTo(AssertionAudience.TOKEN_ENDPOINT);
        assertThat(signIn("preset", "google").sessions().revokesOnSignOut()).isFalse();
        assertThat(Preset.COGNITO.postLogoutParameter()).isEqualTo("logout_uri");
    }

    @Test
    void from_presetOfClerk_leavesTheSessionItsOwnCookie() {
        assertThat(with("preset", "clerk").credentials().cookieName()).contains("access_token");
    }

    @Test
    void from_rolesOfTheClient_standUnderItsName() {
        assertThat(with().issuers().get(0).claims().roles())
                .hasToString("[realm_access.roles, resource_access.orders.roles]");
    }

    @Test
    void from_offlineAccessAtKeycloak_warns() {
        assertThat(with("scopes", "offline_access").warnings())
                .singleElement()
                .asString()
                .contains("offline_access");
        assertThat(with("scopes", "offline_access", "preset", "okta").warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "session, off, session (init-param): is off",
        "secret, " + Configs.SECRET + ", secret (init-param): client-id signs users in",
        "client-auth, none, client-auth (init-param): is none",
        "client-auth, private-key, client-auth (init-param): needs client-key",
        "client-auth, tls, client-auth (init-param): needs client-certificate",
        "issuer, -, issuer (not set): client-id signs users in at the issuer",
        "issuer, http://id.example, issuer (init-param): with none of secret",
        "token-endpoint, http://id.example/token, token-endpoint (init-param): over plain http",
        "token-endpoint, '', token-endpoint (init-param): is empty",
        "authorization-parameters, prompt=none, authorization-parameters (init-param): 'prompt=none' keeps the"
                + " provider",
        "sign-in-page, /auth/sign-out, sign-in-page (init-param): is one of the filter's own paths",
        "sign-in-page, /auth/callback, sign-in-page (init-param): is one of the filter's own paths",
        "sign-out-page, /auth/sign-in?prompt=login, sign-out-page (init-param): is one of the filter's own paths",
        "sign-out-page, /auth/sign-out, sign-out-page (init-param): is one of the filter's own paths",
        "sign-in-error-page, /auth/sign-in, sign-in-error-page (init-param): is one of the filter's own paths"
    })
    void from_contradiction_isOneProblem(String name, String text, String start) {
        assertThat(problems(name, text))
                .singleElement()
                .asString()
                .startsWith(start)
                .doesNotContain("pl4nt3d");
    }

    @ParameterizedTest
    @CsvSource({
        "sign-in-page, /auth/sign-in",
        "sign-out-page, /auth/signed-out",
        "sign-out-page, /authors",
        "sign-in-error-page, /oops",
        "authorization-parameters, prompt=login",
        "external-url, http://app.example",
        "external-url, http://localhost:8080",
        "external-url, https://app.example"
    })
    void from_placesThatLeadSomewhere_areNoContradiction(String name, String text) {
        assertThat(with(name, text).signIn()).isPresent();
    }

    @Test
    void from_secretMissing_butNeeded_isAProblem() {
        assertThat(problems("client-secret", "-", "client-auth", "basic"))
                .singleElement()
                .asString()
                .startsWith("client-auth (init-param): needs client-secret");
    }

    @Test
    void from_keyAndCertificate_mustSayWhichCounts() {
        String[] both = {"client-key", Configs.PRIVATE_PEM, "client-certificate", CertifiedKeyFiles.pem()};
        String[] said = Arrays.copyOf(both, 6);
        said[4] = "client-auth";
        said[5] = "private-key";

        assertThat(problems(both)).singleElement().asString().startsWith("client-auth (not set): there are client-key");
        assertThat(signIn(said).client().certificate()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"client-secret, pl4nt3d", "client-auth, basic"})
    void from_clientWithoutItsName_isAProblem(String name, String text) {
        assertThat(Configs.problemsWith(name, text).problems())
                .singleElement()
                .asString()
                .startsWith(name + " (init-param): there is no client-id")
                .doesNotContain("pl4nt3d");
    }

    @Test
    void from_everythingWrong_isOneExceptionWithAllOfIt() {
        assertThat(problems("session", "off", "secret", Configs.SECRET, "scopes", "a\"b", "provider-timeout", "0s"))
                .hasSize(4);
    }

    @Test
    void from_publicKeyBesideTheIssuer_stillNeedsAUrlToSignInAt() {
        assertThat(problems("issuer", "urn:shop", "public-key", Configs.PEM))
                .singleElement()
                .asString()
                .startsWith("issuer (init-param): users are signed in where its metadata say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer-address", "authorization-endpoint", "userinfo-endpoint"})
    void from_plainHttp_isForThoseWhoAllowIt(String name) {
        assertThat(problems(name, "http://keycloak:8080"))
                .singleElement()
                .asString()
                .contains("over plain http");
        assertThat(signIn(name, "http://keycloak:8080", "allow-http", "true")
                        .exchange()
                        .plainHttp())
                .isTrue();
        assertThat(signIn(name, "http://127.0.0.1:8080").exchange().plainHttp()).isFalse();
    }

    @Test
    void from_emptyEndpoint_isNotUsed() {
        assertThat(signIn("end-session-endpoint", "").exchange().endpoints())
                .hasSize(1)
                .containsValue(Optional.empty());
    }

    @Test
    void from_severalIssuers_oneSignsIn() {
        AuthConfig config = several("issuers.a.client-id", "orders", "issuers.b.audience", "api");

        assertThat(config.signIn().orElseThrow().name()).contains("a");
        assertThat(config.issuers()).extracting(IssuerConfig::takesBearerTokens).containsExactly(false, true);
        assertThat(config.answers().signInPage()).contains("/auth/sign-in");
    }

    @Test
    void from_severalIssuers_eachWithAClientId_isAProblem() {
        ConfigurationException problems = catchThrowableOfType(
                ConfigurationException.class,
                () -> several("issuers.a.client-id", "orders", "issuers.b.client-id", "staff"));

        assertThat(problems.problems())
                .singleElement()
                .asString()
                .startsWith("issuers.b.client-id (init-param): users sign in with one provider");
    }

    @Test
    void from_issuersWhoseVariablesAreTheSame_isAProblem() {
        ConfigurationException problems = catchThrowableOfType(
                ConfigurationException.class,
                () -> several(
                        "issuers", "a, a-client", "issuers.a-client.issuer", "https://c.example", "audience", "api"));

        assertThat(problems.problems())
                .anyMatch(line ->
                        line.startsWith("issuers (init-param): 'a' and 'a-client' cannot stand beside each other"));
    }

    private static AuthConfig several(String... namesAndTexts) {
        Map<String, String> texts = new HashMap<>(Map.of(
                "issuers", "a, b", "issuers.a.issuer", "https://a.example", "issuers.b.issuer", "https://b.example"));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return Configs.of(Optional.empty(), new SettingSource("init-param", texts));
    }

    @Test
    void keys_longClientSecret_isTheSameOnEveryNode() {
        assertThat(sessionKeys().signingKey().keyId())
                .isEqualTo(sessionKeys().signingKey().keyId());
        assertThat(with().sessions().orElseThrow().isIssuerOfItsOwn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"client-id, staff", "issuer, https://id.example/realms/other", "client-secret, " + LONG_SECRET + "0"})
    void keys_anotherClientIssuerOrSecret_areOthers(String name, String text) {
        assertThat(sessionKeys(name, text).signingKey().keyId())
                .isNotEqualTo(sessionKeys().signingKey().keyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "-", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void keys_weakOrNoSecret_areRandomWhereSessionsEndWithTheProcess(String secret) {
        assertThat(sessionKeys("client-secret", secret).signingKey().keyId())
                .isNotEqualTo(sessionKeys("client-secret", secret).signingKey().keyId());
        assertThat(signIn("client-secret", secret).areKeysOfThisStart()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "-", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void keys_weakOrNoSecret_whereSessionsOutliveTheProcess_isAProblem(String secret) {
        assertThat(problems("client-secret", secret, "session-store", "test:anything"))
                .singleElement()
                .asString()
                .startsWith("session-key (not set): sessions outlive this process");
    }

    @Test
    void problemsBeside_storeThatWasHandedIn_wantsKeysThatLastAsLong() {
        assertThat(signIn("client-secret", "short").problemsBeside(Optional.of("a store")))
                .singleElement()
                .asString()
                .startsWith("session-key (not set): a store was handed in");
        assertThat(signIn("client-secret", "short").problemsBeside(Optional.empty()))
                .isEmpty();
        assertThat(signIn().problemsBeside(Optional.of("a store"))).isEmpty();
    }

    @Test
    void keys_sessionKey_signsAndSeals() {
        String key = Keys.toPem(Keys.generate(JwsAlgorithm.ES256));
        AuthConfig config = with("session-key", key, "client-secret", "short", "session-store", "test:anything");

        assertThat(config.sessions().orElseThrow().keys().signingKey().algorithm())
                .isEqualTo(JwsAlgorithm.ES256);
        assertThat(config.signIn().orElseThrow().keys()).hasSize(1);
        assertThat(config.signIn().orElseThrow().areKeysOfThisStart()).isFalse();
    }

    @Test
    void keys_setOfSessionKeys_allOpen() {
        String first = Keys.toPrivateJwkText(Keys.generate(JwsAlgorithm.ES256));
        String second = Keys.toPrivateJwkText(Keys.generate(JwsAlgorithm.ES256));

        assertThat(signIn("session-key", "{\"keys\":[" + first + "," + second + "]}")
                        .keys())
                .hasSize(2);
    }
}
