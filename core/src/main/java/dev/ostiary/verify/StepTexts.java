package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.verify.ReadToken.SignedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a verification that has happened into words. It decides nothing: which steps were reached and where it ended is what
 * the verification itself has noted.
 */
record StepTexts(JwsReader reader, TrustedIssuers issuers, Progress progress, Verification outcome) {
    private static final Set<String> SHOWN_HEADERS = Set.of("alg", "typ");

    /** Some libraries follow them, so whoever looks for a fault wonders. */
    private static final Set<String> UNREAD_HEADERS = Set.of("jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "cty");

    List<ExplainedStep> of(@Nullable String token) {
        String text = token == null ? "" : token;
        List<ExplainedStep> steps = new ArrayList<>();
        for (VerificationStep step : VerificationStep.values()) {
            if (step.compareTo(VerificationStep.REGISTERED_CLAIMS) <= 0 && step.compareTo(progress.step()) <= 0) {
                steps.add(new ExplainedStep(step, expected(step), found(step, text), passed(step)));
            }
        }
        progress.check().ifPresent(last -> addChecks(last, steps));
        if (progress.step() == VerificationStep.REVOCATION) {
            steps.add(new ExplainedStep(
                    VerificationStep.REVOCATION, "not taken back", revocation(), passed(VerificationStep.REVOCATION)));
        }
        return steps;
    }

    private boolean passed(VerificationStep step) {
        return step != progress.step() || outcome instanceof Verification.Verified;
    }

    private void addChecks(ClaimCheck last, List<ExplainedStep> steps) {
        RegisteredClaims registered = progress.registered().orElseThrow();
        Instant now = progress.now().orElseThrow();
        for (ClaimCheck check : progress.issuer().orElseThrow().policy().checks()) {
            String found = check.found(registered, claims(), now);
            boolean passed = check != last || passed(check.step());
            steps.add(new ExplainedStep(check.step(), check.expected(), found, passed));
            if (check == last) {
                return;
            }
        }
    }

    private String expected(VerificationStep step) {
        return switch (step) {
            case SIZE -> "at most " + reader.maxTokenBytes() + " characters";
            case FORM -> "three canonical base64url segments, the header a strict JSON object, kid a text";
            case HEADER -> "a known alg, and none of crit b64 zip enc";
            case TYPE -> "typ " + Excerpt.names(types().names());
            case PAYLOAD -> "the claims are a strict JSON object";
            case ISSUER ->
                issuers.whoever() == null
                        ? "iss " + Excerpt.names(issuers.byName().keySet())
                        : "any";
            case ALGORITHM -> "alg " + Excerpt.names(algorithms());
            case KEY -> "a key that fits alg and kid";
            case SIGNATURE -> "made with a key that fits";
            case KIND -> types().names().contains("id") ? "no logout token" : "no ID token and no logout token";
            case BINDING -> "no cnf, which binds a token to a key of its sender";
            default -> "iss, sub, jti text; aud text or texts; exp, nbf, iat numbers of seconds";
        };
    }

    private String found(VerificationStep step, String token) {
        return switch (step) {
            case SIZE -> token.length() + " characters";
            case FORM ->
                passed(step)
                        ? "that"
                        : "not so; segments: " + CompactSegments.of(token).count();
            case HEADER -> header(JwsReader.headerMembers(token));
            case TYPE -> type(JwsReader.headerMembers(token));
            case PAYLOAD -> passed(step) ? "that" : "not so";
            case ISSUER -> claims().get("iss") instanceof String name ? issuer(name) : "no iss";
            case ALGORITHM -> "alg " + signed().algorithm().headerName();
            case KEY -> keys();
            case SIGNATURE -> passed(step) ? "that" : notMade();
            case KIND -> kind(signed());
            case BINDING -> Confirmation.found(claims());
            default ->
                RegisteredClaims.wrong(claims()).isEmpty()
                        ? "that"
                        : "not so: " + Excerpt.names(RegisteredClaims.wrong(claims()));
        };
    }

    private String issuer(String name) {
        String other = name.endsWith("/") ? name.substring(0, name.length() - 1) : name + "/";
        boolean onlySlash = !passed(VerificationStep.ISSUER) && issuers.byName().containsKey(other);
        return "iss " + Excerpt.text(name) + (onlySlash ? ", which differs in the slash at its end alone" : "");
    }

    private String revocation() {
        if (outcome instanceof Verification.Unavailable) {
            return "cannot be told now";
        }
        return outcome instanceof Verification.Verified ? "that" : "taken back";
    }

    private TokenTypes types() {
        return progress.issuer().map(issuer -> issuer.policy().types()).orElse(issuers.allTypes());
    }

    private List<String> algorithms() {
        return issuers.besides(progress.issuer().orElseThrow())
                .flatMap(issuer -> issuer.policy().algorithms().now(issuer.keys()).stream())
                .map(JwsAlgorithm::headerName)
                .toList();
    }

    private String keys() {
        String keyId = signed().keyId() == null ? "no kid; " : "a kid; ";
        if (progress.lookup().orElse(null) instanceof KeyLookup.Found found) {
            return keyId + found.candidates().size() + " fitting";
        }
        return keyId + (outcome instanceof Verification.Unavailable ? "keys are unavailable" : "none fits");
    }

    private String notMade() {
        boolean all = progress.lookup().orElse(null) instanceof KeyLookup.Found found
                && found.candidates().size() == progress.tried();
        return all
                ? "none of them has made it"
                : "the one that was tried has not made it; a token without kid costs one check until the issuer is"
                        + " known to sign without";
    }

    private SignedToken signed() {
        return progress.token().orElseThrow();
    }

    private Map<String, @Nullable Object> claims() {
        return signed().claims();
    }

    private static String type(Map<String, @Nullable Object> members) {
        if (!members.containsKey("typ")) {
            return "no typ";
        }
        String type = new JwsHeader(members).type();
        return type == null ? "typ, which is no text" : "typ " + Excerpt.text(type);
    }

    private static String kind(SignedToken token) {
        if (token.isLogoutToken()) {
            return "its claims show a logout token: events";
        }
        return token.isIdToken() ? "its claims show an ID token" : "that";
    }

    private static String header(Map<String, @Nullable Object> members) {
        return members.keySet().stream()
                .sorted()
                .limit(20)
                .map(name -> member(name, members.get(name)))
                .collect(Collectors.joining(", "));
    }

    private static String member(String name, @Nullable Object value) {
        if (SHOWN_HEADERS.contains(name) && value instanceof String text) {
            return name + " " + Excerpt.text(text);
        }
        return UNREAD_HEADERS.contains(name) ? name + " (there, not looked at)" : Excerpt.name(name);
    }
}
