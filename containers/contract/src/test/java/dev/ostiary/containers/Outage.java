package dev.ostiary.containers;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import java.time.Duration;
import java.util.Set;

/** Keys and a store that cannot be reached, and may be in 6.5 seconds. */
final class Outage {
    private static final Duration RETRY_AFTER = Duration.ofMillis(6_500);

    /** What the source would know, were it there. */
    static final SigningKey KEY = Keys.generate(JwsAlgorithm.ES256);

    static final KeySource OF_KEYS = new KeySource() {
        @Override
        public KeyLookup find(KeyQuery query) {
            return new KeyLookup.Unavailable(RETRY_AFTER);
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.ES256);
        }
    };

    static final ApiKeyStore OF_API_KEYS = id -> new ApiKeyLookup.Unavailable(RETRY_AFTER);

    /** What the store would know, were it there. */
    static final String API_KEY =
            ApiKeys.of(OF_API_KEYS).issue("build-server", Set.of(), Set.of()).key();

    private Outage() {}
}
