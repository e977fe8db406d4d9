package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Keycloak's adapter file stands among all other places, and what the log says of it. */
class KeycloakFileTest {
    private static final String FILE = "/WEB-INF/keycloak.json";
    private static final String JSON = """
            {"auth-server-url": "https://id.example", "realm": "shop", "resource": "${env.CLIENT:orders}",
             "credentials": {"secret": "${env.SECRET:pl4nt3d-secret-of-the-client-0123456789}"}}
            """;

    private static AuthConfig in(String json, Map<String, String> initParams, Map<String, String> environment) {
        Map<String, String> files = Map.of(FILE, json, "/WEB-INF/oidc.json", json);
        Deployment deployment = Deployment.of(Map.of(), environment)
                .within(path -> files.containsKey(path)
                        ? new ByteArrayInputStream(
                                String.valueOf(files.get(path)).getBytes(StandardCharsets.UTF_8))
                        : null);
        return AuthConfig.from(
                List.of(new SettingSource("builder", Map.of()), new SettingSource("init-param", initParams)),
                Optional.empty(),
                deployment);
    }

    private static AuthConfig in(Map<String, String> initParams) {
        return in(JSON, initParams, Map.of());
    }

    private static List<String> problems(String json, Map<String, String> initParams) {
        return catchThrowableOfType(ConfigurationException.class, () -> in(json, initParams, Map.of()))
                .problems();
    }

    private static SignInConfig signIn(AuthConfig config) {
        return config.signIn().orElseThrow();
    }

    @Test
    void from_nothingElse_takesTheFileWhereAdaptersLook() {
        SignInConfig signIn = signIn(in(Map.of()));

        assertThat(signIn.issuer()).isEqualTo("https://id.example/realms/shop");
        assertThat(signIn.client().id()).isEqualTo("orders");
        assertThat(signIn.preset()).contains(Preset.KEYCLOAK);
        assertThat(signIn.isPresetGuessed()).isFalse();
    }

    @Test
    void from_anythingElse_leavesThatFileAlone() {
        String json = JSON.replaceFirst("\\{", "{\"reallm\": \"x\", ");

        assertThat(problems(json, Map.of("realm", "x")))
                .anyMatch(line -> line.startsWith("audience (not set): "))
                .anyMatch(line -> line.startsWith("secret (not set): "))
                .noneMatch(line -> line.contains("file " + FILE))
                .noneMatch(line -> line.contains("reallm"));
    }

    @Test
    void from_anythingElse_saysThatTheFileIsLeftAlone() {
        assertThat(problems(JSON, Map.of("public-paths", "/assets/**")))
                .anyMatch(line -> line.startsWith("keycloak-json (not set): " + FILE + " is there, but it is read by"
                        + " itself only where nothing else is configured at all; set it to " + FILE));
    }

    @Test
    void from_onlyAVariable_saysThatTheFileIsLeftAlone() {
        assertThat(catchThrowableOfType(
                                ConfigurationException.class, () -> in(JSON, Map.of(), Map.of("OSTIARY_REALM", "x")))
                        .problems())
                .anyMatch(line -> line.startsWith("keycloak-json (not set): "));
    }

