package dev.ostiary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A bounded number of sessions by id, each until it expires, and by subject. Guarded by its owner. */
final class SessionTable {
    private final Expiring<String, KeptSession> sessions;
    private final Holdings bySubject = new Holdings();
    private final Consumer<String> gone;

    SessionTable(int capacity) {
        this(capacity, id -> {});
    }

    /** @param gone told the id of each session that is there no more */
    SessionTable(int capacity, Consumer<String> gone) {
        this.sessions = new Expiring<>(capacity, this::forget);
        this.gone = gone;
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
            bySubject.use(session.subject(), session.id(), kept.usedAt());
        }
    }

    void remove(String id, Instant now) {
        sessions.remove(id, now);
    }

    /** The sessions of one subject, the one that is idle longest first; the time this takes does not depend on how many others have. */
    List<SessionState> of(String subject, Instant now) {
        List<SessionState> own = new ArrayList<>();
        for (String id : bySubject.of(subject)) {
            sessions.get(id, now).map(KeptSession::state).ifPresent(own::add);
        }
        return own;
    }

    /** The longest idle session of whoever has most, as {@link Holdings#toMakeRoomFor} says. */
    Optional<KeptSession> toMakeRoomFor(String subject, Instant now) {
        return bySubject.toMakeRoomFor(subject).flatMap(id -> sessions.get(id, now));
    }

    /** How many subjects are known; none without a session. */
    int subjects() {
        return bySubject.holders();
    }

    private void forget(KeptSession kept) {
        String id = kept.state().id();
        bySubject.remove(kept.state().subject(), id);
        if (!sessions.isKnown(id)) {
            gone.accept(id);
        }
    }
}
