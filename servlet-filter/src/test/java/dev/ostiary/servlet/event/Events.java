package dev.ostiary.servlet.event;

import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.verify.RejectionReason;
import java.util.Optional;

/** Events from which each test changes one thing. */
final class Events {
    private Events() {}

    static AuthEvent refused(RejectionReason reason) {
        return event(AuthOutcome.REFUSED, Optional.of(reason), "/api/x");
    }

    static AuthEvent wouldBeRefused(RejectionReason reason) {
        return event(AuthOutcome.WOULD_BE_REFUSED, Optional.of(reason), "/api/x");
    }

    static AuthEvent at(String path) {
        return event(AuthOutcome.REFUSED, Optional.of(RejectionReason.MISSING_TOKEN), path);
    }

    static AuthSeries series(AuthOutcome outcome, RejectionReason reason, String rule) {
        return new AuthSeries(outcome, Optional.ofNullable(reason), rule, Optional.of("https://issuer.test"));
    }

    private static AuthEvent event(AuthOutcome outcome, Optional<RejectionReason> reason, String path) {
        return new AuthEvent(
                outcome,
                reason,
                "/api/** = authenticated",
                Optional.of("https://issuer.test"),
                "GET",
                path,
                Optional.of(Carrier.COOKIE),
                Optional.of("0123456789ab"));
    }
}
