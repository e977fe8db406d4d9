package dev.ostiary.servlet.signin;

import dev.ostiary.provider.GrantOutcome;
import dev.ostiary.provider.GrantSeal;
import dev.ostiary.provider.OpenIdProvider;
import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.provider.SignInStates;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.SignInConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The providers of one filter, and what is sealed for them; closes what it has opened. Thread-safe.
 *
 * @param all one or more; the first counts where none is named
 * @param states seals what travels to them and back
 * @param seal of what is kept of their sessions
 */
public record OpenProviders(List<RegisteredProvider> all, SignInStates states, GrantSeal seal)
        implements AutoCloseable {
    /**
     * Copies the list.
     *
     * @param all one or more
     * @param states seals what travels to them and back
     * @param seal of what is kept of their sessions
     */
    public OpenProviders {
        all = List.copyOf(all);
    }

    /**
     * Makes the client of one provider. Nobody is asked anything yet.
     *
     * @param config how it is used
     * @param issuer whose tokens it makes
     * @param clock by which tokens and sign-ins grow old
     * @return to be closed
     */
    public static OpenProviders open(SignInConfig config, IssuerConfig issuer, InstantSource clock) {
        SignInStates states = SignInStates.of(config.keys(), config.pages().timeout(), clock);
        OpenIdProvider client = new ProviderClients(states, clock).client(config, issuer);
        return new OpenProviders(
                List.of(new RegisteredProvider(client, config)), states, GrantSeal.of(config.keys(), clock));
    }

    /** The one that grants call so. */
    Optional<RegisteredProvider> named(String name) {
        return all.stream().filter(each -> each.client().name().equals(name)).findFirst();
    }

    /**
     * When a session ends at the latest.
     *
     * @param standing what is kept of it
     * @return empty where it has no such end
     */
    public Optional<Instant> endOf(GrantOutcome.Standing standing) {
        ProviderIdentity identity = standing.grant().identity();
        return named(standing.provider())
                .flatMap(provider -> provider.endOf(standing.grant().tokens(), identity, identity.issuedAt()));
    }

    /**
     * An access token with less left is refreshed before it is handed out.
     *
     * @return the same for all
     */
    public Duration tokenMinTtl() {
        return all.get(0).config().sessions().tokenMinTtl();
    }

    /** What tokens of sessions say that began at it. */
    ProviderClaims claims(String name) {
        return new ProviderClaims(name, all.size() > 1);
    }

    @Override
    public void close() {
        all.stream().map(RegisteredProvider::client).forEach(OpenIdProvider::close);
    }
}
