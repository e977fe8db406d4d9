package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.servlet.config.StoreOrigin.At;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that a framework keeps, in the place of system properties and environment variables. */
class FrameworkSettingsTest {
    private static final Deployment PROCESS =
            Deployment.of(Map.of("ostiary.clock-skew", "1s"), Map.of("OSTIARY_CLOCK_SKEW", "2s", "NAME", "variable"));

    private static SettingSource line(String origin, String name, String text) {
        return new SettingSource(origin, Map.of(name, text));
    }

    private static Deployment keptIn(SettingPlace... places) {
        return PROCESS.configuredBy(new FrameworkSettings(
                List.of(places), Map.of("NAME", "framework", "NAME:other", "told")::get, List.of(new Kept())));
    }

    private static AuthConfig read(String... namesAndTexts) {
        return read(keptIn(SettingPlace.of("file", lines(namesAndTexts))));
    }

    private static AuthConfig read(Deployment deployment) {
        SettingSource given = new SettingSource("builder", Map.of("audience", "app"));
        return AuthConfig.from(List.of(given), Optional.of(Configs.EDDSA_KEYS), deployment);
    }

    private static List<SettingSource> lines(String... namesAndTexts) {
        return Stream.iterate(0, i -> i < namesAndTexts.length, i -> i + 2)
                .map(i -> line("file, line " + (i / 2 + 1), namesAndTexts[i], namesAndTexts[i + 1]))
                .toList();
    }

    private static List<String> problems(String... namesAndTexts) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(namesAndTexts))
                .problems();
    }

    @Test
    void from_frameworksSettings_standInThePlaceOfTheProcess() {
        assertThat(read("realm", "kept").answers().realm()).isEqualTo("kept");
        assertThat(read("realm", "kept").issuers().get(0).clockSkew()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void from_twoPlaces_firstWins() {
        Deployment kept = keptIn(
                SettingPlace.of("profile", List.of(line("profile, line 1", "realm", "first"))),
                SettingPlace.of("file", List.of(line("file, line 1", "realm", "second"))));

        assertThat(read(kept).answers().realm()).isEqualTo("first");
    }

    @Test
    void from_unknownName_isAProblemWithItsLine() {
        assertThat(problems("realm", "x", "clok-skew", "1s"))
                .containsExactly("clok-skew (file, line 2): there is no such setting; did you mean clock-skew?");
    }

    @Test
    void from_unknownNameInASharedPlace_isNoProblem() {
        Deployment kept = keptIn(new SettingPlace("environment", List.of(line("OSTIARY_X", "x", "1")), true));

        assertThat(read(kept).answers().realm()).isEqualTo("ostiary");
    }

    @Test
    void ofVariables_areNamedAsVariablesAre() {
        Deployment kept = keptIn(SettingPlace.ofVariables(Map.of("OSTIARY_REALM", "variable", "OSTIARY_PORT", "80")));

        assertThat(read(kept).answers().realm()).isEqualTo("variable");
    }

    @Test
    void from_rulesOfOnePlace_arePutTogether() {
        assertThat(read("rule.2", "/b = deny", "rule.1", "/a = deny").effective())
                .contains("rules = /a = deny\\n/b = deny (file)");
    }

    @ParameterizedTest
    @CsvSource({
        "${NAME}, framework",
        "${NAME:other}, told",
        "${NAME:-other}, framework",
        "${NONE:-other}, other",
        "<${NAME}${NAME:other}>, <frameworktold>",
        "$${NAME}, ${NAME}"
    })
    void from_placeholder_isTheFrameworks(String text, String realm) {
        assertThat(read("realm", text).answers().realm()).isEqualTo(realm);
    }

    @Test
    void from_placeholderWithinAPlaceholder_isHandedOverWhole() {
        Deployment kept = PROCESS.configuredBy(new FrameworkSettings(
                List.of(SettingPlace.of("file", lines("realm", "<${A:${B:c}}>"))),
                Map.of("A:${B:c}", "whole")::get,
                List.of()));

        assertThat(read(kept).answers().realm()).isEqualTo("<whole>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${NONE}", "${NONE:${NONE}}", "${OSTIARY_CLOCK_SKEW}"})
    void from_placeholderThatStandsForNothing_isAProblem(String text) {
        assertThat(problems("realm", text))
                .containsExactly("realm (file, line 1): the placeholder " + text + " has no value: the application's"
                        + " configuration has no such property; set it");
    }

    @Test
    void from_storeThatTheFrameworkKeeps_isFound() {
        Deployment kept = keptIn(SettingPlace.of(
                "file", lines("session", "on", "secret", Configs.SECRET, "issuer", "me", "session-store", "kept:one")));
        SettingSource given = new SettingSource("builder", Map.of("audience", "app"));

        AuthConfig config = AuthConfig.from(List.of(given), Optional.empty(), kept);

        assertThat(config.sessions().orElseThrow().store())
                .isInstanceOfSatisfying(
                        At.class, at -> assertThat(at.location()).isEqualTo("kept:one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasource", "datasource:orders"})
    void from_dataSourceWithoutAFramework_namesTheStarter(String text) {
        assertThat(problems("session-store", text))
                .singleElement()
                .asString()
                .contains("needs the module ostiary-spring-boot-starter");
    }

    @Test
    void toString_showsNoText() {
        assertThat(new FrameworkSettings(
                        List.of(SettingPlace.of("file", lines("secret", "pl4nt3d"))), name -> null, List.of()))
                .asString()
                .contains("secret")
                .doesNotContain("pl4nt3d");
    }

    private record Kept() implements TokenStateStoreProvider {
        @Override
        public boolean knows(String location) {
            return location.startsWith("kept:");
        }

        @Override
        public TokenStateStore open(String location) {
            return new InMemoryTokenStateStore();
        }
    }
}
