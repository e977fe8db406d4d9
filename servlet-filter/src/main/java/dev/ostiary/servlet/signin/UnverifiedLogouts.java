package dev.ostiary.servlet.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logout tokens that nobody could verify yet, because the provider's keys could not be had. Thread-safe; shows no token. */
final class UnverifiedLogouts {
    /** The most that are kept: 1,000. */
    static final int MOST = 1_000;

    /** How long they are kept: 10 minutes. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<String, Kept> tokens = new LinkedHashMap<>();

    /** A token, whose it is said to be, and when it came. */
    record Kept(RegisteredProvider provider, String token, Instant receivedAt) {
        @Override
        public String toString() {
            return "Kept[" + receivedAt + "]";
        }
    }

    void add(Kept kept) {
        synchronized (tokens) {
            tokens.putIfAbsent(kept.token(), kept);
            if (tokens.size() > MOST) {
                tokens.remove(tokens.keySet().iterator().next());
            }
        }
    }

    void remove(Kept kept) {
        synchronized (tokens) {
            tokens.remove(kept.token());
        }
    }

    /** Those whose time is not over. */
    List<Kept> asOf(Instant now) {
        synchronized (tokens) {
            tokens.values().removeIf(kept -> !kept.receivedAt().plus(LONGEST).isAfter(now));
            return new ArrayList<>(tokens.values());
        }
    }
}
