package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A preset stands in for what nobody writes. */
class PresetTest {

    private static AuthConfig with(String preset, String... namesAndTexts) {
        String[] all = new String[namesAndTexts.length + 4];
        System.arraycopy(new String[] {"preset", preset, "issuer", "https://id.example"}, 0, all, 0, 4);
        System.arraycopy(namesAndTexts, 0, all, 4, namesAndTexts.length);
        return Configs.with(all);
    }

    private static IssuerConfig issuer(AuthConfig config) {
        return config.issuers().get(0);
    }

    @ParameterizedTest
    @EnumSource
    void texts_areAcceptedAsIfTheyHadBeenWritten(Preset preset) {
        Map<String, String> texts = new java.util.HashMap<>();
        preset.texts().forEach((setting, text) -> texts.put(setting.settingName(), text));
        String[] written = texts.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);

        AuthConfig byHand = Configs.with(written);

        assertThat(issuer(byHand).claims())
                .isEqualTo(issuer(with(preset.name().toLowerCase(java.util.Locale.ROOT)))
                        .claims());
    }

    @Test
    void texts_cannotBeChanged() {
        assertThatThrownBy(() -> Preset.OKTA.texts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void from_writtenSetting_winsOverThePreset() {
        IssuerConfig issuer = issuer(with("keycloak", "roles-claim", "r", "required-values", ""));

        assertThat(issuer.claims().roles()).hasToString("[r]");
        assertThat(issuer.requiredValues()).isEmpty();
        assertThat(issuer.claims().scopes()).hasToString("[scope]");
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.auth0.com, auth0, https://acme.auth0.com/",
        "https://acme.auth0.com/, auth0, https://acme.auth0.com/",
        "https://acme.okta.com, okta, https://acme.okta.com"
    })
    void from_issuerOfAuth0_endsWithASlash(String written, String preset, String issuer) {
        assertThat(issuer(with(preset, "issuer", written)).issuer()).contains(issuer);
    }

    @Test
    void from_keycloak_countsTheRolesOfEachAudiencesOwnClient() {
        IssuerConfig issuer = issuer(with("keycloak", "audience", "my.app, https://x/~y"));

        assertThat(issuer.claims().roles())
                .extracting(path -> path.find(Map.of(
                                "realm_access", Map.of("roles", "realm"),
                                "resource_access",
                                        Map.of(
                                                "my.app", Map.of("roles", "one"),
                                                "https://x/~y", Map.of("roles", "two"),
                                                "{audience}", Map.of("roles", "none"))))
                        .orElse("nothing"))
                .containsExactly("realm", "one", "two");
    }

    @Test
    void from_keycloakWithoutAnAudience_countsTheRolesOfTheRealmAlone() {
        assertThat(issuer(with("keycloak", "audience", "unchecked")).claims().roles())
                .hasToString("[realm_access.roles]");
    }

    @Test
    void from_cognitoWithoutAnAudience_isNoContradiction() {
        assertThat(issuer(with("cognito", "audience", "unchecked")).audienceUnchecked())
                .isTrue();
    }

    @Test
    void from_claimWrittenForAnAudienceThatIsUnchecked_isAContradiction() {
        assertThat(Configs.problemsWith("audience", "unchecked", "audience-claim", "client_id")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("audience-claim (init-param): nothing is looked for in it");
    }

    @Test
    void from_clerk_changesTheCookieToo() {
        assertThat(with("clerk").credentials().cookieName()).contains("__session");
        assertThat(with("clerk", "cookie-name", "").credentials().cookieName()).isEmpty();
    }
}
