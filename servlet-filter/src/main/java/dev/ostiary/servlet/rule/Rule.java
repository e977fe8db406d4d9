package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.RequestPattern;

/**
 * One rule: which requests it speaks of, and what it requires.
 *
 * <p>Immutable and thread-safe.
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
        boolean marked = text.stripTrailing().endsWith(REPORT_ONLY);
        Rule rule = enforced(marked ? text.substring(0, text.lastIndexOf('[')) : text);
        return marked ? new Rule(rule.pattern, rule.requirement, Enforcement.REPORT_ONLY) : rule;
    }

    private static Rule enforced(String text) {
        int equals = separator(text);
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "the rule has no '='; expected [METHOD[,METHOD]] PATTERN = REQUIREMENT, for example"
                            + " GET /orders/** = role(clerk)");
        }
        return new Rule(
                RequestPattern.parse(text.substring(0, equals)),
                Requirement.parse(text.substring(equals + 1)),
                Enforcement.ENFORCE);
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
