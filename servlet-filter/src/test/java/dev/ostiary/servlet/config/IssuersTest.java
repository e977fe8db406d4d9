package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.key.JwsAlgorithm;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several issuers in one configuration: what each has itself, what it inherits, what is refused. */
class IssuersTest {

    /** Two issuers that are complete, and what a test sets besides; {@code null} leaves a setting out. */
    private static Map<String, String> texts(String... namesAndTexts) {
        Map<String, String> texts = new LinkedHashMap<>(Map.of(
                "issuers", "a, b",
                "issuers.a.issuer", "https://a.example",
                "issuers.b.issuer", "https://b.example",
                "audience", "app"));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        texts.values().removeIf(text -> text == null);
        return texts;
    }

    private static AuthConfig with(String... namesAndTexts) {
        return Configs.of(Optional.empty(), new SettingSource("init-param", texts(namesAndTexts)));
    }

    private static List<String> problems(String... namesAndTexts) {
        return catchThrowableOfType(ConfigurationException.class, () -> with(namesAndTexts))
                .problems();
    }

    private static IssuerConfig issuer(AuthConfig config, String name) {
        return config.issuers().stream()
                .filter(issuer -> issuer.name().equals(Optional.of(name)))
                .findAny()
                .orElseThrow();
    }

    @Test
    void from_namedIssuers_eachHasItsOwn() {
        AuthConfig config = with(
                "issuers.a.secret", Configs.SECRET,
                "issuers.a.roles-claim", "r",
                "issuers.b.audience", "other",
                "issuers.b.clock-skew", "0s");

        assertThat(config.issuers()).extracting(IssuerConfig::name).containsExactly(Optional.of("a"), Optional.of("b"));
        assertThat(issuer(config, "a").keys()).isInstanceOf(KeyOrigin.Ready.class);
        assertThat(issuer(config, "a").claims().roles()).hasToString("[r]");
        assertThat(issuer(config, "b").audience()).containsExactly("other");
        assertThat(issuer(config, "b").clockSkew()).isZero();
    }

    @Test
    void from_whatANamedIssuerLeavesOut_isTakenFromTheTop() {
        AuthConfig config = with("clock-skew", "1m", "roles-claim", "r", "issuers.b.clock-skew", "2m");

        assertThat(issuer(config, "a").clockSkew()).isEqualTo(Duration.ofMinutes(1));
        assertThat(issuer(config, "b").clockSkew()).isEqualTo(Duration.ofMinutes(2));
        assertThat(issuer(config, "b").claims().roles()).hasToString("[r]");
        assertThat(issuer(config, "b").audience()).containsExactly("app");
    }

    @Test
    void from_ownSettingInALaterSource_winsOverTheSharedOneInAnEarlier() {
        SettingSource builder = new SettingSource("builder", Map.of("clock-skew", "1m"));
        SettingSource params = new SettingSource("init-param", texts("issuers.a.clock-skew", "2m"));

        AuthConfig config = Configs.of(Optional.empty(), builder, params);

        assertThat(issuer(config, "a").clockSkew()).isEqualTo(Duration.ofMinutes(2));
        assertThat(issuer(config, "b").clockSkew()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "public-key", "jwks-uri", "issuer", "preset"})
    void from_whatBelongsToOneIssuerAtTheTop_isRefused(String name) {
        assertThat(problems(name, "x-pl4nt3d"))
                .singleElement()
                .asString()
                .startsWith(name + " (init-param): cannot be shared by several issuers; write it as issuers.a." + name)
                .doesNotContain("pl4nt3d");
    }

    @Test
    void from_keySourceBesideSeveralIssuers_isRefused() {
        assertThatThrownBy(() -> Configs.of(Optional.of(Configs.EDDSA_KEYS), new SettingSource("init-param", texts())))
                .hasMessageContaining("issuers (init-param): a KeySource was given to the builder");
    }

    @Test
    void from_problemOfOneIssuer_isNamedInFull() {
        assertThat(problems("issuers.a.clock-skew", "1y", "issuers.b.secret", "short"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("issuers.a.clock-skew (init-param): "),
                        line -> assertThat(line).startsWith("issuers.b.secret (init-param): "));
    }

    @Test
    void from_noAudienceAnywhere_isAProblemOfEach() {
        assertThat(problems("audience", null))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("issuers.a.audience (not set): "),
                        line -> assertThat(line).startsWith("issuers.b.audience (not set): "));
    }

    @Test
    void from_sharedSettingThatIsWrong_isOneProblem() {
        assertThat(problems("clock-skew", "1y")).singleElement().asString().startsWith("clock-skew (init-param): ");
    }

    @Test
    void from_namedIssuerWithoutIssuer_isAProblem() {
        assertThat(problems("issuers.b.issuer", null, "issuers.b.secret", Configs.SECRET))
                .singleElement()
                .asString()
                .startsWith("issuers.b.issuer (not set): ");
    }

