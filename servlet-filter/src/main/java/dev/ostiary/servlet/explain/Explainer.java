package dev.ostiary.servlet.explain;

import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.servlet.answer.StandardResponder;
import dev.ostiary.servlet.credential.ApiKeyHeader;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.HarmlessText;
import dev.ostiary.servlet.gate.Decision;
import dev.ostiary.servlet.gate.Decision.Proceed;
import dev.ostiary.servlet.gate.Decision.Refuse;
import dev.ostiary.servlet.gate.Enforcer;
import dev.ostiary.servlet.gate.Gate;
import dev.ostiary.servlet.gate.SessionOffer;
import dev.ostiary.servlet.gate.Trail;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.identity.VerifiedUser;
import dev.ostiary.servlet.rule.Access;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.rule.Ruling;
import dev.ostiary.verify.RejectionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Has the gate decide about a request that nobody has sent, and puts into words what it came upon. It counts nothing and tells
 * nobody. Thread-safe.
 */
public record Explainer(Gate gate, Optional<SessionOffer> session, Enforcer enforcer, RefusalResponder responder) {
    private static final String RULE = "one that lets somebody in";

    /**
     * Explains what would become of a request.
     *
     * @param request that nobody has sent
     * @return the steps and the answer
     */
    public Explanation explain(ImaginedRequest request) {
        Trail trail = Trail.inWords();
        Decision decision = gate.decide(request.asRequest(), session, trail);
        if (decision instanceof Refuse refuse) {
            return refused(refuse.refusal(), trail, steps(trail, Optional.of(refuse.refusal()), request));
        }
        return new Explanation(
                decision instanceof Proceed proceed ? Enforcer.outcome(proceed) : AuthOutcome.SERVED,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                steps(trail, Optional.empty(), request));
    }

    private Explanation refused(Refusal refusal, Trail trail, List<Explanation.Step> steps) {
        if (enforcer.onlyReports(refusal.reason(), trail)) {
            return new Explanation(
                    AuthOutcome.WOULD_BE_REFUSED,
                    Optional.of(refusal.reason()),
                    OptionalInt.empty(),
                    Optional.empty(),
                    steps);
        }
        Optional<String> challenge = responder instanceof StandardResponder standard
                ? standard.challenge(refusal)
                : Optional.<String>empty();
        return new Explanation(
                AuthOutcome.REFUSED,
                Optional.of(refusal.reason()),
                OptionalInt.of(refusal.grounds().status()),
                challenge,
                steps);
    }

    private List<Explanation.Step> steps(Trail trail, Optional<Refusal> refusal, ImaginedRequest request) {
        List<Explanation.Step> steps = new ArrayList<>();
        boolean ambiguous = refusal.map(Refusal::reason).stream().anyMatch(RejectionReason.AMBIGUOUS_URI::equals);
        steps.add(new Explanation.Step(
                "path", "a path that can be read in one way only", HarmlessText.ofPath(request.path()), !ambiguous));
        if (refusal.map(Refusal::reason).equals(Optional.of(RejectionReason.MALFORMED_METHOD))) {
            steps.add(new Explanation.Step("method", "a method in upper case", "another case", false));
        }
        trail.endpoint().ifPresent(name -> steps.add(endpoint(name)));
        trail.ruling().ifPresent(found -> steps.add(rule(found)));
        trail.credential().ifPresent(found -> steps.add(credential(found, mayBeMissing(trail), request)));
        trail.apiKey().ifPresent(result -> steps.addAll(ApiKeySteps.of(result, length(trail))));
        trail.tokenSteps()
                .forEach(step -> steps.add(
                        new Explanation.Step(step.step().label(), step.expected(), step.found(), step.passed())));
        if (trail.identity().isPresent()) {
            steps.addAll(ofUser(trail, refusal));
        }
        return steps;
    }

    private List<Explanation.Step> ofUser(Trail trail, Optional<Refusal> refusal) {
        List<Explanation.Step> steps = new ArrayList<>();
        boolean sameSite = refusal.map(Refusal::reason).stream().noneMatch(RejectionReason.CSRF_CROSS_SITE::equals);
        if (trail.carrier().filter(Carrier::isSentUnasked).isPresent()) {
            steps.add(new Explanation.Step(
                    "cross-site",
                    "a request of the same site",
                    sameSite ? "that" : "another site, or unknown",
                    sameSite));
        }
        if (sameSite) {
            String expected = trail.ruling().orElseThrow().requirement().toString();
            String found = refusal.map(refused -> shortcoming(refused, trail)).orElse("that");
            steps.add(new Explanation.Step("permission", expected, found, refusal.isEmpty()));
        }
        return steps;
    }

    private static Explanation.Step endpoint(String name) {
        return new Explanation.Step("rule", RULE, "none: the filter's own path, " + name, true);
    }

    private static Explanation.Step rule(Ruling ruling) {
        String enforced = ruling.enforcement() == Enforcement.REPORT_ONLY ? ", only reported" : "";
        String name = ruling.name().equals(Ruling.DEFAULT) ? "none, so authenticated" : ruling.name();
        boolean open = ruling.requirement().access() != Access.DENY;
        return new Explanation.Step("rule", RULE, name + enforced, open);
    }

    private static boolean mayBeMissing(Trail trail) {
        return trail.ruling().map(Ruling::requirement).stream().anyMatch(needed -> needed.access() == Access.OPTIONAL);
    }

    private Explanation.Step credential(Extraction credential, boolean optional, ImaginedRequest request) {
        String expected = optional ? "one token or none" : "one token";
        if (credential instanceof Extraction.Found found) {
            return found.carrier() == Carrier.API_KEY
                    ? new Explanation.Step("credential", "one API key", "one in " + ApiKeyHeader.NAME, true)
                    : new Explanation.Step("credential", expected, "one in a " + carrier(found), true);
        }
        if (credential instanceof Extraction.Candidates several) {
            String found = "cookies with " + several.tokens().size() + " tokens";
            return new Explanation.Step("credential", expected, found, true);
        }
        if (credential instanceof Extraction.Malformed malformed) {
            return new Explanation.Step(
                    "credential", expected, malformed.reason().code(), false);
        }
        boolean ignored = request.hasApiKey() && gate.authenticator().apiKeys().isEmpty();
        String none = ignored ? "none: API keys are not accepted, set api-keys or call apiKeys(...)" : "none";
        return new Explanation.Step("credential", expected, none, optional);
    }

    private static String carrier(Extraction.Found found) {
        return found.carrier().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int length(Trail trail) {
        return trail.credential()
                .filter(Extraction.Found.class::isInstance)
                .map(found -> ((Extraction.Found) found).token().length())
                .orElse(0);
    }

    private String shortcoming(Refusal refusal, Trail trail) {
        Optional<VerifiedUser> user = trail.identity().flatMap(Identity::verified);
        if (user.isEmpty()) {
            return refusal.reason().description();
        }
        boolean apiKey = trail.carrier().equals(Optional.of(Carrier.API_KEY));
        Instant now = gate.clocks().of(trail.identity().orElseThrow().bearer()).instant();
        Held held = apiKey
                ? Held.byApiKey(user.get(), now)
                : Held.byToken(
                        user.get(),
                        now,
                        gate.authenticator()
                                .identities()
                                .claimsOf(trail.verified().orElseThrow()));
        String missing = refusal.missingScopes().isEmpty()
                ? ""
                : "scopes missing: " + String.join(" ", refusal.missingScopes()) + "; ";
        return missing + held.asFarAs(trail.ruling().orElseThrow().requirement());
    }
}
