package dev.ostiary.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as an endpoint says them to a client (RFC 6749, section 5.2). */
final class OAuthError {
    private OAuthError() {}

    static Answer of(int status, String error, String description) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", error);
        members.put("error_description", description);
        return Answer.secretJson(status, Json.write(members));
    }

    static Answer invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static Answer invalidGrant(String description) {
        return of(400, "invalid_grant", description);
    }

    /** A client that is not who it says, as the provider words it. */
    static Answer refusal(ProviderWays ways) {
        ProviderWays.Refusal refusal = ways.refusal();
        Answer answer = of(refusal.status(), refusal.error(), "invalid client or invalid client credentials");
        return refusal.challenge() ? answer.with("WWW-Authenticate", "Basic realm=\"test issuer\"") : answer;
    }

    static Answer methodNotAllowed() {
        return of(405, "invalid_request", "method not allowed").with("Allow", "POST");
    }
}
