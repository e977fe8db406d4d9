package dev.ostiary.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells the store which refresh tokens have arrived at their browsers, off the requests' way and many at once. What it cannot tell while
 * the store is away, it tells later.
 *
 * <p>Each waits for one round before it is told. After an answer was lost, several tabs come at once with the token from before: who is first
 * gets the current one and may use it while the others' requests are on their way still. Thread-safe.
 */
final class Confirmations implements AutoCloseable {
    /** Told after one round at least and two at most, which is less than a second. */
    static final Duration ROUND = Duration.ofMillis(450);

    /** As many as refresh within minutes on a large site. What is beyond is not noted, and its predecessors get the current token longer. */
    static final int MOST_WAITING = 100_000;

    /** Then what was told is told once more: a store that has failed over may have lost it. Less than most access tokens live. */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int MOST_REMEMBERED = 50_000;

    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());

    private final TokenStateStore store;
    private final Consumer<String> stolen;
    private final Set<Arrival> fresh = ConcurrentHashMap.newKeySet();
    private final Set<Arrival> due = ConcurrentHashMap.newKeySet();
    private final Cache<Arrival, Boolean> told;
    private final Poller poller;

    private record Arrival(String sessionId, TokenCopy copy) {}

    /** @param stolen ends a session of which two hold a token */
    Confirmations(TokenStateStore store, Consumer<String> stolen) {
        this(store, stolen, Ticker.systemTicker());
    }

    Confirmations(TokenStateStore store, Consumer<String> stolen, Ticker ticker) {
        this(store, stolen, ticker, round -> new Poller("ostiary-confirmations", round));
    }

    Confirmations(TokenStateStore store, Consumer<String> stolen, Ticker ticker, Function<Runnable, Poller> polledBy) {
        this.store = store;
        this.stolen = stolen;
        this.told = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
        this.poller = polledBy.apply(this::round);
    }

    /** Tells on a thread of its own from now on. */
    Confirmations started(Duration interval) {
        poller.start(interval, () -> {});
        return this;
    }

    /** Notes that a token was seen; nothing is written yet. Once it was told, it is not told again for {@link #REMEMBERED}. */
    void arrived(String sessionId, TokenCopy copy) {
        Arrival arrival = new Arrival(sessionId, copy);
        if (waiting() < MOST_WAITING && told.getIfPresent(arrival) == null) {
            fresh.add(arrival);
        }
    }

    private void round() {
        tellWhatIsDue();
        becomeDue();
    }

    /** Tells all that waits, however short. */
    void tell() {
        becomeDue();
        tellWhatIsDue();
    }

    private void becomeDue() {
        fresh.removeIf(arrival -> {
            due.add(arrival);
            return true;
        });
    }

    /** What the store does not take stays for the next time. */
    private void tellWhatIsDue() {
        try {
            while (!due.isEmpty()) {
                Map<String, TokenCopy> batch = batch();
                store.confirm(batch).forEach(this::endStolen);
                batch.forEach(this::wasTold);
            }
        } catch (RuntimeException | Error outage) {
            // An error, too: this thread would end, and nothing would ever be told again. The store itself warns of
            // outages.
            LOG.log(System.Logger.Level.DEBUG, "What has arrived is told to the store later: {0}", outage.getClass());
        }
    }

    /** Before it counts as told: while the store is away, it is tried again. */
    private void endStolen(String sessionId) {
        stolen.accept(sessionId);
        LOG.log(
                System.Logger.Level.WARNING,
                "A session has ended: two have used copies of one refresh token that no one browser can have. Somebody may"
                        + " have copied a user's cookies");
    }

    private void wasTold(String sessionId, TokenCopy copy) {
        Arrival arrival = new Arrival(sessionId, copy);
        told.put(arrival, true);
        due.remove(arrival);
    }

    /** One token of each session at a time. */
    private Map<String, TokenCopy> batch() {
        Map<String, TokenCopy> batch = new HashMap<>();
        for (Arrival arrival : due) {
            batch.putIfAbsent(arrival.sessionId(), arrival.copy());
            if (batch.size() == StoreLimits.MAX_CONFIRMED) {
                break;
            }
        }
        return batch;
    }

    int waiting() {
        return fresh.size() + due.size();
    }

    /** Tells what waits, and ends the thread. */
    @Override
    public void close() {
        poller.close();
        tell();
    }
}
