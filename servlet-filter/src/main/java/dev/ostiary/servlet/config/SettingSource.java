package dev.ostiary.servlet.config;

import java.util.Map;

/**
 * Texts by setting name that were written in one place.
 *
 * @param origin the place as problems name it, for example {@code init-param} or {@code builder}
 * @param texts the texts by setting name; placeholders not yet replaced
 */
public record SettingSource(String origin, Map<String, String> texts) {
    /**
     * Keeps a copy of the texts.
     *
     * @param origin the place as problems name it
     * @param texts the texts by setting name
     */
    public SettingSource {
        texts = Map.copyOf(texts);
    }

    /** The origin and the names; a text may be a secret. */
    @Override
    public String toString() {
        return origin + texts.keySet().stream().sorted().toList();
    }
}
