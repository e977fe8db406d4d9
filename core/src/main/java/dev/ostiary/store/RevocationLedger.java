package dev.ostiary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The revocations of a store in memory, in the order in which they were made. Guarded by its owner. */
final class RevocationLedger {
    private static final int PAGE = 10_000;

    private record Line(long number, Revocation revocation) {}

    private final Expiring<Revocation.Name, Line> inForce;
    private final TreeMap<Long, Revocation> byNumber = new TreeMap<>();
    private final Instant completeSince;
    private long last;

    RevocationLedger(int capacity, Instant completeSince) {
        this.inForce = new Expiring<>(capacity);
        this.completeSince = completeSince;
    }

    boolean hasRoomFor(int count, Instant now) {
        return inForce.hasRoomFor(count, now);
    }

    void add(Revocation revocation, Instant now) {
        Optional<Line> before = inForce.get(revocation.name(), now);
        Revocation merged =
                before.map(line -> line.revocation().and(revocation)).orElse(revocation);
        inForce.put(merged.name(), new Line(last + 1, merged), merged.until(), now);
        before.ifPresent(line -> byNumber.remove(line.number()));
        last++;
        byNumber.put(last, merged);
        dropExpired(now);
    }

    Optional<Revocation> find(Revocation.Name name, Instant now) {
        return inForce.get(name, now).map(Line::revocation);
    }

    RevocationPage after(long number, Instant now) {
        dropExpired(now);
        List<Revocation> found = new ArrayList<>();
        long position = number;
        for (Map.Entry<Long, Revocation> line : byNumber.tailMap(number, false).entrySet()) {
            if (found.size() == PAGE) {
                return new RevocationPage(found, Long.toString(position), true, completeSince);
            }
            if (line.getValue().until().isAfter(now)) {
                found.add(line.getValue());
            }
            position = line.getKey();
        }
        return new RevocationPage(found, Long.toString(last), false, completeSince);
    }

    /** Now and then, so that what has expired never outnumbers what is in force for long. */
    private void dropExpired(Instant now) {
        if (byNumber.size() > 2 * inForce.size(now) + 16) {
            byNumber.values().removeIf(revocation -> !revocation.until().isAfter(now));
        }
    }
}
