package dev.ostiary.servlet.signin;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.provider.GrantSeal;
import dev.ostiary.provider.OpenIdProvider;
import dev.ostiary.provider.SignInStates;
import dev.ostiary.servlet.config.SignInConfig;
import java.time.InstantSource;
import java.util.List;

/**
 * The providers of one filter, and what is sealed for them; closes what it has opened. Thread-safe.
 *
 * @param all one or more; the first counts where none is named
 * @param states seals what travels to them and back
 * @param seal of what is kept of their sessions
 */
public record OpenProviders(List<RegisteredProvider> all, SignInStates states, GrantSeal seal)
        implements AutoCloseable {
    /** Copies the list. */
    public OpenProviders {
        all = List.copyOf(all);
    }

    @Override
    public void close() {
        all.stream().map(RegisteredProvider::client).forEach(OpenIdProvider::close);
    }
}
