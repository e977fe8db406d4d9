package dev.ostiary.cli.provider;

import java.util.Locale;

/**
 * One thing that was looked at. Immutable.
 *
 * @param grade how it is
 * @param subject what it is about: lower-case words, stable
 * @param text what was found, and what to do
 */
record Finding(Grade grade, String subject, String text) {
    /** How something is. */
    enum Grade {
        /** As it should be. */
        OK,
        /** Works, and may not be what is wanted. */
        WARNING,
        /** Does not work. */
        BAD;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String subject, String text) {
        return new Finding(Grade.OK, subject, text);
    }

    static Finding warning(String subject, String text) {
        return new Finding(Grade.WARNING, subject, text);
    }

    static Finding bad(String subject, String text) {
        return new Finding(Grade.BAD, subject, text);
    }
}
