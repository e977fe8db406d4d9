package dev.ostiary.verify;

import java.util.List;

/**
 * What a verification looked at, step by step: see {@link JwtVerifier#explain}. Immutable.
 *
 * @param examination the outcome
 * @param steps those that were reached, in their order; all but the last one passed, and the last one did exactly when the
 *     token is verified
 */
public record TokenExplanation(Examination examination, List<ExplainedStep> steps) {
    /**
     * Copies the steps.
     *
     * @param examination the outcome
     * @param steps those that were reached
     */
    public TokenExplanation {
        steps = List.copyOf(steps);
    }
}
