package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the builder of a verifier demands of its caller. */
final class VerifierArguments {
    private VerifierArguments() {}

    static Duration clockSkew(Duration skew) {
        if (skew.isNegative() || skew.compareTo(JwtVerifierBuilder.MAX_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("clockSkew: expected 0s to 10m, got " + skew);
        }
        return skew;
    }

    static int maxTokenBytes(int bytes) {
        if (bytes < JwtVerifierBuilder.LEAST_MAX_TOKEN_BYTES || bytes > JwtVerifierBuilder.MOST_MAX_TOKEN_BYTES) {
            throw new IllegalArgumentException("maxTokenBytes: expected 256 to 1048576, got " + bytes);
        }
        return bytes;
    }

    static Set<JwsAlgorithm> algorithms(Collection<JwsAlgorithm> allowed) {
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("algorithms: name at least one, or do not call this for the default");
        }
        return EnumSet.copyOf(allowed);
    }

    /** Unlike other names there may be none. */
    static Set<String> requiredClaims(List<String> names) {
        if (names.contains("")) {
            throw new IllegalArgumentException("requiredClaims: expected names, none of them empty");
        }
        return Set.copyOf(names);
    }

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
