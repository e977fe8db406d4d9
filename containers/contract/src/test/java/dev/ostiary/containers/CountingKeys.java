package dev.ostiary.containers;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.StaticKeys;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a key was asked for: once for each token that is verified. */
final class CountingKeys implements KeySource {
    private final KeySource keys;
    private final AtomicInteger lookups = new AtomicInteger();

    CountingKeys(HmacSecret secret) {
        this.keys = StaticKeys.of(secret.verificationKey());
    }

    @Override
    public KeyLookup find(KeyQuery query) {
        lookups.incrementAndGet();
        return keys.find(query);
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return keys.algorithms();
    }

    int lookups() {
        return lookups.get();
    }
}
