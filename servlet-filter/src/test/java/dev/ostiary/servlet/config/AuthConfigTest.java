package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.key.JwsAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthConfigTest {
    private static final String SECRET_48 = Configs.SECRET + "-and-so-on";

    @Test
    void from_manyFaults_areAllInOneException() {
        ConfigurationException problems = Configs.problemsWith(
                "audience", null,
                "secret", "short",
                "clock-skew", "15",
                "public_paths", "/",
                "public-paths", "/**, /ok, a",
                "realm", "${NOWHERE}");

        assertThat(problems.problems()).hasSize(7);
        assertThat(problems)
                .hasMessageStartingWith("the configuration has 7 problems:\n- ")
                .hasMessageContainingAll(problems.problems().toArray(String[]::new));
        assertThat(problems.getMessage().lines()).hasSize(8);
    }

    @Test
    void from_oneFault_isOneLine() {
        assertThat(Configs.problemsWith("csrf", "off"))
                .hasMessage("the configuration has a problem:\n"
                        + "- csrf (init-param): 'off' is none of them; expected one of the words (on or lenient)");
    }

    @Test
    void from_severalSources_theFirstThatHasItWins() {
        SettingSource builder = new SettingSource("builder", Map.of("realm", "first"));
        SettingSource params =
                new SettingSource("init-param", Map.of("realm", "second", "audience", "app", "clock-skew", "1s"));

        AuthConfig config = Configs.of(Optional.of(Configs.EDDSA_KEYS), builder, params);

        assertThat(config.answers().realm()).isEqualTo("first");
        assertThat(only(config).clockSkew()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void from_faultInOneOfSeveralSources_namesThatSource() {
        SettingSource builder = new SettingSource("builder", Map.of("csrf", "off", "sekret", "x"));
        SettingSource params = new SettingSource("init-param", Map.of("audience", "app", "csrf", "on", "relm", "x"));

        ConfigurationException problems = catchThrowableOfType(
                ConfigurationException.class, () -> Configs.of(Optional.of(Configs.EDDSA_KEYS), builder, params));

        assertThat(problems.problems())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("csrf (builder): "),
                        line -> assertThat(line)
                                .startsWith("sekret (builder): ")
                                .endsWith("did you mean secret?"),
                        line -> assertThat(line)
                                .startsWith("relm (init-param): ")
                                .endsWith("did you mean realm?"));
    }

    @Test
    void from_nameThatWouldDeceive_isShownOnOneLineWithoutIt() {
        assertThat(Configs.problemsWith("a\u202eb\u2028c\u200bd", "x").problems())
                .singleElement()
                .asString()
                .startsWith("a b c d (init-param): ");
    }

    @Test
    void from_unknownNameLikeNoOther_suggestsNothing() {
        assertThat(Configs.problemsWith("dispatcher", "x").problems())
                .containsExactly("dispatcher (init-param): there is no such setting; and none of a similar name");
    }

    @Test
    void from_noKey_saysWhatToSet() {
        assertThat(Configs.problemsWith("secret", null).problems())
                .singleElement()
                .asString()
                .startsWith("secret (not set): ")
                .contains("set exactly one of secret, public-key and jwks-uri");
    }

    @Test
    void from_secretAndPublicKey_namesBothAndWhereTheyAre() {
        SettingSource builder = new SettingSource("builder", Map.of("secret", Configs.SECRET));
        SettingSource params = new SettingSource("init-param", Map.of("audience", "app", "public-key", Configs.PEM));

        assertThatThrownBy(() -> Configs.of(Optional.empty(), builder, params))
                .hasMessageContaining("keys come from secret (builder) and public-key (init-param)");
    }

    @Test
    void from_keySourceAndSecret_isAContradiction() {
        SettingSource params = new SettingSource("init-param", Map.of("audience", "app", "secret", Configs.SECRET));

        assertThatThrownBy(() -> Configs.of(Optional.of(Configs.EDDSA_KEYS), params))
                .hasMessageContaining("keys come from a KeySource (builder) and secret (init-param)");
    }

    @Test
    void from_keySource_isTheOneThatWasGiven() {
        assertThat(only(Configs.withDefaults()).keys()).isEqualTo(new KeyOrigin.Ready(Configs.EDDSA_KEYS));
    }

    @ParameterizedTest
    @CsvSource({"HS384, 48", "HS512, 64"})
    void from_secretTooShortForTheAlgorithm_saysHowManyBytes(String algorithm, int bytes) {
        assertThat(Configs.problemsWith("algorithms", "HS256 " + algorithm).problems())
                .singleElement()
                .asString()
                .contains(algorithm + " needs a longer secret: at least " + bytes + " bytes");
    }

    @Test
    void from_secretLongEnough_allowsTheAlgorithm() {
        AuthConfig config = Configs.with("secret", SECRET_48, "algorithms", "HS384");

        assertThat(only(config).algorithms()).containsExactly(JwsAlgorithm.HS384);
    }

    @Test
    void from_algorithmOfAnotherKindOfKey_saysWhatTheKeyCanDo() {
        assertThat(Configs.problemsWith("algorithms", "RS256").problems())
                .singleElement()
                .asString()
                .contains("RS256 is nothing that the configured key can do: HS256");
    }

    @Test
    void from_hmacBesideAsymmetric_isRefusedForItself() {
        assertThat(Configs.problemsWith("algorithms", "HS256, RS256").problems())
                .singleElement()
                .asString()
                .contains("HMAC beside signatures by private key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hs256", "HS255", "NONE", "RSA"})
    void from_unknownAlgorithm_listsTheKnown(String algorithm) {
        assertThat(Configs.problemsWith("algorithms", algorithm).problems())
                .singleElement()
                .asString()
                .contains("'" + algorithm + "' is none of", "HS256", "EdDSA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "algorithms", "token-types", "principal-claim"})
    void from_listThatMustNameSomething_emptyIsAProblem(String name) {
        assertThat(Configs.problemsWith(name, " , ").problems())
                .singleElement()
                .asString()
                .startsWith(name + " (init-param): names nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "clock-skew", "max-token-age", "max-token-bytes", "csrf", "error-detail"})
    void from_valueThatMustBeThere_emptyIsAProblem(String name) {
        assertThat(Configs.problemsWith(name, " ").problems()).hasSize(1);
    }

    @Test
    void from_emptyWhereEmptyMeansOff_turnsItOff() {
        AuthConfig config = Configs.with(
                "cookie-name",
                "",
                "sign-in-page",
                " ",
                "return-to-parameter",
                "",
                "form-expired-page",
                " ",
                "identity-headers",
                "",
                "api-paths",
                "");

        assertThat(config.credentials().cookieName()).isEmpty();
        assertThat(config.answers().signInPage()).isEmpty();
        assertThat(config.answers().returnToParameter()).isEmpty();
        assertThat(config.answers().formExpiredPage()).isEmpty();
        assertThat(config.credentials().identityHeaders()).isEmpty();
        assertThat(config.answers().apiPaths()).isEmpty();
    }

    @Test
    void from_noAudience_saysWhatToSet() {
        assertThat(Configs.problemsWith("audience", null).problems())
                .singleElement()
                .asString()
                .startsWith("audience (not set): ")
                .contains("aud", "a name of your own", "the literal unchecked");
    }

    @Test
    void audience_unchecked_isEmptyAndSaysSo() {
        AuthConfig config = Configs.with("audience", "unchecked");

        assertThat(only(config).audience()).isEmpty();
        assertThat(only(config).audienceUnchecked()).isTrue();
        assertThat(only(Configs.with()).audienceUnchecked()).isFalse();
    }

    @Test
    void from_uncheckedBesideAnAudience_isAContradiction() {
        assertThat(Configs.problemsWith("audience", "unchecked, app")).hasMessageContaining("choose");
    }

    @Test
    void from_publicKeyInAFile_isRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), Configs.PEM);

        AuthConfig config = Configs.withOnly(Setting.PUBLIC_KEY, "file:" + file);

        assertThat(only(config).keys().algorithms()).contains(JwsAlgorithm.RS256);
    }

    @ParameterizedTest
    @CsvSource({
        "file:/nowhere/key.pem, the file '/nowhere/key.pem' does not exist",
        "file:key.pem, the file 'key.pem' is not named by an absolute path",
        "classpath:nowhere.pem, the resource 'nowhere.pem' is not on the class path"
    })
    void from_publicKeyThatCannotBeRead_saysWhere(String text, String part) {
        assertThatThrownBy(() -> Configs.withOnly(Setting.PUBLIC_KEY, text)).hasMessageContaining(part);
    }

    @Test
    void from_placeholder_isReplaced() {
        AuthConfig config = Configs.with("secret", "${SECRET}", "clock-skew", "${SKEW}", "realm", "${NOWHERE:-here}");

        assertThat(only(config).clockSkew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.answers().realm()).isEqualTo("here");
    }

    @Test
    void from_unresolvedPlaceholder_isTheOnlyProblemOfItsSetting() {
        assertThat(Configs.problemsWith("audience", "${NOWHERE}").problems())
                .singleElement()
                .asString()
                .startsWith("audience (init-param): the placeholder ${NOWHERE} has no value");
    }

    @Test
    void from_placeholdersOfTheProcess_areSystemPropertiesThenEnvironment() {
        SettingSource params =
                new SettingSource("init-param", Map.of("audience", "${java.specification.version} ${PATH:-none}"));

        AuthConfig config = AuthConfig.from(List.of(params), Optional.of(Configs.EDDSA_KEYS), Deployment.ofProcess());

        assertThat(only(config).audience()).contains(System.getProperty("java.specification.version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl4nt3d", " pl4nt3d-pl4nt3d-pl4nt3d-pl4nt3d-pl4nt3d", "base64url:pl4nt3d!", "${PLANTED}"})
    void from_badSecret_isNeverShown(String secret) {
        ConfigurationException problems = Configs.problemsWith("secret", secret, "algorithms", "HS512");

        assertThat(problems).message().contains("secret (init-param)").doesNotContain("pl4nt3d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public-key",
                "issuer",
                "algorithms",
                "clock-skew",
                "max-token-age",
                "max-token-bytes",
                "token-cache-size",
                "crypto-provider",
                "roles-claim",
                "public-paths",
                "sign-in-page",
                "cookie-name",
                "identity-headers",
                "csrf",
                "trusted-origins",
                "external-url",
                "trusted-proxies",
                "token-types",
                "error-detail",
                "return-to-parameter",
                "required-claims",
                "realm"
            })
    void from_badValueOutOfAPlaceholder_isNeverShown(String name) {
        @Nullable String secret = name.equals("public-key") ? null : Configs.SECRET;

        ConfigurationException problems = Configs.problemsWith("secret", secret, name, "${PLANTED}:// \"é\", \u0001..");

        assertThat(problems).message().contains(name + " (init-param)").doesNotContain("pl4nt3d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/${PLANTED}", "file:${PLANTED}", "classpath:${PLANTED}", "${PLANTED}", "pl4nt3d"})
    void from_badPublicKey_isNeverShownUnlessItIsAPlace(String text) {
        ConfigurationException problems = Configs.problemsWith("secret", null, "public-key", text);

        assertThat(problems).message().contains("public-key (init-param)").doesNotContain("pl4nt3d");
    }

    @Test
    void from_badValueOutOfAPlaceholder_saysWhichPlaceholder() {
        assertThat(Configs.problemsWith("realm", "a\nb ${PLANTED}").problems())
                .singleElement()
                .asString()
                .startsWith("realm (init-param): the text that the placeholders of 'a b ${PLANTED}' give");
    }

    @Test
    void from_secretThatLooksLikeAPlace_isNeitherReadNorShown() {
        assertThat(Configs.problemsWith("secret", "file:/pl4nt3d"))
                .message()
                .contains("secret (init-param)")
                .doesNotContain("pl4nt3d");
    }

    @Test
    void from_unknownName_itsValueIsNeverShown() {
        assertThat(Configs.problemsWith("sekret", "pl4nt3d")).message().doesNotContain("pl4nt3d");
    }

    @Test
    void from_secretThatOnlyHoldsAPlaceholder_isNotShown() {
        ConfigurationException problems = Configs.problemsWith("secret", "MARKER${MARKER}MARKER", "audience", "a");

        assertThat(problems).hasMessageContaining("secret").hasMessageNotContaining("MARKER");
    }

    @Test
    void toString_showsNoSecret() {
        SettingSource source = new SettingSource("builder", Map.of("secret", Configs.SECRET, "audience", "app"));

        AuthConfig config = Configs.of(Optional.empty(), source);

        assertThat(config.toString()).contains("audience=[app]").doesNotContain(Configs.SECRET);
        assertThat(source).hasToString("builder[audience, secret]");
    }

    @Test
    void collections_cannotBeChanged() {
        AuthConfig config = Configs.with("trusted-origins", "https://a.example");

        assertThatThrownBy(() -> only(config).audience().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> config.crossSite().trustedOrigins().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> only(config).claims().roles().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> config.answers().apiPaths().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void sets_keepTheOrderOfTheConfiguration() {
        AuthConfig config = Configs.with("audience", "c, a, b, a");

        assertThat(only(config).audience()).containsExactly("c", "a", "b");
    }

    private static IssuerConfig only(AuthConfig config) {
        assertThat(config.issuers()).hasSize(1);
        return config.issuers().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "roles-claim, $.realm_access.roles",
        "roles-claim, orgs[0].role",
        "roles-claim, resource_access.{audience}.roles",
        "scope-claim, $.scope",
        "scope-claim, scopes[*]",
        "principal-claim, $.sub",
        "principal-claim, users.*",
        "tenant-claim, $.tid",
        "audience-claim, /aud",
        "audience-claim, aud[0]",
        "required-claims, $.tenant",
        "required-claims, /tenant/id",
        "required-claims, {tenant}",
        "required-values, $.token_use=access",
        "identity-headers, X-User-Id=$.sub",
        "identity-headers, X-Role=orgs[0].role",
        "rules, /a = claim($.tenant = t1)"
    })
    void from_claimInAnotherNotation_isAProblem(String setting, String text) {
        assertThat(Configs.problemsWith(setting, text).problems())
                .singleElement()
                .asString()
                .startsWith(setting + " (init-param)")
                .containsAnyOf("no JSONPath", "reads like a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope-claim", "principal-claim"})
    void from_audienceMarkElsewhereThanInRolesClaim_isAProblem(String setting) {
        assertThat(Configs.problemsWith(setting, "/resource_access/{audience}/x")
                        .problems())
                .singleElement()
                .asString()
                .contains("roles-claim alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-paths", "api-paths", "rules"})
    void from_patternInAnotherNotation_isAProblemThatSaysWhatPatternsKnow(String setting) {
        String text = setting.equals("rules") ? "/orders/:id = deny" : "/orders/:id";

        assertThat(Configs.problemsWith(setting, text).problems())
                .singleElement()
                .asString()
                .contains("'{name}' (a whole segment");
    }
}
