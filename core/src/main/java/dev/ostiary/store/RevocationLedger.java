package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The revocations of a store in memory, in the order in which they were made, and whose sessions have left how many.
 *
 * <p>What has expired is told for another day, to nodes whose clocks are behind, but takes no room from what is in force. Guarded by its
 * owner.
 */
final class RevocationLedger {
    private static final int PAGE = 10_000;
    private static final Duration TOLD_AFTERWARDS = Duration.ofDays(1);

    /** @param holder whose session has left it; empty for one that belongs to no session */
    private record Line(long number, Revocation revocation, Optional<String> holder) {}

    private final int room;
    private final Expiring<Revocation.Name, Line> inForce;
    private final LinkedHashMap<Revocation.Name, Line> expired = new LinkedHashMap<>();
    private final TreeMap<Long, Revocation> byNumber = new TreeMap<>();
    private final Map<String, Integer> byHolder = new HashMap<>();
    private final Instant completeSince;

    /** Tells positions of another ledger, from before a restart. */
    private final String tag = UUID.randomUUID() + ":";

    private long last;
    private int ofSessions;

    RevocationLedger(int room, Instant completeSince) {
        this.room = room;
        this.inForce = new Expiring<>(room, this::gone);
        this.completeSince = completeSince;
    }

    /** How many are in force that sessions have left. */
    int ofSessions(Instant now) {
        inForce.size(now);
        return ofSessions;
    }

    /** How many are in force that belong to no session. */
    int others(Instant now) {
        return inForce.size(now) - ofSessions;
    }

    /** How many are in force that the sessions of somebody have left. */
    int of(String holder, Instant now) {
        inForce.size(now);
        return byHolder.getOrDefault(holder, 0);
    }

    /** Adds, or makes longer; then whoever it was counted for stays the same. */
    void add(Revocation revocation, Optional<String> holder, Instant now) {
        if (!revocation.until().isAfter(now)) {
            return;
        }
        Optional<Line> before = inForce.get(revocation.name(), now);
        Revocation merged =
                before.map(line -> line.revocation().and(revocation)).orElse(revocation);
        Optional<String> counted = before.map(Line::holder).orElse(holder);
        // Before it is replaced, for what is gone with a number has expired.
        before.ifPresent(line -> byNumber.remove(line.number()));
        inForce.put(merged.name(), new Line(last + 1, merged, counted), merged.until(), now);
        last++;
        byNumber.put(last, merged);
        counted.ifPresent(name -> count(name, 1));
        dropOld(now);
    }

    /** How many lines there are, those that have expired too. */
    int lines() {
        return byNumber.size();
    }

    /** One that was dropped by a clock that was ahead is found again. */
    Optional<Revocation> find(Revocation.Name name, Instant now) {
        return inForce.get(name, now)
                .or(() -> Optional.ofNullable(expired.get(name)))
                .map(Line::revocation)
                .filter(revocation -> revocation.until().isAfter(now));
    }

    /**
     * What was added after a position.
     *
     * @param told what to tell as the store's time
     */
    RevocationPage after(Optional<String> position, Instant now, Instant told) {
        inForce.size(now);
        dropOld(now);
        return after(position.map(this::number).orElse(0L), told);
    }

    /** Numbers of another ledger mean nothing here, so everything is told. */
    private long number(String position) {
        return position.startsWith(tag) ? Long.parseLong(position.substring(tag.length())) : 0;
    }

    private RevocationPage after(long number, Instant told) {
        List<Revocation> found = new ArrayList<>();
        long position = number;
        for (Map.Entry<Long, Revocation> line : byNumber.tailMap(number, false).entrySet()) {
            if (found.size() == PAGE) {
                return new RevocationPage(found, tag + position, true, completeSince, told);
            }
            found.add(line.getValue());
            position = line.getKey();
        }
        return new RevocationPage(found, tag + last, false, completeSince, told);
    }

    private void gone(Line line) {
        line.holder().ifPresent(name -> count(name, -1));
        if (!byNumber.containsKey(line.number())) {
            return;
        }
        Revocation.Name name = line.revocation().name();
        @Nullable Line before = expired.remove(name);
        Revocation joined = line.revocation();
        if (before != null) {
            byNumber.remove(before.number());
            joined = joined.and(before.revocation());
            byNumber.put(line.number(), joined);
        }
        expired.put(name, new Line(line.number(), joined, Optional.empty()));
    }

    private void count(String holder, int more) {
        ofSessions += more;
        int count = byHolder.merge(holder, more, Integer::sum);
        if (count == 0) {
            byHolder.remove(holder);
        }
    }

    /** What has been told long enough, and what is in the way of what is in force. */
    private void dropOld(Instant now) {
        Iterator<Line> oldest = expired.values().iterator();
        while (oldest.hasNext()) {
            Line line = oldest.next();
            if (byNumber.size() <= room
                    && line.revocation().until().plus(TOLD_AFTERWARDS).isAfter(now)) {
                return;
            }
            oldest.remove();
            byNumber.remove(line.number());
        }
    }
}
