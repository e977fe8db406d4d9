package dev.ostiary.servlet.explain;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.verify.RejectionReason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a request would be let in or refused, step by step: what {@link AuthFilter#explain} and
 * {@link AuthFilter#explainApiKey} answer. Immutable.
 *
 * <p>For the developer who holds the token, not for clients: it shows configured values, names of claims and headers, and of
 * the token {@code typ}, {@code alg}, issuer, audience and times. Where the rule refuses, it shows the roles, the scopes and the
 * claims that the rule names, as they stand in the token, and where. Never the token, its signature, {@code kid}, or any other claim's
 * value. Of an API key it shows its length and when it expires. Text of the token or the request is cut, and what is not printable ASCII escaped, so that
 * each step stays on its line in a log.
 *
 * @param outcome what would become of the request
 * @param reason why it would be refused, or would be without report-only mode
 * @param status of the answer that an API client would get; empty when the application runs, and at one of the
 *     filter's own paths, whose answer depends on cookies
 * @param challenge the {@code WWW-Authenticate} of that answer; empty where none goes with it, and where the application has its
 *     own {@code RefusalResponder}
 * @param steps those that were reached, in their order; only the last can have failed
 */
public record Explanation(
        AuthOutcome outcome,
        Optional<RejectionReason> reason,
        OptionalInt status,
        Optional<String> challenge,
        List<Step> steps) {

    /**
     * Copies the steps.
     *
     * @param outcome what would become of the request
     * @param reason why it would be refused
     * @param status of the answer
     * @param challenge of the answer
     * @param steps those that were reached
     */
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One thing that was looked at.
     *
     * @param name lower-case words
     * @param expected what passes
     * @param found what is there
     * @param passed whether it went on
     */
    public record Step(String name, String expected, String found, boolean passed) {
        /** One line. */
        @Override
        public String toString() {
            return String.format("%-4s %-17s found: %s; expected: %s", passed ? "ok" : "FAIL", name, found, expected);
        }
    }

    /** A line for each step, then one for the answer, then what to do. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        steps.forEach(step -> table.append(step).append('\n'));
        table.append("=> ").append(outcome.code());
        status.ifPresent(code -> table.append(' ').append(code));
        reason.ifPresent(why -> table.append(' ').append(why.code()));
        challenge.ifPresent(text -> table.append("\n   WWW-Authenticate: ").append(text));
        reason.ifPresent(why -> table.append("\n   ").append(why.remedy()));
        return table.toString();
    }
}
