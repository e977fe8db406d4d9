package dev.ostiary.servlet.signin;

import static dev.ostiary.verify.RejectionReason.SESSION_ENDED;
import static dev.ostiary.verify.RejectionReason.SESSION_TOO_LARGE;
import static dev.ostiary.verify.RejectionReason.SIGN_IN_REFUSED;
import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;

import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.provider.SignInBinding;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.store.StoreUnavailableException;
import java.time.Instant;
import java.util.Optional;

/**
 * The last checks of a sign-in: whether the application has anything against it, and whether the provider has ended it meanwhile; then the
 * session is recorded with the provider's tokens, and the browser gets its cookies. Thread-safe.
 *
 * @param admission the application's part
 * @param opening records sessions
 * @param isOneOfSeveral whether there are several providers
 */
record SessionAdmission(SignInParts parts, Admission admission, SessionOpener opening, boolean isOneOfSeveral) {

    EndpointAnswer answer(Callback callback, RegisteredProvider provider, SignedIn signedIn) {
        String name = provider.client().name();
        Optional<Instant> end = opening.endOf(provider, signedIn, parts.clock().instant());
        Admission.Verdict verdict = admission.of(new Arrival(name, signedIn.identity(), end));
        if (!(verdict instanceof Admission.Accepted accepted)) {
            return parts.refusals().of(SIGN_IN_REFUSED);
        }
        ProviderClaims said = new ProviderClaims(name, isOneOfSeveral);
        try {
            return answer(callback, opening.open(callback.request(), said, signedIn, accepted.more(), end));
        } catch (StoreUnavailableException outage) {
            return parts.refusals().of(STORE_UNAVAILABLE, StoreUnavailableException.RETRY_AFTER);
        }
    }

    private EndpointAnswer answer(Callback callback, SessionOpener.Outcome outcome) {
        if (outcome instanceof SessionOpener.Opened opened) {
            return home(callback, opened.grant());
        }
        if (outcome instanceof SessionOpener.Unacceptable bad) {
            return parts.refusals().of(bad.reason());
        }
        return parts.refusals().of(outcome instanceof SessionOpener.Ended ? SESSION_ENDED : SESSION_TOO_LARGE);
    }

    private EndpointAnswer home(Callback callback, SessionGrant grant) {
        SignInBinding binding = callback.cookie().binding().orElseThrow();
        String cookie = parts.cookie().line(binding.completed(parts.clock().instant()), callback.request());
        return new EndpointAnswer.Replied(SeeOther.to(parts.places().returnTo(callback.returnTo(), callback.request()))
                .with(cookie)
                .with(Optional.of(grant), parts.cookies())
                .asSignIn());
    }
}
