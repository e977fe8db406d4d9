package dev.ostiary.store;

import dev.ostiary.apikey.ApiKeyRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers what signatures cannot say: which sessions there are, which ids were used, what was taken back.
 *
 * <p>Every method is atomic, for all threads and all nodes that share the store: of several callers who compete, exactly one
 * wins, and a call that fails in the middle has happened wholly or not at all. What a method has returned from is kept
 * through a crash of the caller, and of the store too unless the implementation says otherwise. Nothing is forgotten before
 * its time: a store that has no room refuses new entries, or ends what costs its users least, and says which.
 *
 * <p>Every method throws {@link StoreUnavailableException} where the store cannot be reached, answers too late or has no room.
 * The caller then knows nothing: the call may have happened or not. Repeating a call does no harm: {@link #open},
 * {@link #end}, {@link #endAll}, {@link #revoke}, {@link #confirm} and {@link #registerOneTime} may be repeated, and an id that was consumed or
 * used by a call whose answer was lost stays so.
 *
 * <p>Ids are 1 to 256 characters, subjects 1 to 1,024, whichever they are; two are the same only if they are equal as Java texts, so
 * case and blanks count. What writes refuses others with an {@link IllegalArgumentException}; what only looks does not find them.
 * Times are kept to the millisecond, as {@link StoreLimits#time} says. An entry counts until its time, and at that very instant no
 * more; the implementation's clock decides, and an entry that comes too late is as good as none. Implementations are thread-safe, hold no
 * lock and no connection between calls, and pass the contract tests that stand beside the interface.
 */
public interface TokenStateStore extends AutoCloseable {

    /**
     * Tells how long access tokens may be accepted, before sessions are opened whose tokens these are. A store that ends sessions by itself
     * to make room revokes them for that time; until it is told, for as long as the session would have lasted. Of several times the longest
     * counts. Other stores need not know: by default nothing happens.
     *
     * @param longest from a session's last refresh until its last access token is accepted nowhere any more
     */
    default void accessTokensLast(Duration longest) {
        // Ends no session by itself.
    }

    /**
     * Makes an id known that may be consumed once. Of those that are open for one subject and purpose the store keeps the
     * {@value StoreLimits#MAX_ONE_TIME} that were made known last: one more voids the first of them. For an id that is known already, the
     * new time counts.
     *
     * @param token the id, whose it is, what it is good for, and how long
     */
    void registerOneTime(OneTimeId token);

    /**
     * Uses up an id that {@link #registerOneTime} has made known, and voids all others of its subject and purpose.
     *
     * @param id of a one-time token
     * @return true for one caller only; false for an id that is unknown, used up, void, too old, or was lost by the store
     */
    boolean consumeOneTime(String id);

    /**
     * Notes an id that somebody else made up, to detect that it comes again.
     *
     * @param id the id
     * @param until when it expires, and how long it is remembered. A store that is full may go by this, so it should be the same at each use.
     *     Else the first caller's counts; a time that is past is not remembered at all
     * @return true for one caller only; false while it is remembered, and where the store is too full to tell
     * @throws IllegalArgumentException if the id is empty or too long
     */
    boolean firstUse(String id, Instant until);

    /**
     * Begins a session. Where there is one of that id already, it stays as it is.
     *
     * @param session the state to begin with
     * @return how many sessions of its subject there are now, this one among them; perhaps more than {@link #sessionsOf} would tell
     */
    int open(SessionState session);

    /**
     * Looks a session up.
     *
     * @param sessionId its id
     * @return empty where it never was, has ended or expired
     */
    Optional<SessionState> session(String sessionId);

    /**
     * Takes a refresh token for its successor, by the store's own clock:
     *
     * <ul>
     *   <li>The current token of the session is replaced by the successor, of which nothing has arrived yet: {@link Rotation.Rotated}. Not
     *       so where another copy of it has arrived, and the two are {@linkplain TokenCopy#isApartFrom apart}: {@link Rotation.Reused}.
     *   <li>The token that was replaced last, in a copy that {@linkplain TokenCopy#contradicts contradicts} the one that was exchanged, or in
     *       another than one that has come once it was {@linkplain TokenCopy#isSettled settled}: {@link Rotation.Reused}.
     *   <li>A token that was replaced less than {@link Rotation#GRACE} ago comes from a second tab. One whose own successor is still the
     *       current token, and has not {@linkplain #confirm arrived}, comes from a browser that has lost the answer. One whose successor
     *       arrived less than {@link Rotation#GRACE} ago may have been on its way since before; not so where the copy that it would get is
     *       {@linkplain TokenCopy#isApartFrom apart} from the one that arrived. {@link Rotation.Repeated}, with another copy of the current
     *       token. Nothing changes, but that the first copy is remembered which comes once that is settled.
     *   <li>Every other token of the session was used before: {@link Rotation.Reused}. Nothing changes; ending the session is up to the
     *       caller.
     *   <li>Where there is no such session of that subject, {@link Rotation.Ended}.
     * </ul>
     *
     * <p>The store remembers the tokens that were replaced last, {@value StoreLimits#MAX_SUPERSEDED} of them at least.
     *
     * @param sessionId the session
     * @param subject whose it must be
     * @param presented the refresh token's {@code jti}, and which copy of it
     * @param successor what takes its place if it is the current one; of another id
     * @return what became of it
     * @throws IllegalArgumentException if the successor's id is the presented one
     */
    Rotation rotate(String sessionId, String subject, TokenCopy presented, Successor successor);

    /**
     * Notes that tokens have arrived at the browser, because it has used them: whoever comes with a predecessor after the grace, which
     * begins now, is somebody else. Of a session's current token the copy that arrives first is kept, and when that was. Other tokens, and
     * those of a session that has ended, are passed over.
     *
     * <p>Two have come with one token where a copy is {@linkplain TokenCopy#isApartFrom apart} from the one of the current token that arrived
     * first, or from the one of the token replaced last that was exchanged. Nothing changes then; ending the session is up to the caller.
     *
     * @param arrived a refresh token's {@code jti} and copy by the id of its session; at most {@value StoreLimits#MAX_CONFIRMED}
     * @return the ids of sessions of which two hold a token; told again for as long as they are open
     * @throws IllegalArgumentException if there are more
     */
    Set<String> confirm(Map<String, TokenCopy> arrived);

    /**
     * Ends a session and revokes the access tokens that carry its id, both or neither.
     *
     * @param sessionId its id; one that is not there is revoked all the same
     * @param revokedUntil when the last access token of the session has expired
     * @throws IllegalArgumentException if the id is empty or too long
     */
    void end(String sessionId, Instant revokedUntil);

    /**
     * Ends every session of a subject and revokes their access tokens, voids the subject's one-time tokens, and revokes others of the
     * subject's tokens; all or nothing. The two kinds of tokens have a time each, since those of no session may live longer.
     *
     * @param subject whose
     * @param sessionsUntil when the last access token of the sessions has expired
     * @param others the subject's tokens that belong to no session: of one issuer or of all
     * @return the ids of the sessions that were ended
     * @throws IllegalArgumentException if the subject is empty or too long, or the revocation is not of this subject
     */
    Set<String> endAll(String subject, Instant sessionsUntil, Revocation others);

    /**
     * The sessions of a subject that have neither ended nor expired.
     *
     * @param subject whose
     * @return the oldest first
     */
    List<SessionState> sessionsOf(String subject);

    /**
     * Takes tokens back. Of two revocations of one name both times count that are later, as in {@link Revocation#and}; one that counts no
     * more adds nothing.
     *
     * @param revocation which, and for how long
     */
    void revoke(Revocation revocation);

    /**
     * Looks revocations up, in one go.
     *
     * @param names what is asked for; at most 16
     * @return those that are in force
     * @throws IllegalArgumentException if more are asked for
     */
    List<Revocation> revocationsOf(Set<Revocation.Name> names);

    /**
     * What was revoked after a position, so that a node can keep a copy. May repeat what was told before, and what has expired; never
     * leaves out a revocation that had returned before the call began. Whoever keeps a copy joins what comes of one name with
     * {@link Revocation#and}.
     *
     * @param position from an earlier page of this store, or of the same store before it was restarted; empty for all that is in force
     * @return at most 10,000 revocations, where to go on, and whether there are more now
     */
    RevocationPage revocationsAfter(Optional<String> position);

    /**
     * The API keys that this store keeps.
     *
     * @return always the same; its writing methods throw {@link StoreUnavailableException} as the store's do, and its times are kept to the
     *     millisecond
     */
    ApiKeyRegistry apiKeys();

    /**
     * What this store keeps for sessions that were signed in at an OpenID provider. The stores of this library have it; one that lacks it
     * cannot serve a filter with {@code client-id}.
     *
     * @return always the same
     * @throws UnsupportedOperationException if this store lacks it, which is the default
     */
    default ProviderGrants providerGrants() {
        throw new UnsupportedOperationException(getClass().getName()
                + " keeps no grants of OpenID providers: implement providerGrants() of TokenStateStore,"
                + " or take a store of this library");
    }

    /** Ends threads and connections that this store has opened itself; afterwards every method throws. May be called twice. */
    @Override
    void close();
}
