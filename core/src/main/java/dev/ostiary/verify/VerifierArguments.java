package dev.ostiary.verify;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the builder of a verifier demands of its caller. */
final class VerifierArguments {
    private VerifierArguments() {}

    static Duration withinAgeLimit(String argument, Duration limit) {
        if (limit.isNegative() || limit.isZero() || limit.compareTo(JwtVerifierBuilder.MAX_AGE_LIMIT) > 0) {
            throw new IllegalArgumentException(argument + ": expected more than 0s, at most 36500d, got " + limit);
        }
        return limit;
    }

    static String name(String argument, String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(argument + ": expected the name of a claim");
        }
        return name;
    }

    static Set<String> names(String argument, List<String> names) {
        if (names.isEmpty() || names.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(argument + ": expected one name or more, none of them empty");
        }
        return Set.copyOf(new LinkedHashSet<>(names));
    }
}
