package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveConfigTest {
    @Test
    void lines_showEachSettingWithItsOriginInTheOrderOfTheTable() {
        List<String> lines = lines(
                source("builder", "realm", "shop"),
                source("init-param", "audience", "a, b"),
                source("system property ostiary.issuer", "issuer", "https://id.example"));

        assertThat(lines)
                .startsWith(
                        "issuer = https://id.example (system property ostiary.issuer)",
                        "audience = a, b (init-param)",
                        "realm = shop (builder)")
                .hasSize(4);
    }

    @Test
    void lines_settingInTwoPlaces_showTheFirst() {
        assertThat(lines(source("init-param", "realm", "first"), source("file x, line 1", "realm", "second")))
                .contains("realm = first (init-param)")
                .noneMatch(line -> line.contains("second"));
    }

    @ParameterizedTest
    @EnumSource
    void lines_settingThatNobodyWrote_isInTheLastLine(Setting setting) {
        String last = lines().get(0);

        assertThat(lines()).hasSize(1);
        assertThat(last)
                .contains(setting.settingName())
                .contains(setting.defaultText().orElse(""));
    }

    @Test
    void lines_last_tellsDefaultsFromWhatIsNotSet() {
        String[] halves = lines().get(0).split("; not set: ", 2);

        assertThat(halves[0]).contains("clock-skew=30s").doesNotContain("required-claims");
        assertThat(halves[1]).contains("required-claims").doesNotContain("clock-skew");
    }

    @Test
    void lines_last_leavesOutWhatIsWritten() {
        List<String> lines = lines(source("builder", "realm", "shop"), source("builder", "issuer", "x"));

        assertThat(lines.get(2))
                .contains("clock-skew=30s")
                .contains("; not set: secret, ")
                .doesNotContain("realm=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl4nt3d", "${file:/pl4nt3d}", "${PL:-pl4nt3d}", "base64url:pl4nt3d", "file:/pl4nt3d", ""})
    void lines_secret_isNeverShown(String secret) {
        assertThat(lines(source("environment OSTIARY_SECRET", "secret", secret)))
                .startsWith("secret = (secret, set by environment OSTIARY_SECRET)")
                .noneMatch(line -> line.contains("pl4nt3d"));
    }

    @Test
    void lines_secretOfOneIssuer_isNeverShown() {
        assertThat(lines(source("builder", "issuers.a.secret", "pl4nt3d")))
                .startsWith("issuers.a.secret = (secret, set by builder)")
                .noneMatch(line -> line.contains("pl4nt3d"));
    }

    @Test
    void lines_inlineKey_isNotSpreadOut() {
        assertThat(lines(source("builder", "public-key", "-----BEGIN PUBLIC KEY-----\nMII")))
                .startsWith("public-key = (key of 30 characters) (builder)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/etc/key.pem", "classpath:key.pem", "${KEY}"})
    void lines_placeOfAKey_isShown(String place) {
        assertThat(lines(source("builder", "public-key", place))).startsWith("public-key = " + place + " (builder)");
    }

    /** A key server may be asked with an API key, which a log must not keep. */
    @ParameterizedTest
    @ValueSource(strings = {"jwks-uri", "issuers.a.jwks-uri"})
    void lines_queryOfTheKeysAddress_isNotShown(String name) {
        assertThat(lines(source("builder", name, "https://id.example/keys?api_key=pl4nt3d")))
                .startsWith(name + " = https://id.example/keys?... (builder)")
                .noneMatch(line -> line.contains("pl4nt3d"));
    }

    @Test
    void lines_nameThatMeansNothing_isLeftOut() {
        assertThat(lines(source("environment OSTIARY_ISSUERS_C_AUDIENCE", "issuers.c.audience", "x")))
                .isEqualTo(lines());
    }

    @Test
    void lines_placeholder_isShownAsWritten() {
        assertThat(lines(source("builder", "realm", "${REALM:-here} $${x}")))
                .startsWith("realm = ${REALM:-here} $${x} (builder)");
    }

    @Test
    void lines_issuers_standTogetherBehindTheRest() {
        List<String> lines = lines(
                source("builder", "issuers.b.audience", "1"),
                source("builder", "issuers.a.clock-skew", "2"),
                source("builder", "issuers.a.audience", "3"),
                source("builder", "realm", "4"));

        assertThat(lines.stream().map(line -> line.replaceFirst(" .*", "")).limit(4))
                .containsExactly("realm", "issuers.a.audience", "issuers.a.clock-skew", "issuers.b.audience");
    }

    @Test
    void lines_preset_isFollowedByWhatItGivesBesideWhatIsWritten() {
        List<String> lines = lines(source("builder", "preset", "${PRESET}"), source("builder", "roles-claim", "roles"));

        assertThat(lines)
                .startsWith(
                        "preset = ${PRESET} (builder)",
                        "roles-claim = roles (builder)",
                        "preset gives: scope-claim=scp; claims-from=id-token, userinfo")
                .last()
                .asString()
                .doesNotContain("scope-claim", "roles-claim");
    }

    @Test
    void lines_presetOfOneIssuer_givesWhatIsNotInherited() {
        List<String> lines =
                lines(source("builder", "issuers.a.preset", "okta"), source("builder", "scope-claim", "scope"));

        assertThat(lines)
                .startsWith(
                        "scope-claim = scope (builder)",
                        "issuers.a.preset = okta (builder)",
                        "issuers.a.preset gives: roles-claim=groups; claims-from=id-token, userinfo")
                .last()
                .asString()
                .contains("roles-claim=roles, role, groups");
    }

    @Test
    void lines_charactersThatWouldDeceive_areEscaped() {
        List<String> lines = lines(source("file\nx", "realm", "a\nb\r\u001b[31m\u202e\u2028\u200b\ud800c"));

        assertThat(lines).startsWith("realm = a\\nb\\u000d\\u001b[31m\\u202e\\u2028\\u200b\\ud800c (file\\nx)");
    }

    @Test
    void lines_longText_isCut() {
        assertThat(lines(source("builder", "realm", "x".repeat(200))))
                .startsWith("realm = " + "x".repeat(200) + " (builder)");
        assertThat(lines(source("builder", "realm", "x".repeat(100_000))))
                .startsWith("realm = " + "x".repeat(200) + "... (100000 characters) (builder)");
    }

    private static List<String> lines(SettingSource... sources) {
        return new EffectiveConfig(
                        List.of(sources),
                        new SettingNames(List.of("a", "b")),
                        new Placeholders(Map.of("PRESET", "okta")::get),
                        Map.of(),
                        Optional.empty(),
                        KeycloakFile.NONE)
                .lines(Map.of());
    }

    private static SettingSource source(String origin, String name, String text) {
        return new SettingSource(origin, Map.of(name, text));
    }
}
