package dev.ostiary.servlet.keycloak;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of a file, or several that begin alike and end with {@code *} here.
 *
 * @param name as it is written
 * @param usual the adapters' default, with which a key says nothing
 * @param fate what becomes of it otherwise
 */
record AdapterKey(String name, Optional<String> usual, Fate fate) {
    static AdapterKey of(String name, @Nullable String usual, Fate fate) {
        return new AdapterKey(name, Optional.ofNullable(usual), fate);
    }

    boolean is(String key) {
        return name.endsWith("*") ? key.startsWith(name.substring(0, name.length() - 1)) : key.equals(name);
    }

    boolean isUsual(String text) {
        return usual.filter(text.toLowerCase(Locale.ROOT)::equals).isPresent();
    }
}
