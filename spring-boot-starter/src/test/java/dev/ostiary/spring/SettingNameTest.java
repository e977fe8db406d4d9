package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.Setting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

class SettingNameTest {
    private static SettingName of(String property) {
        return SettingName.of(ConfigurationPropertyName.of(property));
    }

    @ParameterizedTest
    @EnumSource
    void of_propertyOfEachSetting_meansIt(Setting setting) {
        assertThat(of("ostiary." + setting.settingName()))
                .isEqualTo(new SettingName(setting.settingName(), Optional.of(setting), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void of_nameWithoutHyphens_meansTheSame(Setting setting) {
        String joined = setting.settingName().replace("-", "");

        assertThat(of("ostiary." + joined).setting()).contains(setting);
    }

    @ParameterizedTest
    @CsvSource({
        "ostiary.rules[3], rules, 3",
        "ostiary.public-paths[0], public-paths, 0",
        "ostiary.issuers.staff.audience[1], issuers.staff.audience, 1"
    })
    void of_elementOfAList_hasItsPosition(String property, String text, int position) {
        assertThat(of(property).text()).isEqualTo(text);
        assertThat(of(property).position()).contains(position);
    }

    @ParameterizedTest
    @CsvSource({"ostiary.rule.12, rule.12", "ostiary.rule[12], rule.12"})
    void of_rule_keepsItsNumber(String property, String text) {
        assertThat(of(property)).isEqualTo(new SettingName(text, Optional.empty(), Optional.empty()));
    }

    @Test
    void of_settingOfAnIssuer_namesBoth() {
        assertThat(of("ostiary.issuers.my-staff.clientid"))
                .isEqualTo(new SettingName(
                        "issuers.my-staff.client-id", Optional.of(Setting.CLIENT_ID), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "ostiary.clok-skew, clok-skew",
        "ostiary.clok-skew[0], clok-skew[0]",
        "ostiary.realm[x], realm[x]",
        "ostiary.realm[12345678], realm[12345678]",
        "ostiary.issuers.staff.isuer, issuers.staff.isuer",
        "ostiary.rule.1.2, rule.1.2"
    })
    void of_nameThatMeansNothing_staysAsItIs(String property, String text) {
        assertThat(of(property)).isEqualTo(new SettingName(text, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"issuers.staff.preset, staff", "issuers.staff, ", "issuers, ", "realm, ", "issuers.a.b.c, a"})
    void issuer_isWhatStandsBetween(String text, String issuer) {
        assertThat(SettingName.issuer(text)).isEqualTo(Optional.ofNullable(issuer));
    }
}
