package dev.ostiary.servlet.signin;

import dev.ostiary.provider.SignInState;
import dev.ostiary.provider.StateOpening;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A browser that has come back from a provider, and what it has brought. Immutable.
 *
 * @param request as it came
 * @param sent the parameters
 * @param opening what became of {@code state}
 * @param cookie what ties the sign-in to the browser
 */
record Callback(
        HttpServletRequest request, CallbackParameters.Read sent, StateOpening opening, SignInCookie.Sent cookie) {

    /** What the sign-in was begun with, be it too old. */
    Optional<SignInState> readable() {
        return readable(opening);
    }

    static Optional<SignInState> readable(StateOpening opening) {
        if (opening instanceof StateOpening.Opened good) {
            return Optional.of(good.state());
        }
        return opening instanceof StateOpening.TooOld old ? Optional.of(old.state()) : Optional.empty();
    }

    /** What the sign-in was begun with, by this browser and for this provider; empty where one of these is not so. */
    Optional<SignInState> own(RegisteredProvider provider) {
        return opening instanceof StateOpening.Opened good
                ? Optional.of(good.state())
                        .filter(state ->
                                state.provider().equals(provider.client().name()))
                        .filter(state ->
                                cookie.binding().filter(state::isBoundTo).isPresent())
                : Optional.empty();
    }

    Optional<String> returnTo() {
        return readable().flatMap(SignInState::returnTo);
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "Callback[...]";
    }
}
