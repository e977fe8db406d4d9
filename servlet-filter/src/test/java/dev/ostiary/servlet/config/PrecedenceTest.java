package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.servlet.config.Places.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The places that a setting comes from: which wins, and what each calls itself. */
class PrecedenceTest {
    static Stream<Set<Place>> subsets() {
        List<Place> all = List.of(Place.values());
        return IntStream.range(1, 1 << all.size()).mapToObj(bits -> {
            Set<Place> subset = EnumSet.noneOf(Place.class);
            all.stream().filter(place -> (bits >> place.ordinal() & 1) == 1).forEach(subset::add);
            return subset;
        });
    }

    @Test
    void from_settingNowhere_isTheDefault() {
        AuthConfig config = withFile().read();

        assertThat(config.answers().realm()).isEqualTo("ostiary");
        assertThat(config.effective()).last().asString().contains("; realm=ostiary; ");
    }

    @ParameterizedTest
    @MethodSource("subsets")
    void from_settingInSeveralPlaces_theFirstWins(Set<Place> places) {
        Place first = places.iterator().next();
        Places all = withFile();
        places.forEach(place -> all.set(place, "realm", "of " + place));

        AuthConfig config = all.read();

        assertThat(config.answers().realm()).isEqualTo("of " + first);
        assertThat(config.effective())
                .contains("realm = of " + first + " (" + first.origin("realm") + ")")
                .filteredOn(line -> line.contains("of "))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("subsets")
    void from_badTextInSeveralPlaces_isOneProblemOfTheFirst(Set<Place> places) {
        Place first = places.iterator().next();
        Places all = withFile();
        places.forEach(place -> all.set(place, "csrf", "of " + place));

        assertThat(all.problems())
                .singleElement()
                .asString()
                .startsWith("csrf (" + first.origin("csrf") + "): 'of " + first + "' is none of them");
    }

    @ParameterizedTest
    @EnumSource
    void from_unknownName_isAProblemAnywhereButInTheEnvironment(Place place) {
        Places all = withFile().set(place, "relm", "pl4nt3d").set(Place.BUILDER, "csrf", "off");

        assertThat(all.problems())
                .filteredOn(line -> line.startsWith("relm"))
                .hasSize(place == Place.ENVIRONMENT ? 0 : 1)
                .allSatisfy(line -> assertThat(line)
                        .isEqualTo(
                                "relm (" + place.origin("relm") + "): there is no such setting; did you mean realm?"));
    }

    @Test
    void from_unknownVariable_isToldWithoutItsValue() {
        AuthConfig config = withFile().set(Place.ENVIRONMENT, "port", "pl4nt3d").read();

        assertThat(config.foreignVariables())
                .hasValueSatisfying(line -> assertThat(line).endsWith(": OSTIARY_PORT"));
        assertThat(config.effective()).noneMatch(line -> line.contains("pl4nt3d"));
    }

    @Test
    void from_variableOfAnIssuerThatIsNotThere_isToldAndNoProblem() {
        AuthConfig config = withFile()
                .set(Place.ENVIRONMENT, "issuers.a.audience", "x")
                .set(Place.SYSTEM_PROPERTY, "csrf", "on")
                .read();

        assertThat(config.foreignVariables())
                .hasValueSatisfying(line -> assertThat(line).contains(": OSTIARY_ISSUERS_A_AUDIENCE"));
        assertThat(config.effective()).noneMatch(line -> line.contains("issuers.a"));
    }

    @Test
    void from_propertyOfAnIssuerThatIsNotThere_isAProblem() {
        assertThat(withFile()
                        .set(Place.SYSTEM_PROPERTY, "issuers.a.audience", "x")
                        .problems())
                .singleElement()
                .asString()
                .startsWith(
                        "issuers.a.audience (system property ostiary.issuers.a.audience): issuers does not list 'a'");
    }

    @Test
    void from_fileThatCannotBeReadAndNoKeys_isOneProblem() {
        SettingSource given = new SettingSource("builder", Map.of("config", "/WEB-INF/ostiary.properties"));

        ConfigurationException problems = catchThrowableOfType(
                ConfigurationException.class,
                () -> AuthConfig.from(List.of(given), Optional.empty(), Deployment.of(Map.of(), Map.of())));

        assertThat(problems.problems()).singleElement().asString().startsWith("config (builder)");
    }

    @Test
    void from_problemsInEveryPlace_areInOneException() {
        Places all = new Places()
                .set(Place.INIT_PARAM, "config", Places.FILE_PATH)
                .set(Place.BUILDER, "error-detail", "x")
                .set(Place.INIT_PARAM, "realm", "\u0001")
                .set(Place.SYSTEM_PROPERTY, "csrf", "off")
                .set(Place.ENVIRONMENT, "clock-skew", "1h")
                .file(Places.FILE_PATH, "max-token-bytes = many\n\nrelm = x\nsecret");

        assertThat(all.problems().stream().map(line -> line.replaceFirst("\\): .*", ")")))
                .containsExactlyInAnyOrder(
                        "audience (not set)",
                        "error-detail (builder)",
                        "realm (init-param)",
                        "csrf (system property ostiary.csrf)",
                        "clock-skew (environment OSTIARY_CLOCK_SKEW)",
                        "max-token-bytes (file " + Places.FILE_PATH + ", line 1)",
                        "relm (file " + Places.FILE_PATH + ", line 3)",
                        "config (file " + Places.FILE_PATH + ", line 4)");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILE")
    void from_configInAnyPlace_isRead(Place place) {
        Places all = new Places()
                .set(place, "config", "/WEB-INF/here.properties")
                .file("/WEB-INF/here.properties", "audience = app\nrealm = here");

        assertThat(all.read().answers().realm()).isEqualTo("here");
    }

    @Test
    void from_configInSeveralPlaces_readsTheFirstFileAlone() {
        Places all = new Places()
                .set(Place.SYSTEM_PROPERTY, "config", "/WEB-INF/first.properties")
                .set(Place.ENVIRONMENT, "config", "/WEB-INF/second.properties")
                .file("/WEB-INF/first.properties", "audience = app")
                .file("/WEB-INF/second.properties", "realm = second");

        assertThat(all.read().answers().realm()).isEqualTo("ostiary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/gone.properties", "file:/nowhere/o.properties", "classpath:gone", "gone", ""})
    void from_fileThatCannotBeRead_saysNothingAboutWhatItMayHaveSet(String location) {
        Places all = new Places().set(Place.INIT_PARAM, "config", location).set(Place.BUILDER, "csrf", "off");

        assertThat(all.problems())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("config (init-param): ")
                                .endsWith("; expected a properties file: /WEB-INF/..., classpath:... or file:/..."),
                        line -> assertThat(line).startsWith("csrf (builder)"));
    }

    @Test
    void from_placeholdersForTheFileAndWithinIt_areReplaced() {
        Places all = new Places()
                .set(Place.SYSTEM_PROPERTY, "realm", "shop")
                .set(Place.BUILDER, "config", "/WEB-INF/${ostiary.realm}.properties")
                .file("/WEB-INF/shop.properties", "audience = ${ostiary.realm} ${NOWHERE:-b}");

        AuthConfig config = all.read();

        assertThat(config.issuers().get(0).audience()).containsExactly("shop", "b");
        assertThat(config.effective())
                .contains(
                        "config = /WEB-INF/${ostiary.realm}.properties (builder)",
                        "audience = ${ostiary.realm} ${NOWHERE:-b} (file /WEB-INF/shop.properties, line 1)");
    }

    @ParameterizedTest
    @EnumSource
    void from_secret_isNeitherInProblemsNorInTheLog(Place place) {
        Places all = withFile().set(place, "secret", "pl4nt3d").set(place, "csrf", "off");

        assertThat(all.problems())
                .hasSize(3)
                .noneMatch(line -> line.contains("pl4nt3d"))
                .anyMatch(line -> line.contains("secret (" + place.origin("secret") + ")"));
    }

    @Test
    void from_issuersInSeveralPlaces_comeTogether() {
        Deployment deployment = Deployment.of(
                Map.of("ostiary.issuers.b-1.issuer", "https://b.example", "ostiary.audience", "app"),
                Map.of(
                        "OSTIARY_ISSUERS", "a b-1",
                        "OSTIARY_ISSUERS_A_ISSUER", "https://a.example",
                        "OSTIARY_ISSUERS_B_1_AUDIENCE", "app-b"));

        AuthConfig config = AuthConfig.from(List.of(), Optional.empty(), deployment);

        assertThat(config.issuers()).extracting(IssuerConfig::audience).containsExactly(Set.of("app"), Set.of("app-b"));
        assertThat(config.effective())
                .startsWith(
                        "issuers = a b-1 (environment OSTIARY_ISSUERS)",
                        "audience = app (system property ostiary.audience)",
                        "issuers.a.issuer = https://a.example (environment OSTIARY_ISSUERS_A_ISSUER)",
                        "issuers.b-1.issuer = https://b.example (system property ostiary.issuers.b-1.issuer)",
                        "issuers.b-1.audience = app-b (environment OSTIARY_ISSUERS_B_1_AUDIENCE)")
                .hasSize(6);
    }

    private static Places withFile() {
        return new Places().set(Place.BUILDER, "audience", "app").set(Place.INIT_PARAM, "config", Places.FILE_PATH);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void from_rulesByNumber_areReadFromEveryPlace(Place place) {
        AuthConfig config = withFile()
                .set(place, "rule.10", "/b = deny")
                .set(place, "rule.2", "/a = role(x)")
                .read();

        assertThat(config.rules().inForce()).hasToString("[/a = role(x), /b = deny]");
        assertThat(config.foreignVariables()).isEmpty();
    }

    @Test
    void from_rulesOfAPlaceBehind_doNotCount() {
        AuthConfig config = withFile()
                .set(Place.BUILDER, "rule.1", "/a = role(x)")
                .set(Place.SYSTEM_PROPERTY, "rules", "/b = deny")
                .set(Place.FILE, "rule.1", "/c = deny")
                .read();

        assertThat(config.rules().inForce()).hasToString("[/a = role(x)]");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void from_rulesInBothWaysOfOnePlace_isAProblem(Place place) {
        Places places = withFile().set(place, "rule.1", "/a = deny").set(place, "rules", "/b = deny");

        assertThat(places.problems()).singleElement().asString().contains("stands beside rule.1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"BUILDER", "INIT_PARAM", "SYSTEM_PROPERTY", "FILE"})
    void from_ruleWithoutANumber_isAProblem(Place place) {
        assertThat(withFile().set(place, "rule.x", "/a = deny").problems())
                .singleElement()
                .asString()
                .contains("rules are rule.1 to rule.999999");
    }

    @Test
    void from_ruleInAVariableWithoutANumber_isToldOf() {
        AuthConfig config =
                withFile().set(Place.ENVIRONMENT, "rule.x", "/a = deny").read();

        assertThat(config.rules().inForce()).hasToString("[]");
        assertThat(config.foreignVariables()).isPresent().get().asString().contains("OSTIARY_RULE_X");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void from_settingOfANamedIssuer_isReadFromEveryPlace(Place place) {
        AuthConfig config = withFile()
                .set(Place.BUILDER, "issuers", "a-b, c")
                .set(Place.BUILDER, "issuers.a-b.issuer", "https://a.example")
                .set(Place.BUILDER, "issuers.c.issuer", "https://c.example")
                .set(place, "issuers.a-b.audience", "orders")
                .readWithoutKeys();

        assertThat(config.issuers().get(0).audience()).containsExactly("orders");
    }
}
