package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A grant as the store has it. All times are the store's own. Immutable and thread-safe. {@code toString} shows no text.
 *
 * @param grant what is kept
 * @param version counts from 1, one more with each {@link ProviderGrants#replace}
 * @param refreshedAt when the session was opened, or the grant was replaced last
 * @param leasedUntil until when somebody asks the provider; empty where nobody does
 * @param failingSince when the provider failed first of all times since {@code refreshedAt}; empty where it has not
 * @param storeTime what the store's clock said when it was read
 */
public record StoredGrant(
        ProviderGrant grant,
        long version,
        Instant refreshedAt,
        Optional<Instant> leasedUntil,
        Optional<Instant> failingSince,
        Instant storeTime) {
    /** The longest lease: 1 minute. */
    public static final Duration LONGEST_LEASE = Duration.ofMinutes(1);

    /**
     * Takes what a store has read. A lease that has ended is none, nor is one that is longer than any can be: the store's clock was ahead
     * when it was taken.
     *
     * @param grant what is kept
     * @param version from 1 on
     * @param refreshedAt when it was replaced last
     * @param leasedUntil until when somebody asks the provider
     * @param failingSince since when the provider fails
     * @param storeTime what the store's clock said
     * @throws IllegalArgumentException if the version is less than 1
     */
    public StoredGrant {
        if (version < 1) {
            throw new IllegalArgumentException("version: expected 1 or more");
        }
        Instant latest = storeTime.plus(LONGEST_LEASE);
        leasedUntil = leasedUntil.filter(end -> end.isAfter(storeTime) && !end.isAfter(latest));
    }

    /**
     * What {@link ProviderGrants#lease} answers a caller who does not get the lease: for whoever implements a store.
     *
     * @param known the version that the caller has seen, or {@link ProviderGrants#ANY_VERSION}
     * @return empty where the lease may be taken
     */
    public Optional<GrantLease> withoutLease(long known) {
        boolean isAnother = known != ProviderGrants.ANY_VERSION && known != version;
        if (isAnother) {
            return Optional.of(new GrantLease.Current(this));
        }
        return leasedUntil.map(end -> new GrantLease.Held(this));
    }

    /**
     * Whether the provider has given new tokens a short time ago, by the store's clock. Those of the sign-in do not count, and a time ahead
     * of the store's was noted by a clock that was wrong.
     *
     * @param within less than which is short
     * @return whether nobody need ask again
     */
    public boolean isRefreshedWithin(Duration within) {
        return version > 1
                && !refreshedAt.isAfter(storeTime)
                && refreshedAt.plus(within).isAfter(storeTime);
    }

    /**
     * Since when the provider has failed for this session.
     *
     * @return how long, by the store's clock alone; zero where it has not, and never less
     */
    public Duration failingFor() {
        return failingSince
                .map(since -> Duration.between(since, storeTime))
                .filter(passed -> !passed.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Shows version and times only. */
    @Override
    public String toString() {
        return "StoredGrant[version " + version + ", refreshed " + refreshedAt + "]";
    }
}
