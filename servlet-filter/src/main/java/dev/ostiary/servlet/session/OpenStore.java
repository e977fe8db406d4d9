package dev.ostiary.servlet.session;

import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.StoreOrigin;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The store of one filter's sessions. Thread-safe.
 *
 * @param isOwn whether nobody else closes it
 */
public record OpenStore(TokenStateStore store, boolean isOwn) implements AutoCloseable {

    /**
     * Opens the one that is configured, unless Java code gave one.
     *
     * @param config of the sessions
     * @param given by Java code
     * @param clock where one was given; else all nodes go by the store's
     * @return to be closed
     * @throws ConfigurationException where it cannot be opened
     */
    public static OpenStore open(
            SessionConfig config, Optional<TokenStateStore> given, Optional<InstantSource> clock) {
        return new OpenStore(given.orElseGet(() -> opened(config.store(), clock)), given.isEmpty());
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

    @Override
    public void close() {
        if (isOwn) {
            store.close();
        }
    }
}
