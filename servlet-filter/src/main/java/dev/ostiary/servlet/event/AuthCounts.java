package dev.ostiary.servlet.event;

import dev.ostiary.verify.RejectionReason;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many requests were decided how, and how often keys were fetched, since the filter was built or initialised. A snapshot;
 * immutable.
 *
 * @param requests by their labels; copied
 * @param keyRefreshes attempts to fetch keys by their labels; copied; keys that are not fetched by the filter are not counted
 * @param reusedRefreshTokens sessions that were ended because a refresh token came again long after its use, as a stolen one would
 */
public record AuthCounts(Map<AuthSeries, Long> requests, Map<KeySeries, Long> keyRefreshes, long reusedRefreshTokens) {
    /**
     * Copies the maps.
     *
     * @param requests by their labels
     * @param keyRefreshes by their labels
     * @param reusedRefreshTokens sessions that were ended because of one
     */
    public AuthCounts {
        requests = Map.copyOf(requests);
        keyRefreshes = Map.copyOf(keyRefreshes);
    }

    /**
     * The requests of one outcome.
     *
     * @param outcome what became of them
     * @return zero or more
     */
    public long of(AuthOutcome outcome) {
        return sum(series -> series.outcome() == outcome);
    }

    /**
     * The requests that were refused, or would have been, for one reason.
     *
     * @param reason why
     * @return zero or more
     */
    public long of(RejectionReason reason) {
        return sum(series -> series.reason().filter(reason::equals).isPresent());
    }

    private long sum(Predicate<AuthSeries> wanted) {
        return requests.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
