package dev.ostiary.servlet.session;

import dev.ostiary.key.KeyRing;
import dev.ostiary.key.SigningKey;
import dev.ostiary.provider.ProviderRefresh;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.session.SessionClaims;
import dev.ostiary.session.SessionSource;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.session.SessionTokensBuilder;
import dev.ostiary.store.TokenStateStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The sessions of one filter and their store, which it closes if it has opened it. Thread-safe.
 *
 * @param isOwnStore whether nobody else closes the store
 * @param claims whom they ask at each refresh
 * @param crossSiteSignIn whether other sites may have users signed in
 */
public record OpenSessions(
        SessionConfig config,
        SessionTokens tokens,
        TokenStateStore store,
        boolean isOwnStore,
        ClaimsSource claims,
        boolean crossSiteSignIn)
        implements AutoCloseable {

    /**
     * Opens sessions over a store, which is theirs from then on.
     *
     * @param config of the sessions
     * @param parts what Java code gave
     * @param store keeps them
     * @param clock where one was given; else all nodes go by the store's
     * @param atProviders who is asked at each renewal instead of whom the configuration names, where users sign in at providers
     * @return to be closed
     * @throws ConfigurationException where nobody can be asked who was to be
     */
    public static OpenSessions open(
            SessionConfig config,
            SessionParts parts,
            OpenStore store,
            Optional<InstantSource> clock,
            Optional<UnaryOperator<SessionSource>> atProviders) {
        ClaimsSource claims = ClaimsSource.of(config, parts.claims());
        SessionSource own = ofTheApplication(SessionSource.of(claims.claims().orElse(SessionClaims.UNCHANGED)));
        SessionTokensBuilder builder = SessionTokens.builder()
                .keys(config.keys())
                .issuer(config.issuer())
                .audience(config.audience())
                .store(store.store())
                .accessLifetime(config.accessTtl())
                .refreshLifetime(config.refreshTtl())
                .clockSkew(config.clockSkew())
                .maxStaleness(config.maxStaleness())
                .sessionsPerUser(config.sessionsPerUser())
                .source(atProviders.map(with -> with.apply(own)).orElseGet(() -> ofNoProvider(own)));
        config.maxTtl().ifPresent(builder::maxLifetime);
        clock.ifPresent(builder::clock);
        atProviders.ifPresent(with -> builder.exactExpiry());
        if (config.revocation() == RevocationMode.STRICT) {
            builder.strictRevocation();
        }
        return new OpenSessions(config, builder.build(), store.store(), store.isOwn(), claims, parts.crossSiteSignIn());
    }

    /** As at sign-in. */
    private static SessionSource ofTheApplication(SessionSource own) {
        return (sessionId, subject, carried) -> {
            SessionSource.Answer answer = own.ask(sessionId, subject, carried);
            if (answer instanceof SessionSource.Says says) {
                VouchedClaims.requireNone(says.content().claims());
            }
            return answer;
        };
    }

    /** Nobody would ask the provider at which a session began before client-id was taken away: it ends at its renewal. */
    private static SessionSource ofNoProvider(SessionSource own) {
        return (sessionId, subject, carried) -> carried.containsKey(ProviderRefresh.ISSUER_CLAIM)
                ? new SessionSource.Over()
                : own.ask(sessionId, subject, carried);
    }

    /**
     * What others may verify with: the sessions' tokens, where no secret signs them, and what else this application signs.
     *
     * @param others sign something else
     * @return a JWK set of public keys; empty where there is none
     */
    public Optional<String> jwkSet(List<SigningKey> others) {
        return KeyRing.toJwkSet(
                Stream.concat(Stream.of(config.keys()), others.stream().map(KeyRing::of))
                        .toList());
    }

    @Override
    public void close() {
        tokens.close();
        if (isOwnStore) {
            store.close();
        }
    }
}
