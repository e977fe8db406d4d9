package dev.ostiary.session;

import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the store which refresh tokens have arrived at their browsers, off the requests' way and many at once. What it cannot tell while
 * the store is away, it tells later. Thread-safe.
 */
final class Confirmations implements AutoCloseable {
    /** As many as sign in within minutes on a large site; what is beyond is not noted, and its predecessors get the current token longer. */
    static final int MOST_WAITING = 100_000;

    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());

    private final TokenStateStore store;
    private final Set<Arrival> waiting = ConcurrentHashMap.newKeySet();
    private final Poller poller;

    private record Arrival(String sessionId, String tokenId) {}

    Confirmations(TokenStateStore store) {
        this.store = store;
        this.poller = new Poller("ostiary-confirmations", this::tell);
    }

    /** Tells on a thread of its own from now on. */
    Confirmations started(Duration interval) {
        poller.start(interval, () -> {});
        return this;
    }

    /** Notes that a token was seen; nothing is written yet. */
    void arrived(String sessionId, String tokenId) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(new Arrival(sessionId, tokenId));
        }
    }

    /** Tells what waits; what the store does not take stays for the next time. */
    void tell() {
        try {
            while (!waiting.isEmpty()) {
                Map<String, String> batch = batch();
                store.confirm(batch);
                batch.forEach((sessionId, tokenId) -> waiting.remove(new Arrival(sessionId, tokenId)));
            }
        } catch (RuntimeException | Error outage) {
            // An error, too: this thread would end, and nothing would ever be told again. The store itself warns of outages.
            LOG.log(System.Logger.Level.DEBUG, "What has arrived is told to the store later: {0}", outage.getClass());
        }
    }

    /** One token of each session at a time. */
    private Map<String, String> batch() {
        Map<String, String> batch = new HashMap<>();
        for (Arrival arrival : waiting) {
            batch.putIfAbsent(arrival.sessionId(), arrival.tokenId());
            if (batch.size() == StoreLimits.MAX_CONFIRMED) {
                break;
            }
        }
        return batch;
    }

    int waiting() {
        return waiting.size();
    }

    /** Tells what waits, and ends the thread. */
    @Override
    public void close() {
        poller.close();
        tell();
    }
}
