package dev.ostiary.servlet.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.KeyOrigin;
import dev.ostiary.servlet.config.Preset;
import dev.ostiary.servlet.config.SettingSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The configurations that the documentation shows are complete as they stand. */
class GuideTest {
    private static final Pattern ISSUERS_BLOCK = Pattern.compile("(?s)<!-- test:issuers -->\\s*```properties\n(.*?)```");

    @Test
    void guide_hasOneConfigurationForEachPreset() {
        assertThat(Guide.configurations()).containsOnlyKeys(Preset.values());
    }

    @ParameterizedTest
    @EnumSource
    void configuration_asItStands_fetchesItsKeys(Preset preset) {
        AuthConfig config = config(Guide.configurations().get(preset));

        IssuerConfig issuer = config.issuers().get(0);
        assertThat(issuer.keys()).isInstanceOfAny(KeyOrigin.DiscoveredFrom.class, KeyOrigin.At.class);
        assertThat(issuer.issuer().isPresent() || preset == Preset.SPIFFE).isTrue();
        assertThat(issuer.audience()).isNotEmpty();
    }

    /** But for the file with the authority, which stands in a cluster alone. */
    @Test
    void kubernetes_asItStands_discoversItsKeysWithAToken() {
        Map<String, String> settings = Guide.withSetting("jwks-token-file");
        assertThat(settings.remove("provider-truststore")).startsWith("file:/var/run/secrets/");

        KeyOrigin.DiscoveredFrom keys =
                (KeyOrigin.DiscoveredFrom) config(settings).issuers().get(0).keys();

        assertThat(keys.issuer()).isEqualTo("https://kubernetes.default.svc");
        assertThat(keys.fetching().tokenFile())
                .contains(Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token"));
    }

    @Test
    void movingToPublicKeys_asItStands_isTwoOfOneIssuer() {
        Map<String, String> settings = Guide.withSetting("issuers.before.secret");
        settings.put("issuers.before.secret", "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz");

        AuthConfig config = config(settings);

        assertThat(config.issuers())
                .extracting(IssuerConfig::issuer)
                .containsExactly(Optional.of("https://id.example"), Optional.of("https://id.example"));
        assertThat(config.issuers().get(1).keys()).isInstanceOf(KeyOrigin.DiscoveredFrom.class);
    }

    @Test
    void severalIssuers_areTwo() throws Exception {
        Matcher block = ISSUERS_BLOCK.matcher(Files.readString(Path.of("..", "docs", "identity-providers.md")));
        assertThat(block.find()).isTrue();

        AuthConfig config = config(Guide.settings(block.group(1)));

        assertThat(config.issuers())
                .extracting(IssuerConfig::name)
                .containsExactly(Optional.of("staff"), Optional.of("shop"));
        assertThat(config.issuers().get(0).audience()).containsExactly("orders");
        assertThat(config.issuers().get(1).audience()).containsExactly("https://api.shop.example");
    }

    private static AuthConfig config(Map<String, String> settings) {
        return AuthConfig.from(
                List.of(new SettingSource("file", settings)), Optional.empty(), Deployment.of(Map.of(), Map.of()));
    }
}
