package dev.ostiary.servlet.session;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * {@code POST /auth/sign-out}: the end of the session, whatever is left of it. Checked for its origin even without a cookie, which the
 * answer takes away all the same; a token in a header is sent on purpose. Immutable, thread-safe.
 */
record SignOutEndpoint(SignOut signOut, CredentialExtractor extractor, CrossSiteCheck crossSite)
        implements SessionEndpoint {
    @Override
    public String name() {
        return "sign-out";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        if (!request.getMethod().equals("POST")) {
            return new EndpointAnswer.WrongMethod();
        }
        AnswerKind kind = AnswerKind.ofForm(request, apiPath);
        if (!isSentOnPurpose(request) && !crossSite.passes(request)) {
            return new EndpointAnswer.Refused(Refusal.of(RejectionReason.CSRF_CROSS_SITE, kind), false);
        }
        Optional<Verification.Unavailable> outage = signOut.of(request);
        return outage.<EndpointAnswer>map(fault -> new EndpointAnswer.Refused(
                        Refusal.of(fault.reason(), kind).withRetryAfter(fault.retryAfter()), false))
                .orElseGet(() -> new EndpointAnswer.SignedOut(kind));
    }

    private boolean isSentOnPurpose(HttpServletRequest request) {
        return extractor.extract(request) instanceof Extraction.Found found && found.carrier() == Carrier.HEADER;
    }
}
