package dev.ostiary.store.redis;

import dev.ostiary.store.GrantLease;
import dev.ostiary.store.GrantOpening;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.StoredGrant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grants in a Redis server: one script each. Thread-safe. */
final class RedisProviderGrants implements ProviderGrants {
    /** As the version of one that has not failed: none is 0. */
    private static final String NOT_FAILED = "0";

    /** Instead of how many sessions there are. */
    private static final int ENDED = -1;

    private final Redis redis;

    RedisProviderGrants(Redis redis) {
        this.redis = redis;
    }

    @Override
    public GrantOpening open(SessionState session, ProviderGrant grant) {
        Stream<byte[]> ended = Stream.concat(
                        Stream.of(Name.ofProviderSubject(grant.subjectKey())),
                        grant.sidKey().map(Name::ofProviderSession).stream())
                .map(RevocationFields::name);
        List<byte[]> arguments = Stream.of(
                        Stream.of(KeyText.bytes(session.id())),
                        SessionFields.of(session),
                        GrantFields.of(grant),
                        Stream.of(
                                KeyText.bytes(Millis.of(grant.authenticatedAt().truncatedTo(ChronoUnit.SECONDS)))),
                        ended)
                .flatMap(each -> each)
                .toList();
        List<byte[]> keys = Stream.of(
                        Stream.of(
                                redis.keys().session(session.id()), redis.keys().subject(session.subject())),
                        redis.keys().revocations(),
                        grantsOf(grant))
                .flatMap(each -> each)
                .toList();
        int open = redis.run(Script.OPEN_GRANT, keys, arguments).number();
        return open == ENDED ? new GrantOpening.Ended() : new GrantOpening.Opened(open);
    }

    @Override
    public Optional<StoredGrant> of(String sessionId) {
        List<Reply> fields = run(Script.GRANT, sessionId).list();
        return fields.isEmpty() ? Optional.empty() : Optional.of(Unreadable.unless(() -> GrantFields.read(fields)));
    }

    @Override
    public GrantLease lease(String sessionId, long version, Duration lasting) {
        List<Reply> answer = run(
                        Script.LEASE_GRANT,
                        sessionId,
                        Long.toString(version),
                        Long.toString(StoreLimits.lease(lasting).toMillis()),
                        Long.toString(StoredGrant.LONGEST_LEASE.toMillis()))
                .list();
        return Unreadable.unless(() -> GrantFields.lease(answer));
    }

    @Override
    public boolean replace(String sessionId, long version, ProviderGrant grant) {
        Stream<byte[]> arguments = Stream.of(
                        sessionId, Long.toString(version), grant.sidKey().orElse(""), grant.sealed())
                .map(KeyText::bytes);
        Stream<byte[]> keys = Stream.concat(
                Stream.of(redis.keys().session(sessionId)),
                grant.sidKey().map(Name::ofProviderSession).map(redis.keys()::grantsOf).stream());
        return redis.run(Script.REPLACE_GRANT, keys.toList(), arguments.toList())
                .isYes();
    }

    @Override
    public void failed(String sessionId, GrantLease.Taken lease) {
        run(
                Script.RELEASE_GRANT,
                sessionId,
                Millis.of(lease.until()),
                Long.toString(lease.grant().version()));
    }

    @Override
    public void release(String sessionId, GrantLease.Taken lease) {
        run(Script.RELEASE_GRANT, sessionId, Millis.of(lease.until()), NOT_FAILED);
    }

    @Override
    public Set<String> end(String issuerAndSid, Instant upTo, Instant until) {
        String key = StoreLimits.key("issuerAndSid", issuerAndSid);
        return end(Name.ofProviderSession(key), "sidKey", upTo, until);
    }

    @Override
    public Set<String> endAll(String issuerAndSub, Instant upTo, Instant until) {
        String key = StoreLimits.key("issuerAndSub", issuerAndSub);
        return end(Name.ofProviderSubject(key), "subKey", upTo, until);
    }

    private Set<String> end(Name name, String field, Instant upTo, Instant until) {
        List<byte[]> keys = Stream.concat(
                        Stream.of(redis.keys().grantsOf(name)), redis.keys().revocations())
                .toList();
        List<byte[]> arguments = List.of(
                KeyText.bytes(field),
                KeyText.bytes(name.id()),
                KeyText.bytes(Millis.of(StoreLimits.thatSecond(upTo))),
                KeyText.bytes(Millis.of(until)),
                RevocationFields.name(name),
                KeyText.bytes(Millis.of(upTo)),
                KeyText.bytes(Long.toString(ENDED_FOR.toMillis())));
        return redis.run(Script.END_GRANTS, keys, arguments).list().stream()
                .map(Reply::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<byte[]> grantsOf(ProviderGrant grant) {
        return Stream.concat(
                        Stream.of(Name.ofProviderSubject(grant.subjectKey())),
                        grant.sidKey().map(Name::ofProviderSession).stream())
                .map(redis.keys()::grantsOf);
    }

    private Reply run(Script script, String sessionId, String... arguments) {
        return redis.run(
                script,
                List.of(redis.keys().session(sessionId)),
                Stream.of(arguments).map(KeyText::bytes).toList());
    }
}
