package dev.ostiary.cli.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that was looked at. Immutable.
 *
 * @param grade how it is
 * @param subject what it is about: lower-case words, stable
 * @param text what was found, and what to do
 */
public record Finding(Grade grade, String subject, String text) {
    /** How something is. */
    public enum Grade {
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

    /**
     * Something that is as it should be.
     *
     * @param subject what it is about
     * @param text what was found
     * @return the finding
     */
    public static Finding ok(String subject, String text) {
        return new Finding(Grade.OK, subject, text);
    }

    /**
     * Something that works, and may not be what is wanted.
     *
     * @param subject what it is about
     * @param text what was found, and what to do
     * @return the finding
     */
    public static Finding warning(String subject, String text) {
        return new Finding(Grade.WARNING, subject, text);
    }

    /**
     * Something that does not work.
     *
     * @param subject what it is about
     * @param text what was found, and what to do
     * @return the finding
     */
    public static Finding bad(String subject, String text) {
        return new Finding(Grade.BAD, subject, text);
    }

    /**
     * What a command answers that has looked at several things.
     *
     * @param findings in the order in which they are shown
     * @param good the last line where nothing is bad
     * @param bad the last line where something is
     * @return a table of them
     */
    public static Answer answer(List<Finding> findings, String good, String bad) {
        Columns table = new Columns();
        findings.forEach(finding -> table.row(finding.grade.label(), finding.subject, finding.text));
        boolean isBad = findings.stream().anyMatch(finding -> finding.grade == Grade.BAD);
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("=> " + (isBad ? bad : good));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ok", !isBad);
        members.put("findings", findings.stream().map(Finding::members).toList());
        return new Answer(isBad ? ExitCode.REFUSED : ExitCode.OK, lines, members);
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("grade", grade.label());
        members.put("subject", subject);
        members.put("text", text);
        return members;
    }
}
