package dev.ostiary.servlet.rule;

import dev.ostiary.verify.RejectionReason;
import java.util.List;

/** What a requirement says of a user. Immutable. */
public sealed interface Permission {

    /** The user may. */
    record Granted() implements Permission {}

    /**
     * The user may not.
     *
     * @param reason {@link RejectionReason#ROLE_MISSING}, {@link RejectionReason#SCOPE_MISSING},
     *     {@link RejectionReason#CLAIM_MISMATCH} or {@link RejectionReason#DENIED}
     * @param missingScopes the scopes that would have been needed, in the order of the requirement; none unless scopes
     *     are the reason
     */
    record Refused(RejectionReason reason, List<String> missingScopes) implements Permission {

        /**
         * Copies the scopes.
         *
         * @param reason why
         * @param missingScopes the scopes that would have been needed
         */
        public Refused {
            missingScopes = List.copyOf(missingScopes);
        }
    }
}
