package dev.ostiary.example.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What people want to know of their API keys and the store does not keep: what each is called, and when it was used last. A
 * real application has both in its database, beside the key's id. Here they are gone when this process ends. Thread-safe.
 */
final class KeyNotes {
    private final Instant since;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    KeyNotes(Instant since) {
        this.since = since;
    }

    void name(String keyId, String name) {
        names.put(keyId, name);
    }

    void used(String keyId, Instant now) {
        uses.put(keyId, now);
    }

    /** Empty for a key that was made before this process began, or at another node. */
    Optional<String> nameOf(String keyId) {
        return Optional.ofNullable(names.get(keyId));
    }

    /** Empty where it was not used {@link #since}, or at another node only. */
    Optional<Instant> lastUseOf(String keyId) {
        return Optional.ofNullable(uses.get(keyId));
    }

    /** From when on uses are known. */
    Instant since() {
        return since;
    }
}
