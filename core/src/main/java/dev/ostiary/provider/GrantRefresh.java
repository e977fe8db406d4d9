package dev.ostiary.provider;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.store.GrantLease;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.StoredGrant;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Refreshes the grant of one session: whoever has the lease in the store asks the provider, the others look at the store. Holds no lock.
 * Thread-safe.
 *
 * @param grants where they are kept
 * @param seal opens and seals them
 * @param providers by name
 * @param staleFor how long a session goes on while its provider fails
 * @param currentFor how long nobody need ask again after a refresh
 * @param looks what passes between two looks at the store
 */
record GrantRefresh(
        ProviderGrants grants,
        GrantSeal seal,
        Map<String, RefreshedBy> providers,
        Duration staleFor,
        Duration currentFor,
        Looks looks) {
    private static final System.Logger LOG = System.getLogger(ProviderRefresh.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(10);

    /** Asks where it has to; nothing but a store's outage is thrown. */
    GrantOutcome refresh(String sessionId) {
        Optional<StoredGrant> stored = grants.of(sessionId);
        return stored.isEmpty() ? new GrantOutcome.None() : refresh(sessionId, stored.get());
    }

    /** What there is, without asking. */
    GrantOutcome look(String sessionId) {
        return grants.of(sessionId).map(stored -> standing(sessionId, stored)).orElseGet(GrantOutcome.None::new);
    }

    private GrantOutcome refresh(String sessionId, StoredGrant stored) {
        RefreshedBy provider = providers.get(stored.grant().provider());
        Optional<GrantSeal.Grant> opened = opened(sessionId, stored);
        if (provider == null || opened.isEmpty()) {
            return unreadable();
        }
        GrantSeal.Grant held = opened.get();
        if (held.tokens().refresh().isEmpty() || stored.isRefreshedWithin(currentFor)) {
            return confirmed(stored, held, provider);
        }
        Duration waited = Duration.ZERO;
        while (waited.compareTo(Looks.LONGEST) < 0) {
            GrantLease lease = grants.lease(sessionId, stored.version(), lease(provider));
            if (!(lease instanceof GrantLease.Held)) {
                return lease instanceof GrantLease.Taken taken
                        ? asked(new Turn(sessionId, taken, held, provider))
                        : without(sessionId, lease, provider);
            }
            Duration passed = looks.pass();
            waited = passed.isZero() ? Looks.LONGEST : waited.plus(passed);
        }
        return new GrantOutcome.Unavailable(RetryAfter.LEAST, RejectionReason.PROVIDER_UNAVAILABLE);
    }

    /** Two nodes that ask with one refresh token would end the session where it is rotated. */
    private static Duration lease(RefreshedBy provider) {
        Duration most = provider.patience().compareTo(StoredGrant.LONGEST_LEASE) > 0
                ? StoredGrant.LONGEST_LEASE
                : provider.patience();
        return most.compareTo(LEASE) > 0 ? most : LEASE;
    }

    /** Somebody else has asked meanwhile, or the session has ended. */
    private GrantOutcome without(String sessionId, GrantLease lease, RefreshedBy provider) {
        return lease instanceof GrantLease.Current newer
                ? current(sessionId, newer.grant(), provider)
                : new GrantOutcome.Over(RejectionReason.TOKEN_REVOKED);
    }

    private GrantOutcome current(String sessionId, StoredGrant stored, RefreshedBy provider) {
        return opened(sessionId, stored)
                .map(grant -> confirmed(stored, grant, provider))
                .orElseGet(GrantRefresh::unreadable);
    }

    /** The tokens may be new, and the provider may not have said for too long who the user is. */
    private GrantOutcome confirmed(StoredGrant stored, GrantSeal.Grant grant, RefreshedBy provider) {
        boolean tooLong = grant.unconfirmedSince()
                .filter(since -> isTooLong(since, stored.storeTime()))
                .isPresent();
        return tooLong ? unavailable(provider) : new GrantOutcome.Standing(provider.name(), grant);
    }

    private boolean isTooLong(Instant since, Instant now) {
        return Duration.between(since, now).compareTo(staleFor) >= 0;
    }

    private static GrantOutcome unavailable(RefreshedBy provider) {
        return new GrantOutcome.Unavailable(provider.pauses().retryAfter(), RejectionReason.PROVIDER_UNAVAILABLE);
    }

    private GrantOutcome standing(String sessionId, StoredGrant stored) {
        return opened(sessionId, stored)
                .<GrantOutcome>map(
                        grant -> new GrantOutcome.Standing(stored.grant().provider(), grant))
                .orElseGet(GrantRefresh::unreadable);
    }

    /** Nothing where the name is another issuer's now, or another client's, which must see no token of the one before. */
    private Optional<GrantSeal.Grant> opened(String sessionId, StoredGrant stored) {
        RefreshedBy provider = providers.get(stored.grant().provider());
        return seal.open(sessionId, stored.grant()).filter(grant -> provider != null && provider.hasGot(grant));
    }

    private static GrantOutcome unreadable() {
        LOG.log(
                System.Logger.Level.WARNING,
                "A session ends: its provider or client id is not configured any more, or what is kept of it is sealed"
                        + " under another key");
        return new GrantOutcome.Over(RejectionReason.TOKEN_REVOKED);
    }

    /**
     * A caller's turn to ask.
     *
     * @param lease of the version that was looked at
     * @param held what it says
     */
    private record Turn(String sessionId, GrantLease.Taken lease, GrantSeal.Grant held, RefreshedBy provider) {
        StoredGrant stored() {
            return lease.grant();
        }
    }

    private GrantOutcome asked(Turn turn) {
        GrantSeal.Grant held = turn.held();
        if (turn.provider().pauses().isPaused()) {
            grants.failed(turn.sessionId(), turn.lease());
            return whileFailing(turn, held);
        }
        RefreshAnswer answer = turn.provider().asked().refresh(held.tokens(), held.identity());
        if (answer instanceof RefreshAnswer.Renewed renewed) {
            turn.provider().pauses().succeeded();
            return recorded(turn, new GrantSeal.Grant(renewed.tokens(), renewed.identity()));
        }
        if (answer instanceof RefreshAnswer.Over over) {
            turn.provider().pauses().succeeded();
            grants.release(turn.sessionId(), turn.lease());
            LOG.log(
                    System.Logger.Level.INFO,
                    "Provider {0} has ended a session: {1}; look there whether the user signed out, the account is"
                            + " disabled or deleted, or the session ran out",
                    turn.provider().issuer(),
                    over.reason().code());
            return new GrantOutcome.Over(over.reason());
        }
        return failed(turn, held, (RefreshAnswer.Failed) answer);
    }

    private GrantOutcome failed(Turn turn, GrantSeal.Grant held, RefreshAnswer.Failed answer) {
        if (answer.outage()) {
            turn.provider().pauses().failed();
        }
        if (answer.rescued().isEmpty()) {
            grants.failed(turn.sessionId(), turn.lease());
            return whileFailing(turn, held);
        }
        GrantSeal.Grant rescued = new GrantSeal.Grant(
                answer.rescued().get(), held.identity(), Optional.of(failingSince(turn.stored(), held)));
        GrantOutcome outcome = recorded(turn, rescued);
        boolean isOurs = outcome instanceof GrantOutcome.Standing standing
                && standing.grant().equals(rescued);
        return isOurs ? whileFailing(turn, rescued) : outcome;
    }

    private static Instant failingSince(StoredGrant stored, GrantSeal.Grant held) {
        Instant noted = stored.storeTime().minus(stored.failingFor());
        return held.unconfirmedSince().filter(noted::isAfter).orElse(noted);
    }

    private GrantOutcome whileFailing(Turn turn, GrantSeal.Grant held) {
        return isTooLong(failingSince(turn.stored(), held), turn.stored().storeTime())
                ? unavailable(turn.provider())
                : new GrantOutcome.Standing(turn.provider().name(), held);
    }

    private GrantOutcome recorded(Turn turn, GrantSeal.Grant grant) {
        Optional<ProviderGrant> sealed =
                seal.seal(turn.sessionId(), turn.provider().name(), grant);
        if (sealed.isEmpty()) {
            grants.release(turn.sessionId(), turn.lease());
            return new GrantOutcome.Over(RejectionReason.SESSION_TOO_LARGE);
        }
        if (replaced(turn, sealed.get())) {
            return new GrantOutcome.Standing(turn.provider().name(), grant);
        }
        return grants.of(turn.sessionId())
                .map(newer -> current(turn.sessionId(), newer, turn.provider()))
                .orElseGet(() -> new GrantOutcome.Over(RejectionReason.TOKEN_REVOKED));
    }

    /** Tried once more: the old refresh token may be good no more, and repeating does no harm. */
    private boolean replaced(Turn turn, ProviderGrant grant) {
        long version = turn.stored().version();
        try {
            return grants.replace(turn.sessionId(), version, grant);
        } catch (StoreUnavailableException lost) {
            return grants.replace(turn.sessionId(), version, grant);
        }
    }
}
