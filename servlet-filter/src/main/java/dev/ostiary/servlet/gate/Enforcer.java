package dev.ostiary.servlet.gate;

import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.gate.Decision.Proceed;
import dev.ostiary.servlet.gate.Decision.Refuse;
import dev.ostiary.servlet.gate.Decision.Serve;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.rule.Ruling;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Reports a decision, and turns a refusal that is only to be reported into an admission. Thread-safe.
 *
 * @param gate asked for the user where a rule refuses before anybody has looked for one
 * @param enforcement of all rules; one rule may have its own
 */
public record Enforcer(Gate gate, Reporter reporter, Enforcement enforcement) {

    /** The request attribute with the support id of a refused request. */
    public static final String SUPPORT_ID_ATTRIBUTE = "dev.ostiary.support_id";

    /**
     * Reports a decision.
     *
     * @param decision that of the gate, or of one of the filter's own paths
     * @param trail what the decision came upon
     * @param request about which it was made
     * @return what is to be done: the same, or an admission where the refusal is only reported
     */
    public Decision carryOut(Decision decision, Trail trail, HttpServletRequest request) {
        if (decision instanceof Serve) {
            report(AuthOutcome.SERVED, Optional.empty(), Optional.empty(), trail, request);
            return decision;
        }
        if (!(decision instanceof Refuse refuse)) {
            report(outcome((Proceed) decision), Optional.empty(), Optional.empty(), trail, request);
            return decision;
        }
        RejectionReason reason = refuse.refusal().reason();
        if (!onlyReports(reason, trail)) {
            return refuse(refuse, trail, request);
        }
        report(AuthOutcome.WOULD_BE_REFUSED, Optional.of(reason), Optional.of(reporter.supportId()), trail, request);
        return Proceed.as(userInSpiteOf(reason, trail, request));
    }

    /**
     * Whatever the mode, for instance because the application itself has asked for a user.
     *
     * @param refuse what was decided
     * @param trail what the decision came upon
     * @param request about which it was made
     * @return the same with its support id
     */
    public Refuse refuse(Refuse refuse, Trail trail, HttpServletRequest request) {
        String supportId = reporter.supportId();
        report(AuthOutcome.REFUSED, Optional.of(refuse.refusal().reason()), Optional.of(supportId), trail, request);
        request.setAttribute(SUPPORT_ID_ATTRIBUTE, supportId);
        return refuse.withSupportId(supportId);
    }

    /**
     * An ambiguous URI or method is refused always: which rule it falls under, and so whether that only reports, is not known. So is
     * what the filter itself was asked for: no application would answer instead.
     *
     * @param reason of the refusal
     * @param trail what the decision came upon
     * @return false where it is carried out
     */
    public boolean onlyReports(RejectionReason reason, Trail trail) {
        boolean ruleOnlyReports = trail.ruling().map(Ruling::enforcement).equals(Optional.of(Enforcement.REPORT_ONLY));
        return reason != RejectionReason.AMBIGUOUS_URI
                && reason != RejectionReason.MALFORMED_METHOD
                && trail.endpoint().isEmpty()
                && (enforcement == Enforcement.REPORT_ONLY || ruleOnlyReports);
    }

    /**
     * What an admission counts as.
     *
     * @param decision that lets a request in
     * @return whether a user is known
     */
    public static AuthOutcome outcome(Proceed decision) {
        return decision.identity().isFromToken() ? AuthOutcome.ADMITTED : AuthOutcome.ANONYMOUS;
    }

    /** Who is shown where only a rule is against the request; what another site may have sent comes from nobody. */
    private Identity userInSpiteOf(RejectionReason reason, Trail trail, HttpServletRequest request) {
        if (reason == RejectionReason.CSRF_CROSS_SITE) {
            return Identity.anonymous();
        }
        if (reason == RejectionReason.DENIED && trail.identity().isEmpty()) {
            return gate.authenticate(request, Optional.empty(), Trail.ofRequest()) instanceof Proceed user
                    ? user.identity()
                    : Identity.anonymous();
        }
        return trail.identity().orElse(Identity.anonymous());
    }

    private void report(
            AuthOutcome outcome,
            Optional<RejectionReason> reason,
            Optional<String> supportId,
            Trail trail,
            HttpServletRequest request) {
        reporter.report(trail.series(outcome, reason), trail.carrier(), supportId, request);
    }
}
