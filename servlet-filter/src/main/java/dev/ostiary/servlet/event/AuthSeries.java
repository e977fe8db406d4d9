package dev.ostiary.servlet.event;

import dev.ostiary.verify.RejectionReason;
import java.util.Optional;

/**
 * The labels under which requests are counted. Each of them comes from a closed list or from the configuration, never from
 * a request, so there are only so many. Immutable.
 *
 * @param outcome what became of the request
 * @param reason why, where it was refused or should have been
 * @param rule the rule that decided, see {@link AuthEvent#rule()}
 * @param issuer the configured issuer whose token it was, see {@link AuthEvent#issuer()}
 */
public record AuthSeries(AuthOutcome outcome, Optional<RejectionReason> reason, String rule, Optional<String> issuer) {
    /** Stands for every rule that came when there were too many series already. */
    public static final String OTHER_RULES = "other";

    /**
     * The same with all rules and issuers in one.
     *
     * @return a series of which there are no more than outcomes times reasons
     */
    public AuthSeries merged() {
        return new AuthSeries(outcome, reason, OTHER_RULES, Optional.empty());
    }
}
