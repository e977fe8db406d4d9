package dev.ostiary.servlet;

import dev.ostiary.servlet.signin.Admission;
import java.util.Objects;

/**
 * The part of {@link AuthFilterBuilder} that is about signing in with a provider, and that no text can say. Not thread-safe.
 *
 * <pre>{@code
 * AuthFilter.builder()
 *         .signIn(options -> options.decide(session -> SignInDecision.accept()))
 * }</pre>
 */
public final class ProviderSignInOptions {
    private Admission admission = Admission.EVERYBODY;

    ProviderSignInOptions() {}

    /**
     * Whom to let in of those whom the provider signs in. Default: everybody.
     *
     * @param decision asked at sign-in and at each renewal
     * @return these options
     */
    public ProviderSignInOptions decide(SignInDecision decision) {
        Objects.requireNonNull(decision, "decision");
        this.admission = arrival -> {
            ProviderSession session = ProviderSession.of(arrival.provider(), arrival.identity(), arrival.expiresAt());
            return decision.decide(session) instanceof SignInDecision.Accepted accepted
                    ? new Admission.Accepted(accepted.moreClaims())
                    : new Admission.Refused();
        };
        return this;
    }

    Admission admission() {
        return admission;
    }
}
