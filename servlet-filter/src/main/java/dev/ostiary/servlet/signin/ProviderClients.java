package dev.ostiary.servlet.signin;

import dev.ostiary.key.KeySource;
import dev.ostiary.provider.ClientAuthentication;
import dev.ostiary.provider.OpenIdProvider;
import dev.ostiary.provider.OpenIdProviderBuilder;
import dev.ostiary.provider.SignInStates;
import dev.ostiary.provider.StepUp;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.KeyOrigin;
import dev.ostiary.servlet.config.Preset;
import dev.ostiary.servlet.config.SignInClient;
import dev.ostiary.servlet.config.SignInConfig;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes the clients of providers as the configuration says. Nobody is asked anything yet.
 *
 * @param states seals what travels to them and back
 * @param clock by which tokens expire
 */
record ProviderClients(SignInStates states, InstantSource clock) {

    OpenIdProvider client(SignInConfig config, IssuerConfig issuer) {
        OpenIdProviderBuilder builder = OpenIdProvider.at(
                        config.issuer(), config.client().id())
                .name(config.name().orElse(RegisteredProvider.UNNAMED))
                .states(states)
                .clock(clock)
                .clockSkew(issuer.clockSkew())
                .algorithms(issuer.algorithms())
                .authentication(authentication(config.client()))
                .principalClaims(issuer.claims().principal())
                .rolesClaims(issuer.claims().roles())
                .scopeClaims(issuer.claims().scopes());
        request(config, builder);
        exchange(config, builder);
        keys(issuer).ifPresent(builder::keys);
        return builder.build();
    }

    private static void request(SignInConfig config, OpenIdProviderBuilder builder) {
        builder.scopes(config.requests().scopes())
                .claimsFrom(config.requests().claimsFrom())
                .responseMode(config.requests().responseMode())
                .pushedRequests(config.requests().pushed())
                .demands(new StepUp(
                        config.requests().acrValues(), config.requests().maxAge()))
                .authorizationParameters(config.requests().parameters());
        if (config.preset().filter(Preset.COGNITO::equals).isPresent()) {
            builder.postLogoutParameter("logout_uri");
        }
    }

    private static void exchange(SignInConfig config, OpenIdProviderBuilder builder) {
        builder.timeout(config.exchange().timeout());
        config.exchange().address().ifPresent(builder::issuerAddress);
        config.exchange().authorities().ifPresent(builder::authorities);
        config.client().certificate().ifPresent(builder::certificate);
        if (config.exchange().plainHttp()) {
            builder.allowPlainHttp();
        }
        config.exchange().endpoints().forEach(builder::endpoint);
    }

    private static ClientAuthentication authentication(SignInClient client) {
        if (client.auth().isEmpty()) {
            return ClientAuthentication.secret(client.secret().orElseThrow());
        }
        return switch (client.auth().get()) {
            case BASIC -> ClientAuthentication.basic(client.secret().orElseThrow());
            case POST -> ClientAuthentication.post(client.secret().orElseThrow());
            case PRIVATE_KEY -> ClientAuthentication.privateKey(client.key().orElseThrow(), client.assertionAudience());
            case TLS -> ClientAuthentication.tls();
            case NONE -> ClientAuthentication.none();
        };
    }

    /** Those that were written; others the client fetches itself. */
    private static Optional<KeySource> keys(IssuerConfig issuer) {
        return issuer.keys() instanceof KeyOrigin.Ready ready ? Optional.of(ready.keys()) : Optional.empty();
    }
}
