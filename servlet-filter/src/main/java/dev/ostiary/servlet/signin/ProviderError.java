package dev.ostiary.servlet.signin;

import static dev.ostiary.verify.RejectionReason.PROVIDER_REFUSED;
import static dev.ostiary.verify.RejectionReason.PROVIDER_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.SIGN_IN_REFUSED;

import dev.ostiary.provider.SignInState;
import dev.ostiary.servlet.session.EndpointAnswer;
import java.util.Optional;

/**
 * What becomes of a callback with an {@code error} (RFC 6749, section 4.1.2.1; OpenID Connect Core 1.0, section 3.1.2.6). Descriptions are
 * never parsed; the log shows them. Thread-safe.
 */
record ProviderError(SignInParts parts, RegisteredProvider provider, StaleCallback stale) {
    private static final String EXPIRED = "authentication_expired";

    EndpointAnswer answer(Callback callback, SignInState state) {
        String error = callback.sent().error().orElseThrow();
        Optional<String> description = callback.sent().description();
        return switch (error) {
            case "login_required", "interaction_required", "consent_required", "account_selection_required" ->
                state.silent() ? anonymous(callback) : stale.answer(callback, PROVIDER_UNAVAILABLE);
            case "access_denied" -> parts.refusals().of(SIGN_IN_REFUSED, callback.returnTo());
            case "temporarily_unavailable", "server_error" -> stale.answer(callback, PROVIDER_UNAVAILABLE);
            default ->
                description.filter(EXPIRED::equals).isPresent()
                        ? stale.answer(callback, PROVIDER_UNAVAILABLE)
                        : refused(callback, error, description);
        };
    }

    /** Nobody was to be asked: the page may do without a user, or sends the browser to sign in. */
    private EndpointAnswer anonymous(Callback callback) {
        return new EndpointAnswer.Replied(
                SeeOther.to(parts.places().returnTo(callback.returnTo(), callback.request())));
    }

    private EndpointAnswer refused(Callback callback, String error, Optional<String> description) {
        provider.client().logRefusal(error, description);
        return parts.refusals().of(PROVIDER_REFUSED, callback.returnTo());
    }
}
