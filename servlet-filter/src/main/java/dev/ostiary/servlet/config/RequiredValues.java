package dev.ostiary.servlet.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Entries such as {@code token_use=access}. Stateless. */
final class RequiredValues {
    private RequiredValues() {}

    static Map<String, String> read(SettingReader read) {
        Map<String, String> values = new LinkedHashMap<>();
        read.list(Setting.REQUIRED_VALUES, entry -> add(values, entry));
        return Collections.unmodifiableMap(values);
    }

    private static String add(Map<String, String> values, String entry) {
        int equals = Words.name(entry).indexOf('=');
        if (equals <= 0 || equals == entry.length() - 1) {
            throw new IllegalArgumentException("'" + entry + "' is not a claim, '=' and a text");
        }
        String name = Words.claimName(entry.substring(0, equals));
        if (values.put(name, entry.substring(equals + 1)) != null) {
            throw new IllegalArgumentException("'" + name + "' is there twice; a claim has one text");
        }
        return entry;
    }
}
