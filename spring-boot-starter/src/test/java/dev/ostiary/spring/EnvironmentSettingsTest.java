package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.config.FrameworkSettings;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingPlace;
import dev.ostiary.servlet.config.SettingSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** What the {@code Environment} says to the filter. */
class EnvironmentSettingsTest {
    private final StandardEnvironment environment = new StandardEnvironment() {
        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // Nothing of this process.
        }
    };

    private EnvironmentSettings with(PropertySource<?>... sources) {
        List.of(sources).forEach(environment.getPropertySources()::addLast);
        return EnvironmentSettings.of(environment);
    }

    private static PropertySource<?> file(PropertySourceLoader format, String text) throws IOException {
        ByteArrayResource resource = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "the file");
        return format.load("file", resource).get(0);
    }

    private static PropertySource<?> properties(String... lines) throws IOException {
        return file(new PropertiesPropertySourceLoader(), String.join("\n", lines));
    }

    private static PropertySource<?> yaml(String text) throws IOException {
        return file(new YamlPropertySourceLoader(), text);
    }

    private static PropertySource<?> variables(Map<String, String> variables) {
        return new SystemEnvironmentPropertySource("systemEnvironment", new LinkedHashMap<>(variables));
    }

    /** What counts of each name. */
    private static Map<String, String> texts(EnvironmentSettings settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SettingPlace place : settings.places()) {
            for (SettingSource entry : place.entries()) {
                entry.texts().forEach(texts::putIfAbsent);
            }
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ostiary.clock-skew", "ostiary.clockSkew", "ostiary.clock_skew", "ostiary.CLOCK-SKEW"})
    void of_relaxedName_isTheSetting(String name) throws IOException {
        assertThat(texts(with(properties(name + "=1s")))).containsExactly(Map.entry("clock-skew", "1s"));
    }

    @Test
    void of_line_isTheOrigin() throws IOException {
        EnvironmentSettings settings = with(properties("server.port=80", "ostiary.realm=x"));

        assertThat(settings.places().get(0).entries().get(0).origin())
                .isEqualTo("Byte array resource [the file] - 2:15");
        assertThat(settings.places()).hasSize(1);
    }

    @Test
    void of_otherProperties_sayNothing() throws IOException {
        assertThat(with(properties("server.port=80", "ostiaryx.realm=x")).isEmpty())
                .isTrue();
    }

    @Test
    void of_unknownName_staysForTheFilterToTell() throws IOException {
        assertThat(texts(with(properties("ostiary.clok-skew=1s")))).containsExactly(Map.entry("clok-skew", "1s"));
    }

    @Test
    void of_lists_areJoined() throws IOException {
        EnvironmentSettings settings = with(yaml("""
                ostiary:
                  public-paths: [/a, /b]
                  rules:
                    - GET,POST /c = role(x)
                    - /d = deny
                """));

        assertThat(texts(settings))
                .containsOnly(
                        Map.entry("public-paths", "/a, /b"), Map.entry("rules", "GET,POST /c = role(x)\n/d = deny"));
    }

    @Test
    void of_listBesideTheWhole_isOneTooMany() throws IOException {
        assertThat(texts(with(properties("ostiary.audience=a", "ostiary.audience[0]=b"))))
                .containsOnly(Map.entry("audience", "a"), Map.entry("audience[0]", "b"));
    }

    @Test
    void of_rulesByNumber_keepTheirNames() throws IOException {
        EnvironmentSettings settings = with(yaml("""
                ostiary:
                  rule:
                    1: /a = deny
                    10: /b = deny
                """));

        assertThat(texts(settings)).containsOnly(Map.entry("rule.1", "/a = deny"), Map.entry("rule.10", "/b = deny"));
    }

    @Test
    void of_rulesOfTwoFiles_areMergedByTheirNumbers() throws IOException {
        EnvironmentSettings settings = with(
                new MapPropertySource(
                        "profile", Map.of("ostiary.rule.2", "/b = public", "ostiary.rule.3", "/c = deny")),
                properties("ostiary.rule.1=/a = role(x)", "ostiary.rule.2=/b = deny", "ostiary.realm=r"));

        assertThat(texts(settings))
                .containsOnly(
                        Map.entry("rule.1", "/a = role(x)"),
                        Map.entry("rule.2", "/b = public"),
                        Map.entry("rule.3", "/c = deny"),
                        Map.entry("realm", "r"));
        assertThat(settings.places().get(0).entries()).hasSize(3);
    }

    @Test
    void of_rulesInBothWays_standTogetherForTheFilterToTell() throws IOException {
        EnvironmentSettings settings = with(
                new MapPropertySource("profile", Map.of("ostiary.rules", "/b = public")),
                properties("ostiary.rule.1=/a = role(x)"));

        assertThatThrownBy(() -> AuthFilter.builder()
                        .secret("correct-horse-battery-staple-0123456789")
                        .issuer("i")
                        .audience("a")
                        .framework(settings.forFilter(List.of(), Optional::empty))
                        .build())
                .hasMessageContaining("write all rules in one of the two ways");
    }

    @ParameterizedTest
    @CsvSource({
        "session, on, on",
        "session, off, off",
        "coverage, off, off",
        "allow-http, true, true",
        "realm, on, true"
    })
    void of_wordThatYamlTakesForATruth_isTheWord(String name, String written, String text) throws IOException {
        assertThat(texts(with(yaml("ostiary:\n  " + name + ": " + written)))).containsEntry(name, text);
    }

    @Test
    void of_settingsOfIssuers_listThem() throws IOException {
        EnvironmentSettings settings = with(yaml("""
                ostiary:
                  issuers:
                    staff:
                      issuer: https://a.example
                    partner:
                      issuer: https://b.example
                """));

        assertThat(texts(settings))
                .containsEntry("issuers", "staff, partner")
                .containsEntry("issuers.staff.issuer", "https://a.example");
    }

    @Test
    void of_listedIssuers_areThoseAndNoOthers() throws IOException {
        assertThat(texts(with(properties("ostiary.issuers=staff", "ostiary.issuers.stuff.issuer=https://a.example"))))
                .containsEntry("issuers", "staff")
                .containsKey("issuers.stuff.issuer");
    }

    @ParameterizedTest
    @CsvSource({
        "OSTIARY_CLOCK_SKEW, clock-skew",
        "OSTIARY_CLOCKSKEW, clock-skew",
        "OSTIARY_REALM, realm",
        "OSTIARY_RULE_7, rule.7",
        "OSTIARY_ISSUERS_STAFF_ISSUER, issuers.staff.issuer"
    })
    void of_variable_isTheSetting(String variable, String name) {
        EnvironmentSettings settings = with(variables(Map.of(variable, "x")));

        assertThat(texts(settings)).containsEntry(name, "x");
    }

    @Test
    void of_variables_areAPlaceOfOthersToo() {
        EnvironmentSettings settings = with(variables(Map.of("OSTIARY_REALM", "x")));

        assertThat(settings.places()).extracting(SettingPlace::isShared).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OSTIARY_PORT", "OSTIARY_SERVICE_HOST", "OSTIARY", "PATH"})
    void of_variableOfOthers_saysNothing(String variable) {
        assertThat(with(variables(Map.of(variable, "tcp://10.0.0.1:80"))).isEmpty())
                .isTrue();
    }

    @Test
    void of_variableOfAnIssuer_listsNobody() {
        assertThat(texts(with(variables(Map.of("OSTIARY_ISSUERS_STAFF_ISSUER", "x")))))
                .doesNotContainKey("issuers");
    }

    @Test
    void of_order_isTheEnvironments() throws IOException {
        EnvironmentSettings settings = with(
                new MapPropertySource("first", Map.of("ostiary.realm", "first")),
                variables(Map.of("OSTIARY_REALM", "second")),
                properties("ostiary.realm=third"));

        assertThat(texts(settings)).containsEntry("realm", "first");
        assertThat(settings.places())
                .extracting(SettingPlace::name)
                .containsExactly("first", "systemEnvironment", "file");
    }

    @Test
    void of_configTree_isReadAsFilesAre(@TempDir Path folder) throws IOException {
        Path secrets = Files.createDirectory(folder.resolve("ostiary"));
        Files.writeString(secrets.resolve("client-secret"), "a secret");

        assertThat(texts(with(new ConfigTreePropertySource("tree", folder))))
                .containsEntry("client-secret", "a secret");
    }

    @ParameterizedTest
    @CsvSource({"NAME, one", "NONE:other, other", "NONE:${NAME}, one", "NAME:other, one"})
    void forFilter_placeholder_isSprings(String body, String text) {
        FrameworkSettings settings =
                with(new MapPropertySource("map", Map.of("NAME", "one"))).forFilter(List.of(), Optional::empty);

        assertThat(settings.placeholder().apply(body)).isEqualTo(text);
    }

    @Test
    void forFilter_placeholderThatStandsForNothing_isNull() {
        assertThat(with().forFilter(List.of(), Optional::empty).placeholder().apply("NONE"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ostiary.session=on, true, false",
        "'ostiary.session=on ', true, false",
        "ostiary.session=off, false, false",
        "ostiary.client-id=x, true, true",
        "ostiary.issuers.staff.client-id=x, true, true",
        "ostiary.realm=x, false, false"
    })
    void hasSessions_isWhatTheyAreTurnedOnBy(String line, boolean sessions, boolean signIn) throws IOException {
        EnvironmentSettings settings = with(properties(line));

        assertThat(settings.hasSessions()).isEqualTo(sessions);
        assertThat(settings.hasSignIn()).isEqualTo(signIn);
    }

    @Test
    void says_placeholder_isReplaced() throws IOException {
        assertThat(with(properties("ostiary.session=${S}", "S=on")).says(Setting.SESSION, "on"))
                .isTrue();
    }
}
