package dev.ostiary.example.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Notices that a session is new, or has a new token, by the time when its token ends. Only so many sessions are remembered: those that were used
 * last. Thread-safe.
 */
final class RenewedTokens {
    static final int MOST = 10_000;

    private final Counts counts;
    private final Map<String, Object> ends = new LinkedHashMap<>();

    RenewedTokens(Counts counts) {
        this.counts = counts;
    }

    /** Notes that a session is used with a token that ends then. */
    synchronized void used(String sessionId, Object end) {
        Object known = ends.remove(sessionId);
        ends.put(sessionId, end);
        if (known == null) {
            counts.sessionOpened();
        } else if (!known.equals(end)) {
            counts.sessionRenewed();
        }
        if (ends.size() > MOST) {
            ends.remove(ends.keySet().iterator().next());
        }
    }
}
