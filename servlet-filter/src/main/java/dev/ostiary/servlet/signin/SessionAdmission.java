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
 * The last checks of a sign-in: whether the provider has ended it meanwhile, and whether the application has anything against it; then the
 * session is recorded with the provider's tokens, and the browser gets its cookies. Thread-safe.
 *
 * <p>An application that decides is not asked about a sign-in that is refused anyway: it may make a record of the user. That is one more round
 * trip to the store, which others are spared: there the store looks when it records the session.
 *
 * @param admission the application's part
 * @param opening records sessions
 * @param isOneOfSeveral whether there are several providers
 */
record SessionAdmission(SignInParts parts, Admission admission, SessionOpener opening, boolean isOneOfSeveral) {

    EndpointAnswer answer(Callback callback, RegisteredProvider provider, SignedIn signedIn) {
        Optional<Instant> end = opening.endOf(provider, signedIn, parts.clock().instant());
        try {
            if (admission != Admission.EVERYBODY && opening.hasEnded(signedIn, end)) {
                return parts.refusals().of(SESSION_ENDED, callback.returnTo());
            }
        } catch (StoreUnavailableException outage) {
            return storeUnavailable(callback);
        }
        Arrival arrival = new Arrival(provider.client().name(), signedIn.identity(), end);
        return admission.of(arrival) instanceof Admission.Accepted accepted
                ? opened(callback, arrival, signedIn, accepted)
                : parts.refusals().of(SIGN_IN_REFUSED, callback.returnTo());
    }

    private EndpointAnswer opened(Callback callback, Arrival arrival, SignedIn signedIn, Admission.Accepted accepted) {
        ProviderClaims said = new ProviderClaims(arrival.provider(), isOneOfSeveral);
        try {
            return answer(
                    callback, opening.open(callback.request(), said, signedIn, accepted.more(), arrival.expiresAt()));
        } catch (StoreUnavailableException outage) {
            return storeUnavailable(callback);
        }
    }

    private EndpointAnswer storeUnavailable(Callback callback) {
        return parts.refusals().of(STORE_UNAVAILABLE, StoreUnavailableException.RETRY_AFTER, callback.returnTo());
    }

    private EndpointAnswer answer(Callback callback, SessionOpener.Outcome outcome) {
        if (outcome instanceof SessionOpener.Opened opened) {
            return home(callback, opened.grant());
        }
        if (outcome instanceof SessionOpener.Unacceptable bad) {
            return parts.refusals().of(bad.reason(), callback.returnTo());
        }
        return parts.refusals()
                .of(outcome instanceof SessionOpener.Ended ? SESSION_ENDED : SESSION_TOO_LARGE, callback.returnTo());
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
