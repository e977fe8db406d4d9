package dev.ostiary.key;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A day in the life of a remote key set: the issuer rotates its keys and is down now and then, while tokens come, sometimes
 * many a minute, sometimes none for an hour.
 *
 * <p>The issuer publishes a key 30 seconds before it signs with it, signs with the newest, and withdraws the oldest when
 * there are three. It says nothing of caching.
 */
final class SimulatedDay {
    private static final Duration ANNOUNCED = Duration.ofSeconds(30);
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final Duration USABLE = TTL.plus(Duration.ofHours(1));

    /** The longest pause between attempts: so long after an outage the next request finds the server. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    /** So long after an outage, nothing of it is evidence any more. */
    private static final Duration FORGOTTEN = RECOVERY.plus(TTL).plus(TTL);

    /** What a look-up came to. */
    enum Outcome {
        FOUND,
        UNKNOWN,
        UNAVAILABLE
    }

    private final Random random;
    private final Remote remote = new Remote();
    private final Map<String, Instant> published = new HashMap<>();
    private final Map<String, Instant> withdrawn = new HashMap<>();
    private final List<String> set = new ArrayList<>();
    private final Map<String, Instant> fetched = new HashMap<>();
    private boolean down;
    private Instant lastDown = Instant.MIN;

    final List<String> violations = new ArrayList<>();
    final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    final Map<JwksState, Integer> states = new EnumMap<>(JwksState.class);

    SimulatedDay(long seed) {
        random = new Random(seed);
        remote.fetcher.answering(request -> answer());
        rotate();
    }

    /** Until 24 hours are over. */
    SimulatedDay run() {
        while (now().isBefore(MovableClock.START.plus(Duration.ofDays(1)))) {
            boolean quiet = random.nextInt(500) == 0;
            remote.clock.advance(Duration.ofMillis(random.nextInt(quiet ? 5_400_000 : 20_000)));
            change();
            request(set.get(random.nextInt(set.size())));
            withdrawn.keySet().stream().findAny().ifPresent(this::request);
        }
        return this;
    }

    private Instant now() {
        return remote.clock.instant();
    }

    private void change() {
        // An outage lasts a few minutes on average, and now and then longer than old keys may serve.
        if (random.nextInt(down ? 60 : 300) == 0) {
            down = !down;
            if (down && random.nextInt(4) == 0) {
                lastDown = now();
                request(set.get(0));
                remote.clock.advance(Duration.ofMinutes(random.nextInt(120)));
            }
        }
        if (down) {
            lastDown = now();
        }
        if (random.nextInt(200) == 0) {
            rotate();
        }
    }

    private void rotate() {
        String id = "key" + published.size();
        published.put(id, now());
        set.add(id);
        if (set.size() > 3) {
            withdrawn.put(set.remove(0), now());
        }
    }

    private FetchOutcome answer() {
        if (down) {
            return new FetchOutcome.Failed(JwksFault.CONNECTION);
        }
        fetched.clear();
        set.forEach(id -> fetched.put(id, now()));
        return StubFetcher.set(set.stream().map(Remote.KEY_A::withKeyId).toArray(VerificationKey[]::new));
    }

    private void request(String id) {
        boolean good = set.contains(id) && !now().isBefore(published.get(id).plus(ANNOUNCED));
        boolean usable =
                fetched.containsKey(id) && now().isBefore(fetched.get(id).plus(USABLE));
        Outcome outcome = outcome(id);
        states.merge(remote.keys.status().state(), 1, Integer::sum);
        outcomes.merge(outcome, 1, Integer::sum);
        require(!good || outcome != Outcome.UNKNOWN, "a good key is called unknown");
        require(!good || !usable || outcome == Outcome.FOUND, "a usable key is not found");
        require(
                !good || !isUpSince(RECOVERY) || outcome == Outcome.FOUND,
                "a good key is refused though the issuer is up");
        require(
                !isGoneSince(id, TTL) || !isUpSince(FORGOTTEN) || outcome == Outcome.UNKNOWN,
                "a withdrawn key lives on");
    }

    private Outcome outcome(String id) {
        KeyLookup lookup = remote.find(id);
        if (lookup instanceof KeyLookup.Found) {
            return Outcome.FOUND;
        }
        return lookup instanceof KeyLookup.Unavailable ? Outcome.UNAVAILABLE : Outcome.UNKNOWN;
    }

    private boolean isUpSince(Duration time) {
        return !down && now().isAfter(lastDown.plus(time));
    }

    private boolean isGoneSince(String id, Duration time) {
        return withdrawn.containsKey(id) && !now().isBefore(withdrawn.get(id).plus(time));
    }

    private void require(boolean condition, String violation) {
        if (!condition) {
            violations.add(violation + " after " + Duration.between(MovableClock.START, now()));
        }
    }
}
