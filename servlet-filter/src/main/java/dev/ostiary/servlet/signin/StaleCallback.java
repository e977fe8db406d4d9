package dev.ostiary.servlet.signin;

import static dev.ostiary.verify.RejectionReason.PROVIDER_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.SIGN_IN_COOKIE_MISSING;
import static dev.ostiary.verify.RejectionReason.SIGN_IN_STALE;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.provider.SignInBinding;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.verify.RejectionReason;
import java.util.Optional;

/**
 * What becomes of a callback that is good for nothing although nobody has done wrong: a bookmark of the provider's page, the back button, a
 * reload, another tab that was faster. Whoever is signed in goes on; who is not is sent to sign in once more, which a provider that knows the
 * user answers without asking. The third time in a row there is a page. Immutable, thread-safe.
 *
 * <p>Each sign-in carries its own count in {@code state}, so that many tabs that come back at once do not count for each other. Only where
 * that cannot be read does the browser's count.
 */
record StaleCallback(SignInParts parts) {
    EndpointAnswer answer(Callback callback) {
        return answer(callback, callback.cookie().isThere() ? SIGN_IN_STALE : SIGN_IN_COOKIE_MISSING);
    }

    /** @param last what is said the third time */
    EndpointAnswer answer(Callback callback, RejectionReason last) {
        if (parts.lookup().of(callback.request(), true) instanceof KnownSession.Good good) {
            String there = parts.places().returnTo(callback.returnTo(), callback.request());
            return new EndpointAnswer.Replied(SeeOther.to(there).with(good.renewed(), parts.cookies()));
        }
        Optional<SignInBinding> counted =
                callback.readable().isPresent() ? Optional.empty() : Optional.of(counted(callback));
        int attempts = callback.readable()
                .map(state -> state.attempt() + 1)
                .orElseGet(() -> counted.orElseThrow().attempts());
        Optional<String> cookie = counted.map(binding -> parts.cookie().line(binding, callback.request()));
        return attempts >= SignInBinding.MOST_ATTEMPTS
                ? page(callback, last, cookie)
                : again(callback, attempts, cookie);
    }

    private EndpointAnswer again(Callback callback, int attempts, Optional<String> cookie) {
        SeeOther there = SeeOther.to(parts.places().signInAgain(callback.request(), callback.returnTo(), attempts))
                .as(SeeOther.End.AGAIN);
        return new EndpointAnswer.Replied(cookie.map(there::with).orElse(there));
    }

    private EndpointAnswer page(Callback callback, RejectionReason last, Optional<String> cookie) {
        Refusal refusal = Refusal.of(last, AnswerKind.PAGE);
        return parts.refusals()
                .of(
                        last == PROVIDER_UNAVAILABLE ? refusal.withRetryAfter(RetryAfter.LEAST) : refusal,
                        callback.returnTo(),
                        cookie);
    }

    /** The browser's own count; where nothing is known of it, this is the second. */
    private SignInBinding counted(Callback callback) {
        return callback.cookie()
                .binding()
                .orElseGet(() -> parts.states().newBinding().attempted())
                .attempted();
    }
}
