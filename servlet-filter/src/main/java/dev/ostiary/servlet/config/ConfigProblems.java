package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that whoever configures sees all of them at once. Not thread-safe. */
final class ConfigProblems {
    private final List<String> lines = new ArrayList<>();

    /** @param text without the value of a secret */
    void add(String name, String origin, String text) {
        lines.add((name + " (" + origin + "): " + text).replaceAll("\\p{Cc}+", " "));
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new ConfigurationException(lines);
        }
    }
}