    @ParameterizedTest
    @CsvSource({"issuer, https://id.example", "client-id, orders", "secret, 0123456789", "issuers, a"})
    void from_whatSaysWhoseTokens_isNotRemindedOfTheFile(String name, String value) {
        assertThat(problems(JSON, Map.of(name, value))).noneMatch(line -> line.startsWith("keycloak-json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"realm\": \"shop\"}"})
    void from_nothingElseAndTooLittleInTheFile_doesNotSayThatItIsLeftAlone(String json) {
        assertThat(problems(json, Map.of())).noneMatch(line -> line.startsWith("keycloak-json (not set)"));
    }

    @Test
    void from_noFile_saysNothingOfIt() {
        assertThat(catchThrowableOfType(
                                ConfigurationException.class,
                                () -> AuthConfig.from(
                                        List.of(new SettingSource("init-param", Map.of("realm", "x"))),
                                        Optional.empty(),
                                        Deployment.of(Map.of(), Map.of()).within(path -> null)))
                        .problems())
                .noneMatch(line -> line.contains("keycloak"));
    }

    @Test
    void from_onlyAVariable_leavesThatFileAlone() {
        assertThat(catchThrowableOfType(
                        ConfigurationException.class, () -> in(JSON, Map.of(), Map.of("OSTIARY_REALM", "x"))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak-json, /WEB-INF/oidc.json",
        "keycloak.config.path, /WEB-INF/keycloak.json",
        "keycloak-json, classpath:dev/ostiary/servlet/keycloak.json"
    })
    void from_namedFile_isRead(String name, String location) {
        assertThat(signIn(in(Map.of(name, location))).client().id()).isEqualTo("orders");
    }

    @Test
    void from_fileOfTheMachine_isReadByTheAdaptersParameter(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keycloak.json"), JSON.replace("orders", "elsewhere"));

        AuthConfig config = in(Map.of("keycloak.config.file", file.toString(), "keycloak.config.path", "/x"));

        assertThat(signIn(config).client().id()).isEqualTo("elsewhere");
    }

    @Test
    void from_settingWrittenElsewhere_wins() {
        AuthConfig config = in(
                Map.of("keycloak-json", FILE, "client-id", "mine", "audience", "unchecked", "roles-claim", "groups"));

        assertThat(signIn(config).client().id()).isEqualTo("mine");
        assertThat(config.issuers().get(0).audienceUnchecked()).isTrue();
        assertThat(config.issuers().get(0).claims().roles()).hasToString("[groups]");
    }

    @Test
    void from_configFile_standsBeforeIt() {
        AuthConfig config =
                in(Map.of("keycloak-json", FILE, "config", "classpath:dev/ostiary/servlet/ostiary-test.properties"));

        assertThat(config.answers().realm()).isEqualTo("from the class path");
        assertThat(signIn(config).client().id()).isEqualTo("orders");
    }

    @Test
    void from_placeholders_areReplacedAsTheAdapterDid() {
        AuthConfig config = in(JSON, Map.of(), Map.of("CLIENT", "other", "SECRET", "s3cr3t"));

        assertThat(signIn(config).client().id()).isEqualTo("other");
        assertThat(signIn(config).client().secret()).contains("s3cr3t");
    }

    @Test
    void from_textWithWhatLooksLikeAPlaceholder_isTakenAsItIs() {
        AuthConfig config = in(JSON, Map.of(), Map.of("SECRET", "${SECRET}-and-more"));

        assertThat(signIn(config).client().secret()).contains("${SECRET}-and-more");
    }

    @Test
    void effective_showsEachKey_andNothingOfPlaceholdersAndSecrets() {
        List<String> lines = in(JSON, Map.of(), Map.of("CLIENT", "pl4nt3d")).effective();

        assertThat(lines)
                .contains(
                        "issuer = https://id.example/realms/shop (file " + FILE + ", auth-server-url + realm)",
                        "client-id = ${keycloak.json.client-id} (file " + FILE + ", resource)",
                        "client-secret = (secret, set by file " + FILE + ", credentials.secret)",
                        "file " + FILE + ", credentials.secret: becomes client-secret")
                .noneMatch(line -> line.contains("pl4nt3d"));
    }

    @Test
    void warnings_areThoseOfTheFile() {
        assertThat(in(Map.of()).warnings())
                .singleElement()
                .asString()
                .startsWith("file " + FILE + ": verify-token-audience is not there");
    }

    @Test
    void from_refusedKeys_areAllNamedAtOnce() {
        String json =
                JSON.replaceFirst("\\{", "{\"enable-cors\": true, \"proxy-url\": \"http://p\", \"reallm\": \"x\", ");

        assertThat(problems(json, Map.of()))
                .containsExactlyInAnyOrder(
                        "enable-cors (file " + FILE + "): answering CORS is not this filter's part; register a CORS"
                                + " filter in front, preflights reach it",
                        "proxy-url (file " + FILE + "): set the system properties https.proxyHost, https.proxyPort",
                        "reallm (file " + FILE + "): is no key of Keycloak's adapters; did you mean realm?");
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak.config.skipPattern, regular expressions are not read; write public-paths",
        "keycloak.config.resolver, configure issuers",
        "keycloak.config.idMapper, sessions stand in session-store"
    })
    void from_refusedParameter_saysWhatToDoInstead(String name, String text) {
        assertThat(problems(JSON, Map.of(name, "x", "keycloak-json", FILE)))
                .containsExactly(name + " (init-param): " + text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "keycloak-json, /WEB-INF/none.json, the application's file '/WEB-INF/none.json' does not exist",
                "keycloak.config.path, /keycloak.json, '/keycloak.json' is none of these"
            })
    void from_noSuchFile_isOneProblem(String name, String location, String text) {
        assertThat(problems(JSON, Map.of(name, location)))
                .singleElement()
                .asString()
                .startsWith("keycloak-json (init-param): " + text);
    }

    @Test
    void from_noStrictJson_isAProblemWithoutAWordOfIt() {
        assertThat(problems("{\"realm\": \"pl4nt3d\",}", Map.of()))
                .singleElement()
                .asString()
                .startsWith("keycloak-json (file " + FILE + "): is no strict JSON")
                .doesNotContain("pl4nt3d");
    }

    @Test
    void from_badValue_namesTheKeyItComesFrom() {
        String json = JSON.replaceFirst("\\{", "{\"token-minimum-time-to-live\": 90000, ");

        assertThat(problems(json, Map.of()))
                .singleElement()
                .asString()
                .startsWith("provider-token-min-ttl (file " + FILE + ", token-minimum-time-to-live): '90000s' is out of"
                        + " range");
    }

    @Test
    void from_bearerOnly_signsNobodyIn() {
        AuthConfig config = in(JSON.replaceFirst("\\{", "{\"bearer-only\": true, "), Map.of(), Map.of());

        assertThat(config.signIn()).isEmpty();
        assertThat(config.sessions()).isEmpty();
        assertThat(config.issuers().get(0).audience()).containsExactly("orders");
    }

    @Test
    void from_application_knowsNoFile_hasNone() {
        Map<String, String> none = new HashMap<>();

        assertThat(catchThrowableOfType(
                        ConfigurationException.class,
                        () -> AuthConfig.from(
                                List.of(new SettingSource("builder", none)),
                                Optional.empty(),
                                Deployment.of(none, none))))
                .isNotNull();
    }
}
