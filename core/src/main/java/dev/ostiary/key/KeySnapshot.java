package dev.ostiary.key;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one good fetch, and their times. Immutable.
 *
 * @param keys the usable ones
 * @param skipped why the others are not
 * @param origin where they came from
 * @param etag by which that server knows this copy
 * @param fetchedAt when the fetch began, so that a key that leaves the set meanwhile is not kept longer for it
 * @param timeToLive how long they serve whatever happens
 * @param staleFor how long they serve after that, while refreshing fails
 */
record KeySnapshot(
        StaticKeys keys,
        List<String> skipped,
        URI origin,
        Optional<String> etag,
        Instant fetchedAt,
        Duration timeToLive,
        Duration staleFor) {

    /** The server says that nothing has changed. */
    KeySnapshot confirmedAt(Instant time, Duration newTimeToLive) {
        return new KeySnapshot(keys, skipped, origin, etag, time, newTimeToLive, staleFor);
    }

    /** From then on a refresh is due, though nobody waits for it yet: at 80 % of the time to live. */
    Instant refreshFrom() {
        return fetchedAt.plus(timeToLive.multipliedBy(4).dividedBy(5));
    }

    Instant freshUntil() {
        return fetchedAt.plus(timeToLive);
    }

    Instant usableUntil() {
        return freshUntil().plus(staleFor);
    }

    JwksState stateAt(Instant now) {
        if (now.isBefore(freshUntil())) {
            return JwksState.FRESH;
        }
        return now.isBefore(usableUntil()) ? JwksState.STALE : JwksState.EXPIRED;
    }
}
