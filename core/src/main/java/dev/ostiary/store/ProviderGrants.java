package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a store keeps for sessions that were signed in at an OpenID provider: one {@link ProviderGrant} a session, as long as the session.
 *
 * <p>Every way in which a session ends takes its grant along: {@link TokenStateStore#end}, {@link TokenStateStore#endAll}, its expiry, and a
 * store that makes room. As all of a store, every method is atomic for all threads and all nodes, and throws
 * {@link StoreUnavailableException} where the store cannot be reached. Times are the store's: no caller's clock plays a part in a lease.
 * Repeating a call whose answer was lost does no harm.
 *
 * <p>Keys of users and sessions are those of {@link ProviderGrant#key}. Thread-safe.
 */
public interface ProviderGrants {
    /** How long a sign-in is refused whose {@code sid}, or whose user's sessions, the provider has ended: 1 hour. */
    Duration ENDED_FOR = Duration.ofHours(1);

    /** The version to give to {@link #lease} where none is known. */
    long ANY_VERSION = 0;

    /**
     * Begins a session and records its grant, both or neither. Where there is a session of that id already, it stays as it is. Nothing is
     * recorded where the provider has ended the grant's {@code sid} within {@link #ENDED_FOR}, or the user's sessions and
     * {@link ProviderGrant#authenticatedAt} is not later: a logout that has overtaken its sign-in (OpenID Connect Back-Channel Logout 1.0).
     *
     * @param session the state to begin with
     * @param grant what the provider gave
     * @return whether the session is open
     */
    GrantOpening open(SessionState session, ProviderGrant grant);

    /**
     * Looks a session's grant up.
     *
     * @param sessionId the session's id
     * @return empty where the session has ended or expired, or never had one
     */
    Optional<StoredGrant> of(String sessionId);

    /**
     * Asks whether to ask the provider: of all callers one has the lease. In this order:
     *
     * <ul>
     *   <li>No session of that id, or without a grant: {@link GrantLease.Gone}.
     *   <li>Its version is another one than the caller's, so that somebody else has asked meanwhile: {@link GrantLease.Current}.
     *   <li>Somebody has the lease: {@link GrantLease.Held}.
     *   <li>Else the caller has it now: {@link GrantLease.Taken}.
     * </ul>
     *
     * <p>A lease does not keep anybody from {@link #replace}: whoever had it, and comes late with what the provider has said, is still
     * welcome as long as nobody else has been faster.
     *
     * @param sessionId the session's id
     * @param version the one the caller has seen, or {@link #ANY_VERSION}
     * @param lasting how long the lease lasts at most, by the store's clock; at that very instant it has ended; 1 ms to
     *     {@link StoredGrant#LONGEST_LEASE}
     * @return who asks, and the grant
     * @throws IllegalArgumentException if the duration is another one
     */
    GrantLease lease(String sessionId, long version, Duration lasting);

    /**
     * Records new tokens. The version becomes one more, the lease ends, whoever has it, and the provider does not fail any more. Of the grant
     * the sealed text counts and, where it has one, the {@code sid}; whose the session is and when it began stays as it was.
     *
     * @param sessionId the session's id
     * @param version the one that the new tokens were asked for with
     * @param grant with the new tokens
     * @return false where the version is another one by now, or the session has ended: nothing has changed, and
     *     {@link #of} tells what is there
     */
    boolean replace(String sessionId, long version, ProviderGrant grant);

    /**
     * Ends a lease because the provider has failed, and notes since when it fails, unless that is noted already. If the lease has ended
     * otherwise, another one's stays, and where the version is another one nothing is noted.
     *
     * @param sessionId the session's id
     * @param lease as it was taken
     */
    void failed(String sessionId, GrantLease.Taken lease);

    /**
     * Ends a lease, because there is nothing to ask. If it has ended otherwise, nothing happens.
     *
     * @param sessionId the session's id
     * @param lease as it was taken
     */
    void release(String sessionId, GrantLease.Taken lease);

    /**
     * Ends the sessions of a provider's session, and revokes their access tokens, as {@link TokenStateStore#end} does; notes for
     * {@link #ENDED_FOR} that no further one may begin, also where there was none.
     *
     * @param issuerAndSid {@link ProviderGrant#key} of {@code iss} and {@code sid}
     * @param upTo only sessions whose {@link ProviderGrant#issuedAt} is up to then, that second included
     * @param until when the last access token of the sessions has expired
     * @return the ids of the sessions that were ended
     * @throws IllegalArgumentException if the key is none
     */
    Set<String> end(String issuerAndSid, Instant upTo, Instant until);

    /**
     * Ends the sessions of a provider's user, as {@link #end} does; a further one may begin if the user authenticates later than then.
     *
     * @param issuerAndSub {@link ProviderGrant#key} of {@code iss} and {@code sub}
     * @param upTo only sessions whose {@link ProviderGrant#issuedAt} is up to then, that second included
     * @param until when the last access token of the sessions has expired
     * @return the ids of the sessions that were ended
     * @throws IllegalArgumentException if the key is none
     */
    Set<String> endAll(String issuerAndSub, Instant upTo, Instant until);
}
