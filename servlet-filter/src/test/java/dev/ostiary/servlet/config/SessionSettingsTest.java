package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.verify.ClaimPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What settings of sessions mean together with others. */
class SessionSettingsTest {
    private static SessionConfig bySecret(String... namesAndTexts) {
        return Configs.with(withSessions(namesAndTexts)).sessions().orElseThrow();
    }

    private static String[] withSessions(String... namesAndTexts) {
        String[] all = new String[namesAndTexts.length + 2];
        all[0] = "session";
        all[1] = "on";
        System.arraycopy(namesAndTexts, 0, all, 2, namesAndTexts.length);
        return all;
    }

    private static AuthConfig byKey(Map<String, String> more) {
        Map<String, String> texts = new HashMap<>(Map.of(
                "session",
                "on",
                "session-key",
                Configs.PRIVATE_PEM,
                "audience",
                "app",
                "issuer",
                "https://id.example"));
        texts.putAll(more);
        texts.values().removeIf(String::isEmpty);
        return Configs.of(Optional.empty(), new SettingSource("init-param", texts));
    }

    private static List<String> problemsOfSecret(String... namesAndTexts) {
        return Configs.problemsWith(withSessions(namesAndTexts)).problems();
    }

    private static List<String> problemsOfKey(Map<String, String> more) {
        return catchThrowableOfType(ConfigurationException.class, () -> byKey(more))
                .problems();
    }

    @Test
    void secret_signsAsTheConfiguredIssuerForTheFirstAudience() {
        SessionConfig session = bySecret("issuer", "https://id.example", "audience", "first, second");

        assertThat(session.issuer()).isEqualTo("https://id.example");
        assertThat(session.audience()).isEqualTo("first");
        assertThat(session.isIssuerOfItsOwn()).isFalse();
        assertThat(session.keys().signingKey().algorithm()).isEqualTo(JwsAlgorithm.HS256);
    }

    @Test
    void secret_withoutIssuerAndAudience_namesTheLibrary() {
        SessionConfig session = bySecret("audience", "unchecked");

        assertThat(session.issuer()).isEqualTo("urn:ostiary:session");
        assertThat(session.audience()).isEqualTo("urn:ostiary:session");
    }

    @Test
    void secret_signsWithAnAllowedAlgorithm() {
        String longer = Keys.toText(Keys.generateSecret(JwsAlgorithm.HS512));

        assertThat(bySecret("secret", longer, "algorithms", "HS512, HS384")
                        .keys()
                        .signingKey()
                        .algorithm())
                .isEqualTo(JwsAlgorithm.HS384);
    }

    @Test
    void sessionKey_signsBesideTheIssuer_withTheClaimsThatAreWritten() {
        SessionConfig session = byKey(Map.of("preset", "keycloak", "principal-claim", "email"))
                .sessions()
                .orElseThrow();

        assertThat(session.issuer()).isEqualTo("urn:ostiary:session");
        assertThat(session.audience()).isEqualTo("app");
        assertThat(session.isIssuerOfItsOwn()).isTrue();
        assertThat(session.claims().principal().name(Map.of("email", "u1@mail.test", "sub", "u1")))
                .contains("u1@mail.test");
        assertThat(session.claims().roles()).contains(ClaimPath.parse("roles"));
    }

    @Test
    void sessionKey_besideSeveralIssuers_signs() {
        AuthConfig config = byKey(Map.of("issuer", "", "issuers", "a", "issuers.a.issuer", "https://a.example"));

        assertThat(config.sessions()).isPresent();
    }

