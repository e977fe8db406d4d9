package dev.ostiary.servlet.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Logout tokens that nobody could verify yet, because the provider's keys could not be had. Thread-safe; shows no token. */
final class UnverifiedLogouts {
    /** The most that are kept: 1,000. */
    static final int MOST = 1_000;

    /** How long they are kept: 10 minutes. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final System.Logger LOG = System.getLogger(SignInParts.LOG_NAME);

    private final Map<Key, Kept> tokens = new LinkedHashMap<>();
    private final Set<Key> faulty = new HashSet<>();

    /** A text is another token at another provider, which has other keys. */
    private record Key(String provider, String token) {
        static Key of(Kept kept) {
            return new Key(kept.provider().client().name(), kept.token());
        }

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Key[...]";
        }
    }

    /** A token, whose it is said to be, and when it came. */
    record Kept(RegisteredProvider provider, String token, Instant receivedAt) {
        @Override
        public String toString() {
            return "Kept[" + receivedAt + "]";
        }
    }

    void add(Kept kept) {
        synchronized (tokens) {
            tokens.putIfAbsent(Key.of(kept), kept);
            if (tokens.size() > MOST) {
                forget(tokens.keySet().iterator().next());
            }
        }
    }

    void remove(Kept kept) {
        synchronized (tokens) {
            forget(Key.of(kept));
        }
    }

    private void forget(Key key) {
        tokens.remove(key);
        faulty.remove(key);
    }

    /** Keeps one whose check has failed by a fault of ours; the log says so the first time, and shows neither the token nor what the fault says. */
    void faulty(Kept kept, RuntimeException fault) {
        add(kept);
        boolean isFirst;
        synchronized (tokens) {
            isFirst = tokens.containsKey(Key.of(kept)) && faulty.add(Key.of(kept));
        }
        if (isFirst) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "back-channel-logout: a logout token could not be checked, and is tried again for {0} minutes: {1}",
                    LONGEST.toMinutes(),
                    fault.getClass().getName());
        }
    }

    /** Those whose time is not over. */
    List<Kept> asOf(Instant now) {
        synchronized (tokens) {
            tokens.values().removeIf(kept -> !kept.receivedAt().plus(LONGEST).isAfter(now));
            faulty.retainAll(tokens.keySet());
            return new ArrayList<>(tokens.values());
        }
    }
}
