package dev.ostiary.servlet.provider;

import dev.ostiary.servlet.config.Preset;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The configurations of the guide to identity providers, as they stand there. */
final class Guide {
    private static final Path FILE = Path.of("..", "docs", "identity-providers.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```properties\n(.*?)```");

    private Guide() {}

    /** By the preset that each of them names. */
    static Map<Preset, Map<String, String>> configurations() {
        Map<Preset, Map<String, String>> byPreset = new EnumMap<>(Preset.class);
        Stream<Map<String, String>> blocks = BLOCK.matcher(text()).results().map(Guide::settings);
        blocks.filter(settings -> settings.containsKey("preset")).forEach(settings -> {
            Preset preset = Preset.valueOf(settings.get("preset").toUpperCase(java.util.Locale.ROOT));
            if (byPreset.put(preset, settings) != null) {
                throw new AssertionError("two blocks for " + preset);
            }
        });
        return byPreset;
    }

    /** The one that has this setting. */
    static Map<String, String> withSetting(String name) {
        return BLOCK.matcher(text())
                .results()
                .map(Guide::settings)
                .filter(settings -> settings.containsKey(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> settings(MatchResult block) {
        return settings(block.group(1));
    }

    /** What a properties file with this text would set. */
    static Map<String, String> settings(String text) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            Map<String, String> settings = new LinkedHashMap<>();
            properties.forEach((name, value) -> settings.put((String) name, (String) value));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
