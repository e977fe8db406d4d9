package dev.ostiary.servlet.start;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in a line of the log that must not grow with the application. Stateless. */
final class SomeNames {
    private static final int MOST = 20;

    private SomeNames() {}

    /** The first of them, and how many more there are. */
    static String of(Collection<String> names) {
        String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
        return names.stream().limit(MOST).collect(Collectors.joining(", ")) + more;
    }
}