    @Test
    void sessionKey_inAFile_isRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), Configs.PRIVATE_PEM);

        assertThat(byKey(Map.of("session-key", "file:" + file)).sessions()).isPresent();
    }

    @Test
    void apiKeysInStore_withSessions_areThere() {
        AuthConfig config = Configs.with(withSessions("api-keys", "store"));

        assertThat(config.credentials().apiKeysInStore()).isTrue();
        assertThat(config.credentials().apiKeys()).isEmpty();
    }

    @Test
    void apiKeysInStore_withoutSessions_areAProblem() {
        assertThat(Configs.problemsWith("api-keys", "store").problems())
                .singleElement()
                .asString()
                .startsWith("api-keys (init-param): there is no store without session=on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            session-refresh-ttl | 15m             | session-refresh-ttl (init-param): is not longer than session-access-ttl
            session-max-ttl     | 15m             | session-max-ttl (init-param): is not longer than session-access-ttl
            session-max-ttl     | 401d            | session-max-ttl (init-param): '401d' is out of range
            session-max-ttl     | 20.5s           | session-max-ttl (init-param): '20.5s' is no whole number of seconds
            refresh-cookie-name | access_token    | refresh-cookie-name (init-param): is the name of the access token's cookie, too
            cookie-name         | ''              | cookie-name (init-param): is empty, but a session's access token travels in that cookie
            token-types         | JWT             | token-types (init-param): lacks at+jwt
            token-types         | at+jwt, RT+JWT  | token-types (init-param): lists rt+jwt or one-time+jwt
            token-types         | at+jwt, application/one-time+jwt | token-types (init-param): lists rt+jwt or one-time+jwt
            audience-claim      | client_id       | audience-claim (init-param): the tokens of sessions name their audience in aud
            """)
    void settingThatSessionsContradict_isAProblem(String name, String text, String problem) {
        assertThat(problemsOfSecret(name, text)).singleElement().asString().startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-rt", "__Secure-rt", "__HOST-rt"})
    void cookieThatMustBeSecure_whereClientsUsePlainHttp_isAProblem(String name) {
        assertThat(problemsOfSecret("refresh-cookie-name", name, "external-url", "http://app.example"))
                .singleElement()
                .asString()
                .startsWith("external-url (init-param): is no https URL");
        assertThat(bySecret("refresh-cookie-name", name, "external-url", "https://app.example")
                        .refreshCookie())
                .isEqualTo(name);
    }

    @Test
    void clockSkew_ofTheSecret_isItsIssuers() {
        assertThat(bySecret("clock-skew", "0s").clockSkew()).isEqualTo(Duration.ZERO);
        assertThat(bySecret().clockSkew()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void clockSkew_besideIssuers_isAsWrittenAtTheTop() {
        Map<String, String> several = Map.of(
                "issuer", "", "issuers", "a", "issuers.a.issuer", "https://id.example", "issuers.a.clock-skew", "0s");
        Map<String, String> skewed = new HashMap<>(several);
        skewed.put("clock-skew", "2m");

        assertThat(skew(byKey(Map.of("clock-skew", "2m")))).isEqualTo(Duration.ofMinutes(2));
        assertThat(skew(byKey(skewed))).isEqualTo(Duration.ofMinutes(2));
        assertThat(skew(byKey(several))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void clockSkew_badValue_isToldOnce() {
        assertThat(problemsOfKey(Map.of("clock-skew", "11m")))
                .singleElement()
                .asString()
                .startsWith("clock-skew (init-param): ");
    }

    private static Duration skew(AuthConfig config) {
        return config.sessions().orElseThrow().clockSkew();
    }

    @Test
    void nothingToSignWith_isAProblem() {
        assertThat(problemsOfKey(Map.of("session-key", "")))
                .singleElement()
                .asString()
                .startsWith("session-key (not set): there is nothing to sign the tokens of sessions with");
    }

    @Test
    void secretAndSessionKey_areOneTooMany() {
        assertThat(problemsOfSecret("session-key", Configs.PRIVATE_PEM))
                .singleElement()
                .asString()
                .startsWith("session-key (init-param): the tokens of sessions are signed with secret already")
                .doesNotContain("BEGIN");
    }

    @Test
    void issuerThatCannotBeToldFromSessions_isAProblem() {
        assertThat(problemsOfKey(Map.of("issuer", "", "public-key", Configs.PEM)))
                .singleElement()
                .asString()
                .startsWith("issuer (not set): with session-key there are two who sign");
        assertThat(problemsOfKey(Map.of("issuer", "urn:ostiary:session", "public-key", Configs.PEM)))
                .singleElement()
                .asString()
                .startsWith("issuer (init-param): is the iss of the tokens of sessions");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://:pl4nt3d@redis.example, ostiary-store-redis",
        "rediss://:pl4nt3d@redis.example, ostiary-store-redis",
        "redis-cluster://:pl4nt3d@redis.example:7001, ostiary-store-redis",
        "rediss-sentinel://:pl4nt3d@redis.example/shop, ostiary-store-redis",
        "jdbc:postgresql://u:pl4nt3d@db.example/x, ostiary-store-jdbc"
    })
    void storeWhoseModuleIsMissing_isAProblemThatNamesIt(String location, String module) {
        assertThat(problemsOfSecret("session-store", location))
                .singleElement()
                .asString()
                .startsWith("session-store (init-param): ")
                .contains(module)
                .doesNotContain("pl4nt3d");
    }

    @Test
    void effective_showsNeitherKeyNorStore() {
        AuthConfig config = byKey(Map.of("session-store", "test:pl4nt3d"));

        assertThat(config.effective())
                .contains("session-store = (secret, set by init-param)", "session-key = (secret, set by init-param)");
        assertThat(config.sessions().toString()).doesNotContain("pl4nt3d").doesNotContain("BEGIN");
    }
}
