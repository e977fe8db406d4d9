package dev.ostiary.spring;

import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What editors are told of the properties: a file in the jar, which has to be this text. */
final class ConfigurationMetadata {
    static final String RESOURCE = "META-INF/spring-configuration-metadata.json";

    private ConfigurationMetadata() {}

    static String text() {
        return "{\n  \"groups\": [\n    {\"name\": \"ostiary\", \"description\": \"The filter that authenticates every request.\"}\n"
                + "  ],\n  \"properties\": [\n    "
                + Stream.concat(Stream.of(Setting.values()).map(ConfigurationMetadata::property), Stream.of(rule()))
                        .collect(Collectors.joining(",\n    "))
                + "\n  ],\n  \"hints\": [\n    "
                + Stream.of(Setting.values())
                        .flatMap(setting -> hint(setting).stream())
                        .collect(Collectors.joining(",\n    "))
                + "\n  ]\n}\n";
    }

    private static String property(Setting setting) {
        return "{\"name\": \"ostiary." + setting.settingName() + "\", \"type\": \"" + type(setting)
                + "\", \"description\": " + quoted(description(setting))
                + setting.defaultText()
                        .filter(text -> !text.isEmpty())
                        .map(text -> ", \"defaultValue\": " + value(setting, text))
                        .orElse("")
                + "}";
    }

    private static String rule() {
        return "{\"name\": \"ostiary.rule\", \"type\": \"java.util.Map<java.lang.Integer,java.lang.String>\","
                + " \"description\": \"Rules by number, in the place of ostiary.rules.\"}";
    }

    /** A sentence, as editors show it. */
    private static String description(Setting setting) {
        String text = setting == Setting.ISSUERS
                ? "several issuers by name, each with settings of its own"
                : setting.description();
        String known = setting == Setting.SESSION_STORE ? "datasource, datasource:NAME, " : "";
        String expected = known + setting.expected();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ". Expected " + expected
                + (expected.endsWith("...") ? "" : ".");
    }

    private static String type(Setting setting) {
        return setting == Setting.ISSUERS
                ? "java.util.Map<java.lang.String,java.util.Map<java.lang.String,java.lang.String>>"
                : switch (setting.type()) {
                    case DURATION -> "java.time.Duration";
                    case SWITCH -> "java.lang.Boolean";
                    case NUMBER, BYTES -> "java.lang.Integer";
                    case NAMES, ALGORITHMS, CLAIMS, VALUES, PARAMETERS, PATTERNS, RULES, HEADERS, ORIGINS, ADDRESSES ->
                        "java.util.List<java.lang.String>";
                    default -> "java.lang.String";
                };
    }

    private static String value(Setting setting, String text) {
        return switch (type(setting)) {
            case "java.lang.Boolean", "java.lang.Integer" -> text;
            case "java.util.List<java.lang.String>" ->
                Arrays.stream(text.split(", ", -1))
                        .map(ConfigurationMetadata::quoted)
                        .collect(Collectors.joining(", ", "[", "]"));
            default -> quoted(text);
        };
    }

    /** The words of a choice. */
    private static Optional<String> hint(Setting setting) {
        List<String> words = words(setting);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of("{\"name\": \"ostiary." + setting.settingName() + "\", \"values\": ["
                        + words.stream()
                                .map(word -> "{\"value\": " + quoted(word) + "}")
                                .collect(Collectors.joining(", "))
                        + "]}");
    }

    static List<String> words(Setting setting) {
        String range = setting.expected().replaceFirst("^[^(]*\\(", "").replaceFirst("\\)$", "");
        return setting.type() == SettingType.CHOICE ? List.of(range.split(", | or ", -1)) : List.of();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
