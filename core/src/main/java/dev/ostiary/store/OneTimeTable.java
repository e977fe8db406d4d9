package dev.ostiary.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of ids that work once. When it is full, the oldest of whoever has most is void: whoever needs it asks for another one,
 * and nobody can keep the others from asking. Guarded by its owner.
 */
final class OneTimeTable {
    private record Group(String subject, String purpose) {
        static Group of(OneTimeId token) {
            return new Group(token.subject(), token.purpose());
        }
    }

    private final int capacity;
    private final Expiring<String, OneTimeId> open;
    private final Map<Group, Set<String>> groups = new HashMap<>();
    private final Holdings bySubject = new Holdings();

    OneTimeTable(int capacity) {
        this.capacity = capacity;
        this.open = new Expiring<>(capacity, this::forget);
    }

    /** Makes an id known; one that is known already becomes the newest of its group. */
    void register(OneTimeId token, Instant now) {
        open.remove(token.id(), now);
        if (!token.until().isAfter(now)) {
            return;
        }
        Set<String> group = groups.getOrDefault(Group.of(token), Set.of());
        if (group.size() >= StoreLimits.MAX_ONE_TIME) {
            open.remove(group.iterator().next(), now);
        } else if (open.size(now) >= capacity) {
            bySubject.toMakeRoomFor(token.subject()).ifPresent(id -> open.remove(id, now));
        }
        open.put(token.id(), token, token.until(), now);
        groups.computeIfAbsent(Group.of(token), first -> new LinkedHashSet<>()).add(token.id());
        // All of the same time, so that the order is that in which they came, whatever the clock does.
        bySubject.use(token.subject(), token.id(), Instant.EPOCH);
    }

    /** Uses an id up, with all others of its subject and purpose. */
    boolean consume(String id, Instant now) {
        Optional<OneTimeId> used = open.remove(id, now);
        used.ifPresent(token ->
                Set.copyOf(groups.getOrDefault(Group.of(token), Set.of())).forEach(other -> open.remove(other, now)));
        return used.isPresent();
    }

    void voidAll(String subject, Instant now) {
        bySubject.of(subject).forEach(id -> open.remove(id, now));
    }

    /** How many subjects are known; none without an open id. */
    int subjects() {
        return bySubject.holders();
    }

    /** How many groups are known; none without an open id. */
    int groups() {
        return groups.size();
    }

    private void forget(OneTimeId token) {
        bySubject.remove(token.subject(), token.id());
        @Nullable Set<String> group = groups.get(Group.of(token));
        if (group != null && group.remove(token.id()) && group.isEmpty()) {
            groups.remove(Group.of(token));
        }
    }
}
