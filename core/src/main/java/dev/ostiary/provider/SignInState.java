package dev.ostiary.provider;

import java.time.Instant;
import java.util.Optional;

/**
 * What a sign-in was begun with: it travels in {@code state}, sealed. Immutable.
 *
 * @param id random, to be used once
 * @param provider the name of the provider that was asked
 * @param redirectOrigin scheme, host and port of the redirect URI
 * @param returnTo where the browser goes in the end; empty where there was none, or it was too long
 * @param demands those that are configured, and those of the step-up
 * @param attempt how many sign-ins in a row had come to nothing before
 * @param silent whether the provider was told to show nothing ({@code prompt=none})
 * @param bindingHash of the browser's cookie
 * @param issuedAt when the browser left, to the second
 * @param sealedBy which of the keys sealed it, 0 is the current one
 */
public record SignInState(
        String id,
        String provider,
        String redirectOrigin,
        Optional<String> returnTo,
        StepUp demands,
        int attempt,
        boolean silent,
        String bindingHash,
        Instant issuedAt,
        int sealedBy) {

    /**
     * Whether the browser that comes back is the one that left.
     *
     * @param binding what its cookie says
     * @return compared in constant time
     */
    public boolean isBoundTo(SignInBinding binding) {
        return binding.hasHash(bindingHash);
    }

    SignInState withoutReturnTo() {
        return new SignInState(
                id,
                provider,
                redirectOrigin,
                Optional.empty(),
                demands,
                attempt,
                silent,
                bindingHash,
                issuedAt,
                sealedBy);
    }

    /** Shows when, and nothing else. */
    @Override
    public String toString() {
        return "SignInState[issued " + issuedAt + "]";
    }
}
