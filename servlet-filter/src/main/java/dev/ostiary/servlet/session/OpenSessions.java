package dev.ostiary.servlet.session;

import dev.ostiary.key.KeyRing;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.StoreOrigin;
import dev.ostiary.session.SessionClaims;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.session.SessionTokensBuilder;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

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
     * Opens the store, and sessions over it.
     *
     * @param config of the sessions
     * @param parts what Java code gave
     * @param clock where one was given; else all nodes go by the store's
     * @return to be closed
     * @throws ConfigurationException where the store cannot be opened, or nobody can be asked who was to be
     */
    public static OpenSessions open(SessionConfig config, SessionParts parts, Optional<InstantSource> clock) {
        ClaimsSource claims = ClaimsSource.of(config, parts.claims());
        Optional<TokenStateStore> given = parts.store();
        TokenStateStore store = given.orElseGet(() -> opened(config.store(), clock));
        SessionTokensBuilder builder = SessionTokens.builder()
                .keys(config.keys())
                .issuer(config.issuer())
                .audience(config.audience())
                .store(store)
                .accessLifetime(config.accessTtl())
                .refreshLifetime(config.refreshTtl())
                .clockSkew(config.clockSkew())
                .maxStaleness(config.maxStaleness())
                .sessionsPerUser(config.sessionsPerUser())
                .claims(claims.claims().orElse(SessionClaims.UNCHANGED));
        config.maxTtl().ifPresent(builder::maxLifetime);
        clock.ifPresent(builder::clock);
        if (config.revocation() == RevocationMode.STRICT) {
            builder.strictRevocation();
        }
        return new OpenSessions(config, builder.build(), store, given.isEmpty(), claims, parts.crossSiteSignIn());
    }

    private static TokenStateStore opened(StoreOrigin origin, Optional<InstantSource> clock) {
        if (!(origin instanceof StoreOrigin.At at)) {
            return clock.map(given -> new InMemoryTokenStateStore(InMemoryTokenStateStore.DEFAULT_CAPACITY, given))
                    .orElseGet(InMemoryTokenStateStore::new);
        }
        try {
            return at.provider().open(at.location());
        } catch (IllegalArgumentException | StoreUnavailableException fault) {
            throw new ConfigurationException(
                    List.of(Setting.SESSION_STORE.settingName() + ": cannot be opened: " + fault.getMessage()));
        }
    }

    /**
     * What others may verify with; nothing where a secret signs.
     *
     * @return a JWK set of public keys
     */
    public Optional<String> jwkSet() {
        KeyRing keys = config.keys();
        return keys.isAsymmetric() ? Optional.of(keys.toJwkSet()) : Optional.empty();
    }

    @Override
    public void close() {
        tokens.close();
        if (isOwnStore) {
            store.close();
        }
    }
}
