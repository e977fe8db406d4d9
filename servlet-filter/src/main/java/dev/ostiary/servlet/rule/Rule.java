package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.RequestPattern;

/**
 * One rule: which requests it speaks of, and what it requires.
 *
 * <p>One that asks for something, be it that it denies, speaks of its paths with a slash behind them, too: {@code /admin} guards
 * {@code /admin/}, which a servlet mapped to <code>/admin/&#42;</code> answers. One that opens does not. Immutable and thread-safe.
 *
 * @param pattern which requests
 * @param requirement what is required of whoever sends one
 * @param enforcement whether what does not meet it is refused
 */
public record Rule(RequestPattern pattern, Requirement requirement, Enforcement enforcement) {
    private static final String REPORT_ONLY = "[report-only]";

    /**
     * Checks that there is something to enforce or report.
     *
     * @param pattern which requests
     * @param requirement what is required
     * @param enforcement whether what does not meet it is refused
     * @throws IllegalArgumentException for a public rule that is report-only
     */
    public Rule {
        if (enforcement == Enforcement.REPORT_ONLY && requirement.access() == Access.PUBLIC) {
            throw new IllegalArgumentException(
                    "a public rule refuses nothing that could be reported; remove " + REPORT_ONLY);
        }
        pattern = requirement.asksForSomething() ? pattern.alsoWithSlash() : pattern;
    }

    /**
     * Reads a rule: {@code [METHOD[,METHOD]] PATTERN = REQUIREMENT}, and perhaps {@code [report-only]} behind it.
     *
     * <p>A pattern may hold an equals sign itself; the one with a blank beside it then separates it from the requirement.
     *
     * @param text for example {@code GET,POST /orders/** = role(clerk) or scope(orders)}
     * @return the rule
     * @throws IllegalArgumentException when a part of it is wrong, saying which and why
     */
    public static Rule parse(String text) {
        try {
            return parse(text, separator(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the rule '" + Name.printable(text.strip()) + "' is wrong: " + e.getMessage(), e);
        }
    }

    private static Rule parse(String text, int equals) {
        if (equals < 0) {
            throw new IllegalArgumentException("it has no '='; expected [METHOD[,METHOD]] PATTERN = REQUIREMENT");
        }
        String required = text.substring(equals + 1).strip();
        boolean marked = required.endsWith(REPORT_ONLY);
        String unmarked = marked ? required.substring(0, required.length() - REPORT_ONLY.length()) : required;
        return new Rule(
                RequestPattern.parse(text.substring(0, equals)),
                Requirement.parse(unmarked.strip()),
                marked ? Enforcement.REPORT_ONLY : Enforcement.ENFORCE);
    }

    /** Looks before the first parenthesis, so that the sign of a claim is not taken for that of the rule. */
    private static int separator(String text) {
        int parenthesis = text.indexOf('(');
        String front = parenthesis < 0 ? text : text.substring(0, parenthesis);
        String searched = front.indexOf('=') < 0 ? text : front;
        for (int at = searched.indexOf('='); at >= 0; at = searched.indexOf('=', at + 1)) {
            if (isBlank(searched, at - 1) || isBlank(searched, at + 1)) {
                return at;
            }
        }
        return searched.indexOf('=');
    }

    private static boolean isBlank(String text, int at) {
        return at >= 0 && at < text.length() && Character.isWhitespace(text.charAt(at));
    }

    /** The rule in a text that {@link #parse} reads back to an equal one. */
    @Override
    public String toString() {
        return pattern + " = " + requirement + (enforcement == Enforcement.REPORT_ONLY ? " " + REPORT_ONLY : "");
    }
}
