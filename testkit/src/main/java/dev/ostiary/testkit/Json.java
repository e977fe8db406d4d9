package dev.ostiary.testkit;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) on one line, members in the map's own order. */
final class Json {
    private Json() {}

    /** JSON text that is written as it stands, right or wrong. */
    record Raw(String text) {}

    static String write(@Nullable Object value) {
        if (value instanceof Raw raw) {
            return raw.text();
        }
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> quoted(String.valueOf(member.getKey())) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : quoted(text(value));
    }

    private static String text(Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw new IllegalArgumentException("value: JSON has no "
                + value.getClass().getName() + "; use text, a number, a boolean, null, a Collection or a Map");
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(Json::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int unit) {
        if (unit == '"' || unit == '\\') {
            return "\\" + (char) unit;
        }
        return unit < ' ' || Character.isSurrogate((char) unit)
                ? String.format("\\u%04x", unit)
                : String.valueOf((char) unit);
    }
}
