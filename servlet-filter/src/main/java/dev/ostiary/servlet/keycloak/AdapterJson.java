package dev.ostiary.servlet.keycloak;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a file in their order, those of credentials with dots between: {@code credentials.secret}. Stateless. */
final class AdapterJson {
    /** The objects whose keys have meanings of their own. */
    private static final Set<String> NESTED = Set.of("credentials", "credentials.jwt");

    private AdapterJson() {}

    /**
     * @return a key without a value is left out, as the adapters do
     * @throws IllegalArgumentException where it is no strict JSON
     */
    static Map<String, Value> read(String json) {
        try {
            Map<String, Value> values = new LinkedHashMap<>();
            flatten("", StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8)), values);
            return values;
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("is no strict JSON: " + e.getMessage());
        }
    }

    private static void flatten(String prefix, Map<?, ?> members, Map<String, Value> into) {
        members.forEach((name, value) -> {
            String key = prefix + name;
            if (value instanceof Map<?, ?> inner && NESTED.contains(key)) {
                flatten(key + ".", inner, into);
            } else if (value != null) {
                into.put(key, Value.of(value));
            }
        });
    }

    /**
     * A value as it was written.
     *
     * @param text empty where it is an object or an array
     * @param isText whether it is a text, a number, true or false
     */
    record Value(String text, boolean isText) {
        static Value of(@Nullable Object value) {
            boolean structured = value instanceof Map || value instanceof Iterable;
            return structured ? new Value("", false) : new Value(String.valueOf(value), true);
        }

        boolean hasPlaceholder() {
            return text.contains("${");
        }

        /** Shows nothing; it may be a secret. */
        @Override
        public String toString() {
            return "Value[]";
        }
    }
}
