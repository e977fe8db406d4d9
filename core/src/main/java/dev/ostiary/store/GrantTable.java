package dev.ostiary.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grants of sessions in memory, a bounded number of characters in all, and by what a provider names them. Guarded by its owner. */
final class GrantTable {
    /** So many characters of sealed text there may be for each session of the capacity. */
    private static final long FOR_EACH_SESSION = 1_024;

    /** Sixteen of the longest. */
    private static final long LEAST_ROOM = 16L * ProviderGrant.MAX_SEALED_LENGTH;

    private final long room;
    private final Map<String, KeptGrant> grants = new HashMap<>();
    private final Map<Revocation.Name, Set<String>> byName = new HashMap<>();
    private final Holdings bySubject = new Holdings();
    private long characters;

    GrantTable(int capacity) {
        this.room = Math.max(LEAST_ROOM, FOR_EACH_SESSION * capacity);
    }

    /** How many characters there may be. */
    long room() {
        return room;
    }

    /** How many there are. */
    long characters() {
        return characters;
    }

    Optional<KeptGrant> get(String sessionId) {
        return Optional.ofNullable(grants.get(sessionId));
    }

    /** Adds, or replaces. Whoever does has made room before. */
    void put(KeptGrant kept, Instant usedAt) {
        String id = kept.sessionId();
        remove(id);
        grants.put(id, kept);
        characters += kept.characters();
        kept.grant()
                .endedNames()
                .forEach(name -> byName.computeIfAbsent(name, first -> new LinkedHashSet<>())
                        .add(id));
        bySubject.use(kept.subject(), id, usedAt);
    }

    void remove(String sessionId) {
        @Nullable KeptGrant kept = grants.remove(sessionId);
        if (kept == null) {
            return;
        }
        characters -= kept.characters();
        kept.grant().endedNames().forEach(name -> forget(name, sessionId));
        bySubject.remove(kept.subject(), sessionId);
    }

    private void forget(Revocation.Name name, String sessionId) {
        byName.computeIfPresent(name, (same, ids) -> {
            ids.remove(sessionId);
            return ids.isEmpty() ? null : ids;
        });
    }

    /** The sessions of a provider's session or user. */
    List<KeptGrant> of(Revocation.Name name) {
        return byName.getOrDefault(name, Set.of()).stream()
                .flatMap(id -> get(id).stream())
                .toList();
    }

    /** The session that has to end so that somebody may have so many characters more. */
    Optional<String> inTheWayOf(String subject, int more) {
        return characters + more <= room ? Optional.empty() : bySubject.toMakeRoomFor(subject);
    }

    /** How many names and subjects are known; none without a grant. */
    int names() {
        return byName.size() + bySubject.holders();
    }
}
