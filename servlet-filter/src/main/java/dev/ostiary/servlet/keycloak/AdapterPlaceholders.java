package dev.ostiary.servlet.keycloak;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${env.X:default}</code> and <code>${x:default}</code> as Keycloak's adapters do: {@code env.X} is an environment variable,
 * any other name a system property, of several names separated by commas the first that is set counts, and a default may hold another
 * placeholder. One without a value and a default is a fault, where the adapters left it as it stood. Thread-safe when the lookup is.
 */
final class AdapterPlaceholders {
    private static final String OPEN = "${";

    private final Function<String, @Nullable String> lookup;

    AdapterPlaceholders(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    /** @throws IllegalArgumentException where one is not closed, or has no value; the message names it */
    String replaceIn(String text) {
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, done)) {
            int close = closing(text, open + OPEN.length());
            replaced.append(text, done, open).append(value(text.substring(open + OPEN.length(), close)));
            done = close + 1;
        }
        return replaced.append(text, done, text.length()).toString();
    }

    private static int closing(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith(OPEN, i)) {
                depth++;
            } else if (text.charAt(i) == '}') {
                depth--;
            }
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a placeholder that begins with '${' lacks its '}'");
    }

    private String value(String body) {
        int colon = body.indexOf(':');
        String names = colon < 0 ? body : body.substring(0, colon);
        Optional<String> found = firstOf(names);
        if (found.isEmpty() && colon < 0) {
            throw new IllegalArgumentException("the placeholder ${" + names + "} has no value and no default; set "
                    + (names.startsWith("env.") ? "the environment variable" : "the system property"));
        }
        return found.isPresent() ? found.get() : replaceIn(body.substring(colon + 1));
    }

    private Optional<String> firstOf(String names) {
        for (String name : names.split(",", -1)) {
            Optional<String> value = Optional.ofNullable(lookup.apply(name.strip()));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
