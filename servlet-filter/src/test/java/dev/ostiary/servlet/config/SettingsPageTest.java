package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of settings in docs/settings.md says what the code does, and the README's short one says the same. */
class SettingsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]*) \\| ([^|]+) \\|$");

    @Test
    void table_hasOneRowForEachSetting() throws IOException {
        assertThat(rows().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Stream.of(Setting.values()).map(Setting::settingName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void row_namesTheDefault(Setting setting) throws IOException {
        Map<String, String> defaults = rows().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        String text = setting.defaultText().orElse("");

        assertThat(defaults.get(setting.settingName()).replace("`", ""))
                .matches(shown -> text.isEmpty()
                        ? Stream.of("", "off", "by the key", "must be set", "from the request", "the platform's")
                                .anyMatch(shown::equals)
                        : shown.equals(text));
    }

    @Test
    void readme_hasTenOfThese_withTheSameDefaults() throws IOException {
        List<String> all = rows().map(SettingsPageTest::nameAndDefault).toList();

        assertThat(rows("README.md").map(SettingsPageTest::nameAndDefault))
                .hasSize(10)
                .isSubsetOf(all);
    }

    private static String nameAndDefault(MatchResult row) {
        return row.group(1) + " = " + row.group(2);
    }

    private static Stream<MatchResult> rows() throws IOException {
        return rows("docs/settings.md");
    }

    private static Stream<MatchResult> rows(String page) throws IOException {
        return ROW.matcher(Files.readString(Path.of("..", page))).results();
    }
}
