package dev.ostiary.store.redis;

import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps everything in a Redis server, 6.2 or newer, or Valkey, 8 or newer, which many nodes share: one, the primary that Sentinels name, or the
 * node of a cluster that has the keys.
 *
 * <pre>{@code
 * TokenStateStore store = RedisTokenStateStore.builder()
 *         .uri("rediss://shop:secret@redis.example.test")
 *         .build();
 * }</pre>
 *
 * <p>Every method is one script, which the server runs as a whole or not at all, and which is never sent again once it may have run. In a
 * cluster, one that has to find out first which keys it needs is asked again with these. The server's clock
 * decides what counts, for all nodes alike, and the server drops entries by itself when their time has come. When it has no memory
 * left it refuses new entries, if its {@code maxmemory-policy} is {@code noeviction}.
 *
 * <p>What is kept through a crash of the server is what its configuration keeps: with {@code appendonly yes} and
 * {@code appendfsync always} everything that a method has returned from, with {@code everysec} all but the last second, without
 * persistence nothing. Where everything is gone, {@link RevocationPage#completeSince} says so. A failover to a replica can lose the
 * last writes, and nobody notices all of that. What a primary that was replaced says is not believed where Sentinels or other nodes can be asked; {@code docs/stores.md} says what it means and what helps.
 *
 * <p>Every method but {@link #close} throws {@link dev.ostiary.store.StoreUnavailableException} within the timeout where the server
 * cannot be reached, does not answer, or answers with an error; the message has the server's address and the kind of the error. It
 * has no thread of its own, and connects anew by itself. Thread-safe.
 */
public final class RedisTokenStateStore implements TokenStateStore {
    private static final int PAGE = 1_000;

    private final Redis redis;
    private final RedisApiKeyRegistry apiKeys;
    private final RedisProviderGrants grants;

    RedisTokenStateStore(Redis redis) {
        this.redis = redis;
        this.apiKeys = new RedisApiKeyRegistry(redis);
        this.grants = new RedisProviderGrants(redis);
    }

    /**
     * Begins to configure a store.
     *
     * @return a builder, to which {@code uri} must be told
     */
    public static RedisTokenStateStoreBuilder builder() {
        return new RedisTokenStateStoreBuilder();
    }

    @Override
    public void registerOneTime(OneTimeId token) {
        redis.run(
                Script.REGISTER_ONE_TIME,
                List.of(redis.keys().oneTime(token.id()), redis.keys().oneTimesOf(token.subject())),
                texts(
                        token.id(),
                        token.subject(),
                        token.purpose(),
                        Millis.of(token.until()),
                        Integer.toString(StoreLimits.MAX_ONE_TIME)));
    }

    @Override
    public boolean consumeOneTime(String id) {
        return redis.run(Script.CONSUME_ONE_TIME, List.of(redis.keys().oneTime(id)), texts(id))
                .isYes();
    }

    @Override
    public boolean firstUse(String id, Instant until) {
        StoreLimits.id("id", id);
        return redis.run(Script.FIRST_USE, List.of(redis.keys().used(id)), texts(Millis.of(until)))
                .isYes();
    }

    @Override
    public int open(SessionState session) {
        List<byte[]> keys =
                List.of(redis.keys().session(session.id()), redis.keys().subject(session.subject()));
        Stream<byte[]> id = Stream.of(KeyText.bytes(session.id()));
        return redis.run(
                        Script.OPEN,
                        keys,
                        Stream.concat(id, SessionFields.of(session)).toList())
                .number();
    }

    @Override
    public Optional<SessionState> session(String sessionId) {
        List<Reply> fields = redis.run(Script.SESSION, List.of(redis.keys().session(sessionId)), List.of())
                .list();
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(Unreadable.unless(() -> SessionFields.read(sessionId, fields)));
    }

    @Override
    public Rotation rotate(String sessionId, String subject, TokenCopy presented, Successor successor) {
        StoreLimits.successor(presented.token(), successor);
        List<byte[]> keys =
                List.of(redis.keys().session(sessionId), redis.keys().subject(subject));
        List<Reply> answer = redis.run(Script.ROTATE, keys, RotationFields.of(sessionId, subject, presented, successor))
                .list();
        return Unreadable.unless(() -> RotationFields.read(sessionId, answer));
    }

    @Override
    public Set<String> confirm(Map<String, TokenCopy> arrived) {
        List<String> sessions = List.copyOf(StoreLimits.confirmed(arrived).keySet());
        List<Reply> stolen = redis.run(
                        Script.CONFIRM,
                        sessions.stream().map(redis.keys()::session).toList(),
                        RotationFields.ofArrived(
                                sessions.stream().map(arrived::get).toList()))
                .list();
        return Unreadable.unless(() -> stolen.stream()
                .map(each -> sessions.get(Integer.parseInt(each.text()) - 1))
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void end(String sessionId, Instant revokedUntil) {
        StoreLimits.id("sessionId", sessionId);
        redis.run(
                Script.END, andRevocations(redis.keys().session(sessionId)), texts(sessionId, Millis.of(revokedUntil)));
    }

    @Override
    public Set<String> endAll(String subject, Instant sessionsUntil, Revocation others) {
        StoreLimits.ofSubject(subject, others);
        Reply ended = redis.run(
                Script.END_ALL,
                andRevocations(redis.keys().subject(subject), redis.keys().oneTimesOf(subject)),
                Stream.concat(texts(Millis.of(sessionsUntil)).stream(), RevocationFields.of(others))
                        .toList());
        return ended.list().stream().map(Reply::text).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<SessionState> sessionsOf(String subject) {
        List<Reply> found = redis.run(Script.SESSIONS_OF, List.of(redis.keys().subject(subject)), List.of())
                .list();
        List<SessionState> sessions = new ArrayList<>();
        for (int i = 0; i + 1 < found.size(); i += 2) {
            String id = found.get(i).text();
            List<Reply> fields = found.get(i + 1).list();
            sessions.add(Unreadable.unless(() -> SessionFields.read(id, fields)));
        }
        sessions.sort(Comparator.comparing(SessionState::openedAt).thenComparing(SessionState::id));
        return List.copyOf(sessions);
    }

    @Override
    public void revoke(Revocation revocation) {
        redis.run(
                Script.REVOKE, andRevocations(), RevocationFields.of(revocation).toList());
    }

    @Override
    public List<Revocation> revocationsOf(Set<Revocation.Name> names) {
        List<byte[]> asked =
                StoreLimits.names(names).stream().map(RevocationFields::name).toList();
        List<Reply> found =
                redis.run(Script.REVOCATIONS_OF, andRevocations(), asked).list();
        return Unreadable.unless(() -> RevocationFields.read(found));
    }

    @Override
    public RevocationPage revocationsAfter(Optional<String> position) {
        FeedPosition from = position.map(FeedPosition::parse).orElse(FeedPosition.BEGINNING);
        List<Reply> page = redis.run(
                        Script.REVOCATIONS_AFTER,
                        andRevocations(),
                        texts(from.epoch(), from.place(), Integer.toString(PAGE)))
                .list();
        return Unreadable.unless(() -> page(page));
    }

    @Override
    public ApiKeyRegistry apiKeys() {
        return apiKeys;
    }

    @Override
    public ProviderGrants providerGrants() {
        return grants;
    }

    @Override
    public void close() {
        redis.close();
    }

    private static RevocationPage page(List<Reply> page) {
        FeedPosition position = new FeedPosition(page.get(0).text(), page.get(2).text());
        return new RevocationPage(
                RevocationFields.read(page.subList(5, page.size())),
                position.toString(),
                page.get(3).isYes(),
                Millis.instant(page.get(1).text()),
                Millis.instant(page.get(4).text()));
    }

    private List<byte[]> andRevocations(byte[]... keys) {
        return Stream.concat(Stream.of(keys), redis.keys().revocations()).toList();
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(KeyText::bytes).toList();
    }
}
