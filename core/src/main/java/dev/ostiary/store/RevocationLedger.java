package dev.ostiary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The revocations of a store in memory, in the order in which they were made. Guarded by its owner. */
final class RevocationLedger {
    private static final int PAGE = 10_000;

    private record Line(long number, Revocation revocation) {}

    private final Expiring<Revocation.Name, Line> inForce;
    private final TreeMap<Long, Revocation> byNumber = new TreeMap<>();
    private final Instant completeSince;

    /** Tells positions of another ledger, from before a restart. */
    private final String tag = UUID.randomUUID() + ":";

    private long last;

    RevocationLedger(int capacity, Instant completeSince) {
        this.inForce = new Expiring<>(capacity);
        this.completeSince = completeSince;
    }

    int size(Instant now) {
        return inForce.size(now);
    }

    void add(Revocation revocation, Instant now) {
        if (!revocation.until().isAfter(now)) {
            return;
        }
        Optional<Line> before = inForce.get(revocation.name(), now);
        Revocation merged =
                before.map(line -> line.revocation().and(revocation)).orElse(revocation);
        inForce.put(merged.name(), new Line(last + 1, merged), merged.until(), now);
        before.ifPresent(line -> byNumber.remove(line.number()));
        last++;
        byNumber.put(last, merged);
        dropExpired(now);
    }

    /** How many lines there are, those that have expired too. */
    int lines() {
        return byNumber.size();
    }

    Optional<Revocation> find(Revocation.Name name, Instant now) {
        return inForce.get(name, now).map(Line::revocation);
    }

    RevocationPage after(Optional<String> position, Instant now) {
        dropExpired(now);
        return after(position.map(this::number).orElse(0L), now);
    }

    /** Numbers of another ledger mean nothing here, so everything is told. */
    private long number(String position) {
        return position.startsWith(tag) ? Long.parseLong(position.substring(tag.length())) : 0;
    }

    private RevocationPage after(long number, Instant now) {
        List<Revocation> found = new ArrayList<>();
        long position = number;
        for (Map.Entry<Long, Revocation> line : byNumber.tailMap(number, false).entrySet()) {
            if (found.size() == PAGE) {
                return new RevocationPage(found, tag + position, true, completeSince, now);
            }
            if (line.getValue().until().isAfter(now)) {
                found.add(line.getValue());
            }
            position = line.getKey();
        }
        return new RevocationPage(found, tag + last, false, completeSince, now);
    }

    /** Now and then, so that what has expired never outnumbers what is in force for long. */
    private void dropExpired(Instant now) {
        if (byNumber.size() > 2 * inForce.size(now) + 16) {
            byNumber.values().removeIf(revocation -> !revocation.until().isAfter(now));
        }
    }
}
