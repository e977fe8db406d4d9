package dev.ostiary.servlet.signin;

import dev.ostiary.provider.SignInState;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;

/**
 * Which sign-ins have come back already, on all nodes. Thread-safe.
 *
 * @param store remembers them
 * @param timeout how long a sign-in may take: afterwards its state is too old anyway
 */
record UsedStates(TokenStateStore store, Duration timeout) {
    private static final String PREFIX = "sign-in:";

    /** Clocks of nodes differ. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /**
     * Whether this is the first time; from now on it is not.
     *
     * @throws dev.ostiary.store.StoreUnavailableException if the store cannot tell
     */
    boolean isFirst(SignInState state) {
        return store.firstUse(
                PREFIX + state.id(), state.issuedAt().plus(timeout).plus(MARGIN));
    }
}
