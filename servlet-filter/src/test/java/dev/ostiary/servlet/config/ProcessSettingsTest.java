package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessSettingsTest {
    private static final SettingNames NAMES = new SettingNames(List.of("a"));

    @Test
    void ofSystemProperties_areThoseWithThePrefixKnownOrNot() {
        Map<String, String> properties = Map.of(
                "ostiary.realm", "a", "ostiary.relm", "b", "ostiary", "c", "ostiarynot.realm", "d", "realm", "e");

        assertThat(ProcessSettings.ofSystemProperties(properties))
                .containsExactly(
                        new SettingSource("system property ostiary.realm", Map.of("realm", "a")),
                        new SettingSource("system property ostiary.relm", Map.of("relm", "b")));
    }

    @ParameterizedTest
    @EnumSource
    void ofEnvironment_variableOfASetting_setsIt(Setting setting) {
        String variable = ProcessSettings.variable(setting.settingName());

        assertThat(variable).matches("OSTIARY_[A-Z_]+");
        assertThat(ProcessSettings.ofEnvironment(Map.of(variable, "x")))
                .containsExactly(new SettingSource("environment " + variable, Map.of(setting.settingName(), "x")));
    }

    @ParameterizedTest
    @EnumSource
    void ofEnvironment_variableOfAnIssuersSetting_setsIt(Setting setting) {
        String name = "issuers.id-1-eu." + setting.settingName();
        String variable = ProcessSettings.variable(name);

        assertThat(ProcessSettings.ofEnvironment(Map.of(variable, "x")))
                .startsWith(new SettingSource("environment " + variable, Map.of(name, "x")));
    }

    @ParameterizedTest
    @CsvSource({
        "OSTIARY_ISSUERS_A_AUDIENCE, issuers.a.audience",
        "OSTIARY_ISSUERS_A_B_AUDIENCE, issuers.a-b.audience",
        "OSTIARY_ISSUERS_A_CLOCK_SKEW, issuers.a.clock-skew",
        "OSTIARY_ISSUERS_ISSUER_ISSUER, issuers.issuer.issuer"
    })
    void ofEnvironment_issuersName_isWhatStandsBetween(String variable, String name) {
        assertThat(ProcessSettings.ofEnvironment(Map.of(variable, "x")))
                .extracting(SettingSource::texts)
                .containsExactly(Map.of(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OSTIARY_PORT",
                "OSTIARY_",
                "OSTIARY_realm",
                "ostiary_realm",
                "OSTIARY-REALM",
                "OSTIARY_REALM_",
                "REALM",
                "OSTIARY_ISSUERS_A",
                "OSTIARY_ISSUERS_AUDIENCE",
                "OSTIARY_ISSUERS__AUDIENCE",
                "OSTIARY_ISSUERS_A_PORT"
            })
    void ofEnvironment_anyOtherVariable_isLeftAlone(String variable) {
        assertThat(ProcessSettings.ofEnvironment(Map.of(variable, "x"))).isEmpty();
    }

    @Test
    void ofEnvironment_variableOfTwoReadings_isBoth() {
        assertThat(ProcessSettings.ofEnvironment(Map.of("OSTIARY_ISSUERS_SHOP_CLIENT_SECRET", "x")))
                .extracting(SettingSource::texts)
                .containsExactly(Map.of("issuers.shop.client-secret", "x"), Map.of("issuers.shop-client.secret", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop-client, OSTIARY_ISSUERS_SHOP_CLIENT_SECRET",
        "shop, shop-client-assertion, OSTIARY_ISSUERS_SHOP_CLIENT_ASSERTION_AUDIENCE",
        "shop, shop-revoke-on, OSTIARY_ISSUERS_SHOP_REVOKE_ON_SIGN_OUT",
        "shop, shop-eu, ",
        "shop-client, shop, ",
        "client, client, "
    })
    void commonVariable_isOneOfBothIssuers(String issuer, String longer, String variable) {
        assertThat(ProcessSettings.commonVariable(issuer, longer)).isEqualTo(Optional.ofNullable(variable));
    }

    @Test
    void foreignVariables_areListedWithTheNearestAndWithoutValues() {
        Map<String, String> environment = Map.of(
                "OSTIARY_PORT",
                "pl4nt3d",
                "OSTIARY_REALM",
                "pl4nt3d",
                "OSTIARY_AUDIENZ",
                "pl4nt3d",
                "OSTIARY_ISSUERS_B_AUDIENCE",
                "pl4nt3d",
                "PATH",
                "pl4nt3d");

        assertThat(ProcessSettings.foreignVariables(environment, NAMES))
                .contains(
                        "environment variables that begin with OSTIARY_ but fit no setting are not used:"
                                + " OSTIARY_AUDIENZ (did you mean OSTIARY_AUDIENCE?), OSTIARY_ISSUERS_B_AUDIENCE (did you mean OSTIARY_ISSUERS?), OSTIARY_PORT");
    }

    @Test
    void foreignVariables_none_isEmpty() {
        assertThat(ProcessSettings.foreignVariables(
                        Map.of("OSTIARY_REALM", "x", "OSTIARY_ISSUERS_A_AUDIENCE", "x", "PATH", "y"), NAMES))
                .isEmpty();
        assertThat(ProcessSettings.ofEnvironment(Map.of())).isEqualTo(List.of());
    }
}
