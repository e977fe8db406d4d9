package dev.ostiary.store;

import java.time.Instant;

/**
 * A bounded number of ids that were used. When it is full, the one that expires first is forgotten for a new one that expires later, and from
 * then on every id that expires no later than the forgotten one counts as used. So none is ever usable again, and nobody can keep ids from
 * being used that are newer than his own. Guarded by its owner.
 */
final class UsedIds {
    private static final System.Logger LOG = System.getLogger(InMemoryTokenStateStore.class.getName());

    private final Expiring<String, Boolean> used;
    private Instant forgottenUntil = Instant.MIN;

    UsedIds(int capacity) {
        this.used = new Expiring<>(capacity);
    }

    /** @param until when it expires, the same at each use */
    boolean isFirst(String id, Instant until, Instant now) {
        if (used.get(id, now).isPresent()) {
            return false;
        }
        if (!until.isAfter(now)) {
            return true;
        }
        if (!until.isAfter(forgottenUntil) || !hasRoomFor(until, now)) {
            return false;
        }
        used.put(id, true, until, now);
        return true;
    }

    private boolean hasRoomFor(Instant until, Instant now) {
        if (!used.isFull(now)) {
            return true;
        }
        Instant first = used.firstExpiry(now).orElse(until);
        if (!until.isAfter(first)) {
            return false;
        }
        warnOnce();
        forgottenUntil = first;
        used.dropFirst(now);
        return true;
    }

    private void warnOnce() {
        if (forgottenUntil.equals(Instant.MIN)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The store in memory is full of used ids: those that expire first count as used, so sign-ins that take long"
                            + " begin anew. Give it a larger capacity, or limit the requests of each client");
        }
    }
}
