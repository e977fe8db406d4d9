package dev.ostiary.store.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first two numbers of a server's version.
 *
 * @param major the first one
 * @param minor the second one
 */
record ServerVersion(int major, int minor) {
    /** What MariaDB says to replicas of old, and one driver shows. */
    private static final String OF_OLD = "5.5.5-";

    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?:[^0-9].*)?", Pattern.DOTALL);

    /** Of a text such as {@code 10.11.19-MariaDB}; 0.0 where it is none. */
    static ServerVersion of(String text) {
        Matcher numbers = NUMBERS.matcher(text.startsWith(OF_OLD) ? text.substring(OF_OLD.length()) : text);
        return numbers.matches()
                ? new ServerVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new ServerVersion(0, 0);
    }

    /** @throws IllegalStateException if it is an older one */
    void requireAtLeast(String product, ServerVersion oldest) {
        if (major < oldest.major || (major == oldest.major && minor < oldest.minor)) {
            throw new IllegalStateException("the store works with " + product + " " + oldest + " or later; this one is "
                    + this + ". Give the store a newer server");
        }
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
