package dev.ostiary.apikey;

import dev.ostiary.apikey.ApiKeyVerification.Accepted;
import dev.ostiary.apikey.ApiKeyVerification.Rejected;
import dev.ostiary.apikey.ApiKeyVerification.Unavailable;
import dev.ostiary.encoding.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes and verifies API keys.
 *
 * <p>A key reads {@code ost_<id>_<secret>} and matches {@code ost_[0-9a-z]{16}_[0-9A-Za-z]{49}}, by which scanners find
 * keys that were published by mistake. The last six characters are a checksum, so a mistyped key is refused without
 * asking the store. The secret has 256 random bits, and only a hash of the key is kept.
 *
 * <pre>{@code
 * InMemoryApiKeyStore store = new InMemoryApiKeyStore(1_000);
 * ApiKeys keys = ApiKeys.of(store);
 *
 * IssuedApiKey issued = keys.issue("build-server", Set.of("ci"), Set.of("artifacts:write"));
 * store.add(issued.record());
 * String shownOnce = issued.key();
 *
 * boolean accepted = keys.verify(shownOnce) instanceof ApiKeyVerification.Accepted;
 * }</pre>
 *
 * <p>Immutable and thread-safe, if the store is.
 */
public final class ApiKeys {
    /** The longest a key that expires may live: 36,500 days. */
    public static final Duration MAX_LIFETIME = Duration.ofDays(36_500);

    private static final System.Logger LOG = System.getLogger(ApiKeys.class.getName());

    private final ApiKeyStore store;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    /** What an unknown id is compared with; nobody has the key to it. */
    private final String hashOfNoKey = ApiKeyText.generate(random).hash();

    private ApiKeys(ApiKeyStore store, InstantSource clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Keys of a store, by the system's clock.
     *
     * @param store where the records are found
     * @return the door to issue and verify
     */
    public static ApiKeys of(ApiKeyStore store) {
        return of(store, InstantSource.system());
    }

    /**
     * Keys of a store.
     *
     * @param store where the records are found
     * @param clock asked once for each key issued, and for each key that the sender really holds
     * @return the door to issue and verify
     */
    public static ApiKeys of(ApiKeyStore store, InstantSource clock) {
        return new ApiKeys(store, clock);
    }

    /**
     * Makes a key that never expires. It counts once its record is in the store, which is left to the caller.
     *
     * @param subject whom the key stands for, as {@link ApiKeyRecord} describes it
     * @param roles may be empty
     * @param scopes may be empty
     * @return the key and its record
     * @throws IllegalArgumentException if a name is not as {@link ApiKeyRecord} describes it
     */
    public IssuedApiKey issue(String subject, Set<String> roles, Set<String> scopes) {
        return issue(subject, roles, scopes, now(), Optional.empty());
    }

    /**
     * Makes a key that expires. It counts once its record is in the store, which is left to the caller.
     *
     * @param subject whom the key stands for, as {@link ApiKeyRecord} describes it
     * @param roles may be empty
     * @param scopes may be empty
     * @param lifetime more than zero, at most {@link #MAX_LIFETIME}
     * @return the key and its record
     * @throws IllegalArgumentException if a name is not as {@link ApiKeyRecord} describes it, or the lifetime out of range
     */
    public IssuedApiKey issue(String subject, Set<String> roles, Set<String> scopes, Duration lifetime) {
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("lifetime: expected more than 0s, at most 36500d, got " + lifetime);
        }
        Instant now = now();
        return issue(subject, roles, scopes, now, Optional.of(now.plus(lifetime)));
    }

    /**
     * Verifies a key.
     *
     * @param key any text; {@code null} is a malformed key
     * @return never {@code null}; a store that cannot be reached, or throws, is {@link Unavailable}; nothing is thrown for
     *     any text
     */
    public ApiKeyVerification verify(@Nullable String key) {
        Optional<ApiKeyText> text = ApiKeyText.parse(key);
        if (text.isEmpty()) {
            return new Rejected(ApiKeyRejection.API_KEY_MALFORMED);
        }
        ApiKeyLookup lookup = find(text.get().id());
        if (lookup instanceof ApiKeyLookup.Unavailable outage) {
            return new Unavailable(outage.retryAfter());
        }
        Optional<ApiKeyRecord> record =
                lookup instanceof ApiKeyLookup.Found found ? Optional.of(found.record()) : Optional.empty();
        // An unknown id costs the same hash and comparison, so time does not tell which ids there are.
        boolean held = isEqual(text.get().hash(), record.map(ApiKeyRecord::hash).orElse(hashOfNoKey));
        return record.isPresent() && held ? ofHolder(record.get()) : new Rejected(ApiKeyRejection.API_KEY_UNKNOWN);
    }

    private ApiKeyVerification ofHolder(ApiKeyRecord record) {
        if (record.revoked()) {
            return new Rejected(ApiKeyRejection.API_KEY_REVOKED);
        }
        return record.isExpiredAt(clock.instant())
                ? new Rejected(ApiKeyRejection.API_KEY_EXPIRED)
                : new Accepted(record);
    }

    /** Stores are somebody else's code: their fault is an outage, never a verdict about the key. */
    private ApiKeyLookup find(String id) {
        try {
            return Objects.requireNonNull(store.find(id), "the store's answer");
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "API keys from {0} failed: {1}", store.getClass(), fault.getClass());
            return new ApiKeyLookup.Unavailable(RetryAfter.LEAST);
        }
    }

    private IssuedApiKey issue(
            String subject, Set<String> roles, Set<String> scopes, Instant createdAt, Optional<Instant> expiresAt) {
        ApiKeyText text = ApiKeyText.generate(random);
        ApiKeyRecord record =
                new ApiKeyRecord(text.id(), text.hash(), subject, roles, scopes, createdAt, expiresAt, false);
        return new IssuedApiKey(text.text(), record);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean isEqual(String hash, String expected) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
    }
}
