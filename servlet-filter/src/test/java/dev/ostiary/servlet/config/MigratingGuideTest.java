package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/migrating.md calls a setting is one. The part about Keycloak's adapter has tests of its own, of each key. */
class MigratingGuideTest {
    private static final Pattern SETTING = Pattern.compile("`([a-z]+(?:-[a-z]+)+)(?: ?= ?[^`]*)?`");
    private static final List<String> VALUES = List.of("private-key");

    static Stream<String> settings() throws IOException {
        return GuidePage.of("docs/migrating.md")
                .from("## From Spring Security: `oauth2Login`")
                .text()
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(line.indexOf('|', 1)))
                .flatMap(line -> SETTING.matcher(line).results().map(name -> name.group(1)))
                .filter(name -> !VALUES.contains(name))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void name_inATable_isASetting(String name) {
        assertThat(Setting.of(name)).isPresent();
    }

    @Test
    void settings_thatTheTablesWriteWhole_areRead() {
        Map<String, String> settings = Map.of(
                "issuer", "https://id.example",
                "client-id", "orders",
                "client-secret", "secret-of-orders-0123456789-abcdefghijklm",
                "principal-claim", "upn, preferred_username, sub",
                "roles-claim", "groups",
                "clock-skew", "30s",
                "authorization-parameters", "prompt=login, display=page");

        AuthConfig config = AuthConfig.from(
                List.of(new SettingSource("file", settings)), Optional.empty(), Deployment.of(Map.of(), Map.of()));

        assertThat(config.signIn().orElseThrow().requests().parameters())
                .containsEntry("prompt", "login")
                .containsEntry("display", "page");
    }
}
