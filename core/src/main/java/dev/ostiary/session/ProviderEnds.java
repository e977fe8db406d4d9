package dev.ostiary.session;

import dev.ostiary.store.StoreUnavailableException;
import java.time.Instant;

/** Ends the sessions that began at an OpenID provider, which has ended them. Thread-safe. */
public final class ProviderEnds {
    private final SessionEnds ends;

    ProviderEnds(SessionEnds ends) {
        this.ends = ends;
    }

    /**
     * Ends the sessions that began under one session of the provider.
     *
     * @param issuerAndSid {@link dev.ostiary.store.ProviderGrant#key} of {@code iss} and {@code sid}
     * @param upTo only those that began up to then by the provider's clock, that second included
     * @return how many sessions were ended
     * @throws StoreUnavailableException if it could not be recorded: to be tried again
     */
    public int ofSession(String issuerAndSid, Instant upTo) {
        return ends.endAtProvider(issuerAndSid, upTo);
    }

    /**
     * Ends the sessions of one user of the provider.
     *
     * @param issuerAndSub {@link dev.ostiary.store.ProviderGrant#key} of {@code iss} and {@code sub}
     * @param upTo only those that began up to then by the provider's clock, that second included
     * @return how many sessions were ended
     * @throws StoreUnavailableException if it could not be recorded: to be tried again
     */
    public int ofUser(String issuerAndSub, Instant upTo) {
        return ends.endAllAtProvider(issuerAndSub, upTo);
    }
}
