package dev.ostiary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bounded number of sessions by id, each until it expires, and by subject. Guarded by its owner. */
final class SessionTable {
    /** Most users have one or two. */
    private static final int USUAL_SESSIONS = 2;

    private final Expiring<String, KeptSession> sessions;
    private final Map<String, Set<String>> idsBySubject = new HashMap<>();

    SessionTable(int capacity) {
        this.sessions = new Expiring<>(capacity, this::forget);
    }

    Optional<KeptSession> get(String id, Instant now) {
        return sessions.get(id, now);
    }

    int size(Instant now) {
        return sessions.size(now);
    }

    /**
     * Adds, or replaces.
     *
     * @throws StoreUnavailableException if it is full
     */
    void put(KeptSession kept, Instant now) {
        SessionState session = kept.state();
        sessions.put(session.id(), kept, session.expiresAt(), now);
        if (sessions.get(session.id(), now).isPresent()) {
            idsBySubject
                    .computeIfAbsent(session.subject(), first -> new HashSet<>(USUAL_SESSIONS))
                    .add(session.id());
        }
    }

    void remove(String id, Instant now) {
        sessions.remove(id, now);
    }

    /** The sessions of one subject, in no order; the time this takes does not depend on how many others have. */
    List<SessionState> of(String subject, Instant now) {
        List<SessionState> own = new ArrayList<>();
        for (String id : Set.copyOf(idsBySubject.getOrDefault(subject, Set.of()))) {
            sessions.get(id, now).map(KeptSession::state).ifPresent(own::add);
        }
        return own;
    }

    /** How many subjects are known; none without a session. */
    int subjects() {
        return idsBySubject.size();
    }

    private void forget(KeptSession kept) {
        SessionState session = kept.state();
        @Nullable Set<String> ids = idsBySubject.get(session.subject());
        if (ids != null && ids.remove(session.id()) && ids.isEmpty()) {
            idsBySubject.remove(session.subject());
        }
    }
}
