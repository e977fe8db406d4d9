package dev.ostiary.key;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The exchanges of one refresh, which share one deadline and one policy. Used by one thread.
 *
 * <p>The deadline is measured by the JVM's monotonic clock: the one by which keys age may be set.
 */
final class Exchange {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private final JwksFetcher fetcher;
    private final UriPolicy policy;
    private final long deadline;

    Exchange(JwksFetcher fetcher, UriPolicy policy, Duration timeout) {
        this.fetcher = fetcher;
        this.policy = policy;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    FetchOutcome get(URI uri, Optional<String> etag) {
        if (!policy.allows(uri)) {
            return new FetchOutcome.Failed(JwksFault.FORBIDDEN_URI);
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return new FetchOutcome.Failed(
                    JwksFault.TIMEOUT, "no time was left to ask, after the exchange before it" + at(uri));
        }
        FetchOutcome outcome = fetched(uri, etag, left);
        return outcome instanceof FetchOutcome.Failed failed
                ? new FetchOutcome.Failed(failed.fault(), failed.detail() + at(uri))
                : outcome;
    }

    private static String at(URI uri) {
        return " (" + KeyLocation.shown(uri) + ")";
    }

    private FetchOutcome fetched(URI uri, Optional<String> etag, long left) {
        try {
            return bounded(fetcher.fetch(new FetchRequest(uri, etag, Duration.ofNanos(left))));
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "{0} failed: {1}", fetcher.getClass(), fault.getClass());
            return new FetchOutcome.Failed(JwksFault.FETCHER_FAULT);
        }
    }

    private static FetchOutcome bounded(FetchOutcome outcome) {
        return outcome instanceof FetchOutcome.Document document && document.body().length > FetchRequest.MAX_BODY_BYTES
                ? new FetchOutcome.Failed(JwksFault.TOO_LARGE)
                : outcome;
    }
}
