package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.servlet.session.SessionEndpoint;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Reports what becomes of sign-ins where they end, at the callback. Thread-safe. */
record ToldCallback(SessionEndpoint callback, String provider, Reporter reporter) implements SessionEndpoint {
    @Override
    public String name() {
        return callback.name();
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        EndpointAnswer answer = callback.serve(request, apiPath);
        if (answer instanceof EndpointAnswer.Refused refused) {
            tell("refused", Optional.of(refused.refusal().reason()));
        } else if (answer instanceof EndpointAnswer.Replied replied && replied.reply() instanceof SeeOther elsewhere) {
            elsewhere.end().ifPresent(this::tell);
        }
        return answer;
    }

    private void tell(SeeOther.End end) {
        switch (end) {
            case SIGNED_IN -> tell("signed_in", Optional.empty());
            case AGAIN -> tell("again", Optional.of(RejectionReason.SIGN_IN_STALE));
        }
    }

    private void tell(String outcome, Optional<RejectionReason> reason) {
        reporter.reportSignIn(provider, outcome, reason.map(RejectionReason::code));
    }
}