    @Test
    void from_sameIssuerTwice_isAProblem() {
        assertThat(problems("issuers.b.issuer", "https://a.example"))
                .singleElement()
                .asString()
                .startsWith("issuers.b.issuer (init-param): is the same as issuers.a.issuer");
    }

    @Test
    void from_sameIssuerWithASecretAndWithPublicKeys_areTwo() {
        AuthConfig moving = with("issuers.b.issuer", "https://a.example", "issuers.b.secret", Configs.SECRET);

        assertThat(moving.issuers()).extracting(IssuerConfig::issuer).containsOnly(Optional.of("https://a.example"));
        assertThat(issuer(moving, "b").possibleAlgorithms()).containsExactly(JwsAlgorithm.HS256);
    }

    @Test
    void from_sameIssuerWithAlgorithmsThatEachNames_areTwo() {
        assertThat(with(
                                "issuers.b.issuer",
                                "https://a.example",
                                "issuers.a.algorithms",
                                "RS256",
                                "issuers.b.algorithms",
                                "ES256")
                        .issuers())
                .hasSize(2);
    }

    @Test
    void from_sameIssuerWithACommonAlgorithm_isAProblemThatNamesIt() {
        assertThat(problems(
                        "issuers.b.issuer",
                        "https://a.example",
                        "issuers.a.algorithms",
                        "RS256, ES256",
                        "issuers.b.algorithms",
                        "ES256"))
                .singleElement()
                .asString()
                .contains("both may use ES256; ")
                .contains("give each algorithms of its own");
    }

    @ParameterizedTest
    @CsvSource({
        "issuers.a.audince, did you mean issuers.a.audience?",
        "issuers.a.realm, is the same for all issuers; did you mean realm?",
        "issuers.a.issuers, is the same for all issuers; did you mean issuers?",
        "issuers.aa.audience, issuers does not list 'aa'",
        "issuers.c.audience, issuers does not list 'c'",
        "issuers.a.x.audience, there is no such setting of an issuer",
        "issuers.A.audience, issuers does not list 'A'; did you mean issuers.a.audience?"
    })
    void from_nameThatMeansNothing_saysWhatWasMeant(String name, String fault) {
        assertThat(problems(name, "pl4nt3d"))
                .singleElement()
                .asString()
                .startsWith(name + " (init-param): ")
                .contains(fault)
                .doesNotContain("pl4nt3d");
    }

    @Test
    void from_settingsOfAnIssuerThatNobodyLists_areProblemsWithOneIssuerToo() {
        assertThat(Configs.problemsWith("issuers.a.audience", "x").problems())
                .singleElement()
                .asString()
                .startsWith("issuers.a.audience (init-param): issuers does not list 'a'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a.b", "a_b", "ä"})
    void from_nameOfAnIssuerThatIsNone_isAProblem(String name) {
        assertThat(problems("issuers", "a, b, " + name))
                .singleElement()
                .asString()
                .startsWith("issuers (init-param): '" + name + "' is not made of a-z, 0-9 and - alone");
    }

    @Test
    void from_emptyListOfIssuers_isAProblem() {
        assertThatThrownBy(() -> Configs.with("issuers", " ", "secret", null))
                .hasMessageContaining("issuers (init-param): names nothing");
    }

    @Test
    void from_presetOfANamedIssuer_countsForThatOneOnly() {
        AuthConfig config = with("issuers.a.preset", "cognito");

        assertThat(issuer(config, "a").audienceClaim()).isEqualTo("client_id");
        assertThat(issuer(config, "a").requiredValues()).isEqualTo(Map.of("token_use", "access"));
        assertThat(issuer(config, "b").audienceClaim()).isEqualTo("aud");
    }

    @Test
    void from_presetThatKnowsItsIssuer_needsNoneWritten() {
        AuthConfig config = with("issuers.a.preset", "google", "issuers.a.issuer", null);

        assertThat(issuer(config, "a").issuer()).contains("https://accounts.google.com");
    }

    @Test
    void from_sharedSetting_winsOverAPreset() {
        AuthConfig config = with("issuers.a.preset", "okta", "scope-claim", "s");

        assertThat(issuer(config, "a").claims().scopes()).hasToString("[s]");
        assertThat(issuer(config, "a").claims().roles()).hasToString("[groups]");
    }

    @ParameterizedTest
    @EnumSource
    void isPerIssuer_isWhatAnIssuerAccepts(Setting setting) {
        boolean isKnown = new SettingNames(List.of("a"))
                .fault("issuers.a." + setting.settingName())
                .isEmpty();

        assertThat(isKnown).isEqualTo(setting.isPerIssuer());
        assertThat(setting.isPerIssuer() || !setting.isInherited()).isTrue();
    }

    @Test
    void toString_showsNoSecret() {
        assertThat(with("issuers.a.secret", Configs.SECRET).toString())
                .contains("https://a.example", "https://b.example")
                .doesNotContain(Configs.SECRET);
    }
}
