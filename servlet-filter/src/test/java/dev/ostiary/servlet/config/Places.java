package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.key.KeySource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings in all the places that a filter looks at, beside keys that are always there. */
final class Places {
    static final String FILE_PATH = "/WEB-INF/ostiary.properties";

    private final Map<Place, Map<String, String>> texts = new EnumMap<>(Place.class);
    private final Map<String, String> files = new LinkedHashMap<>();

    /** In the order of their precedence. */
    enum Place {
        BUILDER,
        INIT_PARAM,
        SYSTEM_PROPERTY,
        ENVIRONMENT,
        FILE;

        /** How problems name it; in the file, settings begin in line 1. */
        String origin(String setting) {
            return switch (this) {
                case BUILDER -> "builder";
                case INIT_PARAM -> "init-param";
                case SYSTEM_PROPERTY -> "system property ostiary." + setting;
                case ENVIRONMENT -> "environment " + ProcessSettings.variable(setting);
                case FILE -> "file " + FILE_PATH + ", line 1";
            };
        }
    }

    Places set(Place place, String setting, String text) {
        texts.computeIfAbsent(place, none -> new LinkedHashMap<>()).put(setting, text);
        return this;
    }

    /** The whole text of a file of the application. */
    Places file(String path, String text) {
        files.put(path, text);
        return this;
    }

    AuthConfig read() {
        return read(Optional.of(Configs.EDDSA_KEYS));
    }

    /** For several issuers, each of which finds its own. */
    AuthConfig readWithoutKeys() {
        return read(Optional.empty());
    }

    private AuthConfig read(Optional<KeySource> keys) {
        return AuthConfig.from(
                List.of(
                        new SettingSource("builder", at(Place.BUILDER)),
                        new SettingSource("init-param", at(Place.INIT_PARAM))),
                keys,
                deployment());
    }

    List<String> problems() {
        return catchThrowableOfType(ConfigurationException.class, this::read).problems();
    }

    private Deployment deployment() {
        Map<String, String> properties = new LinkedHashMap<>();
        at(Place.SYSTEM_PROPERTY).forEach((name, text) -> properties.put("ostiary." + name, text));
        Map<String, String> variables = new LinkedHashMap<>();
        at(Place.ENVIRONMENT).forEach((name, text) -> variables.put(ProcessSettings.variable(name), text));
        StringBuilder lines = new StringBuilder();
        at(Place.FILE)
                .forEach((name, text) ->
                        lines.append(name).append('=').append(text).append('\n'));
        files.putIfAbsent(FILE_PATH, lines.toString());
        return Deployment.of(properties, variables)
                .within(path -> Optional.ofNullable(files.get(path))
                        .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .orElse(null));
    }

    private Map<String, String> at(Place place) {
        return texts.getOrDefault(place, Map.of());
    }
}
