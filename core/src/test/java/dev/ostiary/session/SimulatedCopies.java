package dev.ostiary.session;

import dev.ostiary.store.TokenCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The onlooker's book of copies: when each was given out, and which ones the owner and the thief have been seen to use. */
final class SimulatedCopies {
    /** More than lies between copies that tabs of one browser get. */
    private static final Duration CLEARLY = TokenCopy.APART.plusSeconds(10);

    private final Map<String, Instant> givenAt = new HashMap<>();
    private final Map<String, TreeSet<Instant>> ofOwner = new HashMap<>();
    private final Map<String, TreeSet<Instant>> ofThief = new HashMap<>();

    /** Notes that tokens are given out. */
    void given(SessionGrant grant, Instant now) {
        givenAt.put(grant.access().id(), now);
    }

    Instant givenAt(SessionGrant grant) {
        return givenAt.get(grant.access().id());
    }

    /** Notes that the store knows of the use of one of them. */
    void used(SessionGrant grant, boolean byThief) {
        (byThief ? ofThief : ofOwner)
                .computeIfAbsent(grant.refresh().id(), id -> new TreeSet<>())
                .add(givenAt.get(grant.access().id()));
    }

    /** Whether both have used copies of one token that no one browser can have. */
    boolean showTwo(String token) {
        TreeSet<Instant> owners = ofOwner.getOrDefault(token, new TreeSet<>());
        return ofThief.getOrDefault(token, new TreeSet<>()).stream()
                .anyMatch(thiefs -> owners.stream()
                        .anyMatch(own -> Duration.between(own, thiefs).abs().compareTo(CLEARLY) >= 0));
    }

    /** Whether both have used a token at all. */
    boolean usedByBoth(String token) {
        return ofOwner.containsKey(token) && ofThief.containsKey(token);
    }
}
