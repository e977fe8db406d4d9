package dev.ostiary.servlet.path;

/** Shows text of a configuration within a message. Stateless. */
final class Printable {
    private Printable() {}

    /** The text without what would break a line, or write it backwards, where it is shown. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }
}
