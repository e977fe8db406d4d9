package dev.ostiary.servlet.signin;

import dev.ostiary.provider.OpenIdProvider;
import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.provider.ProviderTokens;
import dev.ostiary.provider.ResponseMode;
import dev.ostiary.servlet.config.SignInConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider at which this application is registered. Thread-safe.
 *
 * @param client talks to it
 * @param config how it is used
 */
public record RegisteredProvider(OpenIdProvider client, SignInConfig config) {
    /** What an issuer is called that the configuration gives no name. */
    public static final String UNNAMED = "default";

    /** What stands in the paths that are its own; nothing where the configuration gives it no name. */
    Optional<String> pathName() {
        return config.name();
    }

    /** When a session that began then ends at the latest. */
    Optional<Instant> endOf(ProviderTokens tokens, ProviderIdentity identity, Instant begin) {
        Optional<Duration> most = tokens.refresh().isPresent()
                ? config.sessions().maxTtl()
                : Optional.of(config.sessions().maxTtlWithoutRefreshToken());
        return Stream.concat(most.map(begin::plus).stream(), identity.sessionExpiry().stream())
                .min(Instant::compareTo);
    }

    /** Whether it has browsers post its answers. */
    boolean postsAnswers() {
        return config.requests().responseMode() == ResponseMode.FORM_POST;
    }
}
