package dev.ostiary.store;

import java.time.Instant;
import java.util.List;

/**
 * A piece of what was revoked, for nodes that keep a copy.
 *
 * @param revocations in no particular order; some may have been told before
 * @param position where to go on; only the store that made it understands it
 * @param more whether to go on at once
 * @param completeSince since when the store remembers without a gap: sessions and revocations from before may be lost, as after
 *     a restart of a store in memory
 * @param storeTime what the store's clock said while it made the page
 */
public record RevocationPage(
        List<Revocation> revocations, String position, boolean more, Instant completeSince, Instant storeTime) {
    /**
     * Takes a piece.
     *
     * @param revocations copied
     * @param position where to go on
     * @param more whether to go on at once
     * @param completeSince since when nothing is missing
     * @param storeTime what the store's clock said
     */
    public RevocationPage {
        revocations = List.copyOf(revocations);
        completeSince = StoreLimits.time(completeSince);
        storeTime = StoreLimits.time(storeTime);
    }
}
