package dev.ostiary.store.redis;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The API keys of a store in Redis: a hash for each, and a set of ids for each owner. Nothing of them expires. Thread-safe. */
final class RedisApiKeyRegistry implements ApiKeyRegistry {

    private final Redis redis;

    RedisApiKeyRegistry(Redis redis) {
        this.redis = redis;
    }

    @Override
    public ApiKeyLookup find(String id) {
        try {
            Reply reply = redis.run(Script.FIND_API_KEY, List.of(redis.keys().apiKey(id)), List.of());
            List<Reply> fields = reply.list();
            return fields.isEmpty() ? new ApiKeyLookup.Unknown() : new ApiKeyLookup.Found(record(id, fields));
        } catch (StoreUnavailableException outage) {
            return new ApiKeyLookup.Unavailable(StoreUnavailableException.RETRY_AFTER);
        }
    }

    @Override
    public boolean add(ApiKeyRecord record) {
        return redis.run(
                        Script.ADD_API_KEY,
                        List.of(redis.keys().apiKey(record.id()), redis.keys().apiKeysOf(record.subject())),
                        Stream.concat(Stream.of(KeyText.bytes(record.id())), ApiKeyFields.of(record))
                                .toList())
                .isYes();
    }

    @Override
    public boolean revoke(String id) {
        return redis.run(Script.REVOKE_API_KEY, List.of(redis.keys().apiKey(id)), List.of())
                .isYes();
    }

    @Override
    public List<ApiKeyRecord> keysOf(String subject) {
        List<Reply> found = redis.run(Script.API_KEYS_OF, List.of(redis.keys().apiKeysOf(subject)), List.of())
                .list();
        List<ApiKeyRecord> records = new ArrayList<>();
        for (int i = 0; i + 1 < found.size(); i += 2) {
            records.add(record(found.get(i).text(), found.get(i + 1).list()));
        }
        records.sort(Comparator.comparing(ApiKeyRecord::createdAt).thenComparing(ApiKeyRecord::id));
        return List.copyOf(records);
    }

    private static ApiKeyRecord record(String id, List<Reply> fields) {
        return Unreadable.unless(() -> ApiKeyFields.read(id, fields));
    }
}
