package dev.ostiary.servlet.keycloak;

import java.util.List;

/**
 * What the keys of a file have become. Immutable; {@code toString} shows no text.
 *
 * @param texts the settings that they stand for
 * @param told one line for each key, without the text of any, for a log
 * @param warnings what whoever runs the application should know, one line each
 * @param faults of the file, which keep the application from starting
 * @param unknown keys that no adapter has
 */
public record AdapterSettings(
        List<Text> texts, List<String> told, List<String> warnings, List<Fault> faults, List<String> unknown) {
    /**
     * Copies the lists.
     *
     * @param texts settings
     * @param told for a log
     * @param warnings for a log
     * @param faults of the file
     * @param unknown keys
     */
    public AdapterSettings {
        texts = List.copyOf(texts);
        told = List.copyOf(told);
        warnings = List.copyOf(warnings);
        faults = List.copyOf(faults);
        unknown = List.copyOf(unknown);
    }

    @Override
    public String toString() {
        return "AdapterSettings" + texts.stream().map(Text::setting).toList();
    }

    /**
     * One setting.
     *
     * @param key that it comes from
     * @param setting its name
     * @param text its value, placeholders replaced
     * @param isReplaced whether something of it came out of a placeholder, which no log may show
     */
    public record Text(String key, String setting, String text, boolean isReplaced) {
        /** Without the text, which may be a secret. */
        @Override
        public String toString() {
            return setting + " of " + key;
        }
    }

    /**
     * What is wrong with one key.
     *
     * @param key the key
     * @param text what is wrong, and what to do; without the key's value
     */
    public record Fault(String key, String text) {}
}
