package dev.ostiary.store;

import java.time.Instant;

/** Who may ask the provider for new tokens of a session. Immutable and thread-safe. */
public sealed interface GrantLease {
    /**
     * The caller may, and nobody else until then. Ends with {@link ProviderGrants#replace}, {@link ProviderGrants#failed} or
     * {@link ProviderGrants#release}, and by itself.
     *
     * @param grant as it is now
     * @param until when it ends by itself, by the store's clock
     */
    record Taken(StoredGrant grant, Instant until) implements GrantLease {}

    /**
     * Nobody need ask: another one has done so, or the session has only just begun. The lease was not taken.
     *
     * @param grant with new tokens
     */
    record Current(StoredGrant grant) implements GrantLease {}

    /**
     * Another one is asking. Look again in a moment.
     *
     * @param grant as it is now, with the old tokens
     */
    record Held(StoredGrant grant) implements GrantLease {}

    /** There is no such session, or it has no grant. */
    record Gone() implements GrantLease {}
}
