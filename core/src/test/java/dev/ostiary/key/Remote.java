package dev.ostiary.key;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A {@link RemoteJwks} whose clock stands still and whose refreshes run at once, on the thread that asks: whatever a look-up
 * causes has happened when it returns.
 */
final class Remote {
    static final VerificationKey KEY_A = key("a");
    static final VerificationKey KEY_B = key("b");
    static final VerificationKey KEY_C = key("c");
    static final KeyLookup UNKNOWN = new KeyLookup.Unknown();

    final MovableClock clock = new MovableClock();
    final StubFetcher fetcher = new StubFetcher().serving(KEY_A);
    final List<JwksEvent> events = new CopyOnWriteArrayList<>();
    final RemoteJwks keys;

    Remote() {
        this(builder -> builder);
    }

    Remote(UnaryOperator<RemoteJwksBuilder> settings) {
        keys = settings.apply(prepared(RemoteJwks.at(StubFetcher.URI_OF_SET))).build();
    }

    private Remote(RemoteJwksBuilder builder) {
        keys = prepared(builder).build();
    }

    static Remote discoveredFrom(String issuer) {
        return new Remote(RemoteJwks.discoveredFrom(issuer));
    }

    static Remote discoveredFrom(String issuer, UnaryOperator<RemoteJwksBuilder> settings) {
        return new Remote(settings.apply(RemoteJwks.discoveredFrom(issuer)));
    }

    private RemoteJwksBuilder prepared(RemoteJwksBuilder builder) {
        return builder.fetcher(fetcher).executor(Runnable::run).clock(clock).listener(events::add);
    }

    static VerificationKey key(String id) {
        return VerificationKey.of(TestKeys.pair("Ed25519", 255).getPublic()).withKeyId(id);
    }

    static KeyQuery query(String id) {
        return new KeyQuery(JwsAlgorithm.EDDSA, id);
    }

    KeyLookup find(String id) {
        return keys.find(query(id));
    }

    /** What a look-up came to: the id of the key found, {@code unknown}, or {@code unavailable} and the seconds. */
    String outcome(String id) {
        KeyLookup lookup = find(id);
        if (lookup instanceof KeyLookup.Found found) {
            return found.candidates().get(0).keyId().orElse("nameless");
        }
        return lookup instanceof KeyLookup.Unavailable outage ? "unavailable " + outage.retryAfter() : "unknown";
    }

    /** Loads key A at the start, then lets so much time pass. */
    Remote loadedFor(Duration time) {
        find("a");
        clock.set(time);
        return this;
    }

    void failFor(int attempts) {
        fetcher.failing(JwksFault.CONNECTION);
        for (int i = 0; i < attempts; i++) {
            keys.refresh();
        }
    }
}
