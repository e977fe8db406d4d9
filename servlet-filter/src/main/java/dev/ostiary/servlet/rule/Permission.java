package dev.ostiary.servlet.rule;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a requirement says of a user. Immutable. */
public sealed interface Permission {

    /** The user may. */
    record Granted() implements Permission {}

    /**
     * The user may not.
     *
     * @param reason {@link RejectionReason#ROLE_MISSING}, {@link RejectionReason#SCOPE_MISSING},
     *     {@link RejectionReason#CLAIM_MISMATCH}, {@link RejectionReason#STEP_UP_REQUIRED} or {@link RejectionReason#DENIED}
     * @param missingScopes the scopes that would have been needed, in the order of the requirement; none unless scopes
     *     are the reason
     * @param maxAge how old the sign-in may be; empty unless that is the reason
     */
    record Refused(RejectionReason reason, List<String> missingScopes, Optional<Duration> maxAge)
            implements Permission {

        /**
         * Copies the scopes.
         *
         * @param reason why
         * @param missingScopes the scopes that would have been needed
         * @param maxAge how old the sign-in may be
         */
        public Refused {
            missingScopes = List.copyOf(missingScopes);
        }

        static Refused with(RejectionReason reason) {
            return new Refused(reason, List.of(), Optional.empty());
        }

        static Refused forScopes(List<String> missing) {
            return new Refused(RejectionReason.SCOPE_MISSING, missing, Optional.empty());
        }

        /** Nothing but a new sign-in is missing. */
        static Refused untilSignedInWithin(Duration maxAge) {
            return new Refused(RejectionReason.STEP_UP_REQUIRED, List.of(), Optional.of(maxAge));
        }

        boolean isForAge() {
            return reason == RejectionReason.STEP_UP_REQUIRED;
        }
    }
}
