package dev.ostiary.servlet.event;

import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.verify.RejectionReason;
import java.util.Optional;

/**
 * One decision about a request, for logs, metrics and alarms. Immutable.
 *
 * <p>Holds no token, header, cookie, query, user or claim. Method and path are what the client sent, made harmless: what a
 * URI may hold raw, everything else percent-encoded as UTF-8, 200 characters at most. A path parameter ({@code ;jsessionid=...})
 * is shown as {@code ;*}, and what looks like a token or an API key as {@code eyJ*}, {@code ost_*} or {@code *}. Secrets of another
 * kind do not belong into paths.
 *
 * @param outcome what became of the request
 * @param reason why it was refused, or would have been; empty exactly when there was nothing against it
 * @param rule the rule that decided, as it is configured, or {@code public-paths}, {@code sign-in-page}, {@code preflight},
 *     {@code default}; {@code uri} where none was looked at, because the URI is ambiguous
 * @param issuer the configured name that the token's {@code iss} selected; not verified unless the request was admitted; empty
 *     when it selected none or issuers are not checked
 * @param method the method, made harmless
 * @param path the path as the client sent it, with the context path and without the query, made harmless
 * @param carrier what carried the token; empty when there was none or it was not looked at
 * @param supportId what the answer to a refused request and its log line have in common; empty when it was not refused
 */
public record AuthEvent(
        AuthOutcome outcome,
        Optional<RejectionReason> reason,
        String rule,
        Optional<String> issuer,
        String method,
        String path,
        Optional<Carrier> carrier,
        Optional<String> supportId) {

    /**
     * Makes method and path harmless.
     *
     * @param outcome what became of the request
     * @param reason why it was refused, or would have been
     * @param rule the rule that decided
     * @param issuer the configured issuer
     * @param method the method as the client sent it
     * @param path the path as the client sent it
     * @param carrier what carried the token
     * @param supportId the support id
     */
    public AuthEvent {
        method = HarmlessText.of(method);
        path = HarmlessText.ofPath(path);
    }

    /**
     * The labels under which it is counted.
     *
     * @return the series
     */
    public AuthSeries series() {
        return new AuthSeries(outcome, reason, rule, issuer);
    }
}
