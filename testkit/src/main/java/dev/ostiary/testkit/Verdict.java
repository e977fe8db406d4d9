package dev.ostiary.testkit;

import java.util.Locale;
import java.util.Map;

/** Whether an application has answered as it must. */
final class Verdict {
    private static final String CLAIMS =
            "have TestIssuer.builder().claims(...) or preset(...) put into all tokens what it asks for";
    private static final String RULE = "the rule of this address asks for more than a valid token: " + CLAIMS;
    private static final Map<String, String> ADVICE = Map.of(
            "issuer_not_trusted",
            "does it have issuer() of this issuer as its issuer?",
            "audience_mismatch",
            "does it have audience() of this issuer as its audience? With a preset, " + CLAIMS,
            "type_not_allowed",
            "does it have a preset or required-values? Then " + CLAIMS,
            "claim_missing",
            "a required claim is absent: " + CLAIMS,
            "unknown_key",
            "does it have the keys of this issuer, of this run?",
            "bad_signature",
            "does it have the keys of this issuer, of this run?",
            "keys_unavailable",
            "can it reach jwksUri() of this issuer? It is plain http on 127.0.0.1",
            "role_missing",
            RULE,
            "scope_missing",
            RULE,
            "claim_mismatch",
            RULE);

    private Verdict() {}

    static void requireAccepted(TokenAnswer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw new AssertionError(
                    "the good twin must be answered 2xx, it was answered " + answer + ": " + advice(answer));
        }
    }

    static void requireRefused(BadToken token, TokenAnswer answer) {
        int status = answer.status();
        boolean tooLarge = status == 431 && token.code().equals("token_too_large");
        if (status != 400 && status != 401 && !tooLarge) {
            throw new AssertionError(String.format(
                    Locale.ROOT, "'%s' must be answered 400 or 401, it was answered %s", token.name(), answer));
        }
    }

    private static String advice(TokenAnswer answer) {
        return answer.code()
                .map(code -> ADVICE.getOrDefault(code, "see what the log of the application says about this code"))
                .orElse("does the application trust this issuer and its audience?");
    }
}
