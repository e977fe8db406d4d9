package dev.ostiary.servlet.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems, so that whoever configures sees all of them at once. What several issuers share and find wrong counts
 * once. Not thread-safe.
 */
final class ConfigProblems {
    private final Set<String> lines = new LinkedHashSet<>();

    /** @param text without the value of a secret */
    void add(String name, String origin, String text) {
        lines.add((name + " (" + origin + "): " + text).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " "));
    }

    boolean areAny() {
        return !lines.isEmpty();
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new ConfigurationException(List.copyOf(lines));
        }
    }
}
