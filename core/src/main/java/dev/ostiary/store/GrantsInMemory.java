package dev.ostiary.store;

import dev.ostiary.store.Revocation.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The grants of a store in memory, which guards them with everything else. Thread-safe. */
final class GrantsInMemory implements ProviderGrants {
    private final SessionRoom sessions;
    private final StoreTime time;
    private final Guard guard;

    /** Does something while nobody else does, at the time by which entries expire. */
    interface Guard {
        <T> T run(Function<Instant, T> work);
    }

    GrantsInMemory(SessionRoom sessions, StoreTime time, Guard guard) {
        this.sessions = sessions;
        this.time = time;
        this.guard = guard;
    }

    @Override
    public GrantOpening open(SessionState session, ProviderGrant grant) {
        return guard.run(now -> {
            List<Revocation> ended = grant.endedNames().stream()
                    .flatMap(name -> sessions.revocations().find(name, now).stream())
                    .toList();
            if (grant.isEndedBy(ended)) {
                return new GrantOpening.Ended();
            }
            if (sessions.get(session.id(), now).isEmpty()) {
                sessions.open(session, now);
                sessions.get(session.id(), now)
                        .ifPresent(kept -> record(KeptGrant.opened(session, grant, told()), now));
            }
            return new GrantOpening.Opened(sessions.count(session.subject(), now));
        });
    }

    private void record(KeptGrant kept, Instant now) {
        sessions.grants().remove(kept.sessionId());
        sessions.makeRoomForGrant(kept.subject(), kept.characters(), now);
        sessions.grants().put(kept, told());
    }

    @Override
    public Optional<StoredGrant> of(String sessionId) {
        return guard.run(now -> kept(sessionId, now).map(kept -> kept.told(told())));
    }

    @Override
    public GrantLease lease(String sessionId, long version, Duration lasting) {
        StoreLimits.lease(lasting);
        return guard.run(now -> kept(sessionId, now)
                .map(kept -> lease(kept, version, StoreLimits.time(told().plus(lasting))))
                .orElseGet(GrantLease.Gone::new));
    }

    private GrantLease lease(KeptGrant kept, long version, Instant end) {
        StoredGrant stored = kept.told(told());
        Optional<GrantLease> refused = stored.withoutLease(version);
        if (refused.isEmpty()) {
            sessions.grants().put(kept.leasedUntil(end), told());
        }
        return refused.orElseGet(() -> new GrantLease.Taken(stored, end));
    }

    @Override
    public boolean replace(String sessionId, long version, ProviderGrant grant) {
        return guard.run(now -> {
            Optional<KeptGrant> kept = kept(sessionId, now).filter(each -> each.version() == version);
            kept.ifPresent(each -> record(each.replacedBy(grant, told()), now));
            return kept.isPresent();
        });
    }

    @Override
    public void failed(String sessionId, GrantLease.Taken lease) {
        change(
                sessionId,
                kept -> kept.version() == lease.grant().version()
                        ? kept.failing(told()).released(lease.until())
                        : kept);
    }

    @Override
    public void release(String sessionId, GrantLease.Taken lease) {
        change(sessionId, kept -> kept.released(lease.until()));
    }

    private void change(String sessionId, UnaryOperator<KeptGrant> change) {
        guard.run(now -> {
            kept(sessionId, now).ifPresent(kept -> sessions.grants().put(change.apply(kept), told()));
            return true;
        });
    }

    @Override
    public Set<String> end(String issuerAndSid, Instant upTo, Instant until) {
        return end(Name.ofProviderSession(StoreLimits.key("issuerAndSid", issuerAndSid)), upTo, until);
    }

    @Override
    public Set<String> endAll(String issuerAndSub, Instant upTo, Instant until) {
        return end(Name.ofProviderSubject(StoreLimits.key("issuerAndSub", issuerAndSub)), upTo, until);
    }

    private Set<String> end(Name name, Instant upTo, Instant until) {
        return guard.run(now -> {
            Revocation noted = new Revocation(name, upTo, now.plus(ENDED_FOR));
            List<KeptGrant> begun = sessions.grants().of(name).stream()
                    .filter(kept -> !kept.grant().issuedAt().isAfter(StoreLimits.thatSecond(upTo)))
                    .filter(kept -> sessions.get(kept.sessionId(), now).isPresent())
                    .toList();
            begun.forEach(kept -> sessions.end(kept.sessionId(), until, now));
            if (begun.isEmpty()) {
                sessions.revoke(noted, now);
            } else {
                sessions.revocations().add(noted, Optional.of(begun.get(0).subject()), now);
            }
            return begun.stream().map(KeptGrant::sessionId).collect(Collectors.toUnmodifiableSet());
        });
    }

    /** Of a session that is there. */
    private Optional<KeptGrant> kept(String sessionId, Instant now) {
        return sessions.get(sessionId, now).flatMap(session -> sessions.grants().get(sessionId));
    }

    /** Never goes back. */
    private Instant told() {
        return StoreLimits.time(time.told());
    }
}
