package dev.ostiary.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/**
 * Who is asked for new tokens, and when not. Thread-safe.
 *
 * @param name what grants call it
 * @param issuer whose tokens it is asked with, and nobody else's: another one may have had its name before
 * @param clientId as which it is asked: tokens that another client has got are not sent under this one's name
 * @param asked asks it
 * @param patience how long that may take
 * @param pauses after failures
 */
record RefreshedBy(String name, String issuer, String clientId, Asked asked, Duration patience, ProviderPauses pauses) {

    /** Asks for new tokens, whatever comes of it. */
    @FunctionalInterface
    interface Asked {
        RefreshAnswer refresh(ProviderTokens held, ProviderIdentity known);
    }

    /** Whether what is kept was got from this provider, by this client. */
    boolean hasGot(GrantSeal.Grant grant) {
        return issuer.equals(grant.identity().issuer())
                && IdTokenText.isOf(clientId, grant.tokens().id());
    }

    /**
     * Metadata, the token endpoint and the UserInfo endpoint may each take the timeout.
     *
     * @param told of each answer
     */
    static RefreshedBy of(OpenIdProvider provider, BiConsumer<String, RefreshAnswer> told, InstantSource clock) {
        return new RefreshedBy(
                provider.name(),
                provider.issuer(),
                provider.clientId(),
                (held, known) -> {
                    RefreshAnswer answer = provider.refresh(held, known);
                    told.accept(provider.name(), answer);
                    return answer;
                },
                provider.timeout().plus(provider.timeout()),
                new ProviderPauses(clock));
    }
}
