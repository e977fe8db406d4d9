package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
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

/** The tables of docs/settings.md say what the code does, and have each setting once. */
class SettingsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]*) \\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

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

    /** The table that begins with what one wants to do: at least a dozen rows, each with settings that there are. */
    @Test
    void wishes_nameSettingsThatThereAre() throws IOException {
        List<String> named = GuidePage.of("docs/settings.md")
                .from("## What do you want to do?")
                .until("## ")
                .text()
                .lines()
                .filter(line -> line.startsWith("| "))
                .flatMap(
                        line -> NAME.matcher(line.split("\\|", -1)[2]).results().map(name -> name.group(1)))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(12)
                .isSubsetOf(
                        Stream.of(Setting.values()).map(Setting::settingName).toList());
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("..", "docs", "settings.md")))
                .results();
    }
}
