package dev.ostiary.servlet;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The headers of which a client's own copies never reach the application. Immutable, thread-safe.
 *
 * <p>Names are compared in any case and with {@code _} for {@code -}: CGI-like gateways and some frameworks make both
 * the same variable.
 */
final class HiddenHeaders {
    private final Set<String> names;

    HiddenHeaders(Set<String> names) {
        this.names = names.stream().map(HiddenHeaders::folded).collect(Collectors.toUnmodifiableSet());
    }

    boolean hides(String name) {
        return names.contains(folded(name));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
