package dev.ostiary.apikey;

import dev.ostiary.encoding.Base64Url;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * What a store keeps of an API key: everything but the key.
 *
 * <p>The hash is a plain SHA-256. A slow hash protects what people choose, which can be guessed; of 256 random bits no
 * guess comes near, however fast each one is. Times are kept to the millisecond. Immutable and thread-safe.
 *
 * @param id 16 small letters and digits; finds the record and is no secret
 * @param hash SHA-256 of the whole text of the key, in base64url
 * @param subject whom the key stands for; 1 to 1,024 characters without control characters or a backslash, no blank at
 *     either end
 * @param roles in order; each as a subject, and without a comma; at most 100
 * @param scopes in order; each a scope token of RFC 6749, section 3.3; at most 100
 * @param createdAt when the key was made
 * @param expiresAt from when on it counts no more; empty: never
 * @param revoked whether it was taken back
 */
public record ApiKeyRecord(
        String id,
        String hash,
        String subject,
        Set<String> roles,
        Set<String> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        boolean revoked) {

    private static final int HASH_BYTES = 32;

    /**
     * Takes what a store has kept. New ones come from {@link ApiKeys#issue}.
     *
     * @param id 16 small letters and digits
     * @param hash 32 bytes in base64url
     * @param subject whom the key stands for
     * @param roles copied
     * @param scopes copied
     * @param createdAt when the key was made
     * @param expiresAt after {@code createdAt}, or empty
     * @param revoked whether it was taken back
     * @throws IllegalArgumentException if one of them is not as described; the message names it and never shows it
     */
    public ApiKeyRecord {
        require(ApiKeyText.isId(id), "id: expected 16 small letters and digits");
        require(isHash(hash), "hash: expected 32 bytes in base64url, 43 characters");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        expiresAt = expiresAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        require(
                expiresAt.isEmpty() || expiresAt.get().isAfter(createdAt),
                "expiresAt: expected a time after createdAt");
        subject = ApiKeyNames.subject(subject);
        roles = ApiKeyNames.roles(roles);
        scopes = ApiKeyNames.scopes(scopes);
    }

    /**
     * Whether the key counts no more: at {@code expiresAt} itself it does not.
     *
     * @param now the time to look at
     * @return never true for a key that does not expire
     */
    public boolean isExpiredAt(Instant now) {
        return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
    }

    /**
     * The same record, taken back.
     *
     * @return a record whose key is refused from now on
     */
    public ApiKeyRecord asRevoked() {
        return new ApiKeyRecord(id, hash, subject, roles, scopes, createdAt, expiresAt, true);
    }

    /** Shows times and state only. */
    @Override
    public String toString() {
        return "ApiKeyRecord[created " + createdAt
                + expiresAt.map(at -> ", expires " + at).orElse("") + (revoked ? ", revoked" : "") + "]";
    }

    private static boolean isHash(String text) {
        return Base64Url.decode(text)
                .filter(bytes -> bytes.length == HASH_BYTES)
                .isPresent();
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
