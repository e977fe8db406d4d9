package dev.ostiary.provider;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.issue.SessionSeal;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.issue.Unsealing;
import dev.ostiary.key.KeyDerivation;
import dev.ostiary.key.SealingKey;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.ProviderSignIn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals what is kept of a session beside it: the provider's tokens and who the user is, bound to the session's id. Whoever has the text and
 * not the key has nothing. Immutable and thread-safe.
 */
public final class GrantSeal {
    /** The most bytes of all claims of a session together, as JSON: 32 KiB. */
    public static final int MOST_CLAIM_BYTES = 32 * 1024;

    private static final System.Logger LOG = System.getLogger(GrantSeal.class.getName());
    private static final String PURPOSE = "provider_grant";
    private static final String LABEL = "ostiary grant v1";
    private static final String SESSION = "session";

    private final SessionSeal seal;

    private GrantSeal(List<KeyDerivation> keys, InstantSource clock) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys: at least one expected");
        }
        List<SealingKey> sealing =
                keys.stream().map(key -> key.sealingKey(LABEL)).toList();
        this.seal = SessionSeal.of(
                        sealing.get(0), sealing.subList(1, sealing.size()).toArray(SealingKey[]::new))
                .withPurpose(PURPOSE)
                .withLifetime(TokenProfile.MAX_LIFETIME)
                .withMaxLength(ProviderGrant.MAX_SEALED_LENGTH)
                .withClock(clock);
    }

    /**
     * What is sealed. Immutable.
     *
     * @param tokens the provider's
     * @param identity who the user is
     * @param unconfirmedSince since when the tokens are newer than what is known of the user, because the provider could not tell the rest
     */
    public record Grant(ProviderTokens tokens, ProviderIdentity identity, Optional<Instant> unconfirmedSince) {
        /**
         * What a sign-in or a complete refresh brings.
         *
         * @param tokens the provider's
         * @param identity who the user is
         */
        public Grant(ProviderTokens tokens, ProviderIdentity identity) {
            this(tokens, identity, Optional.empty());
        }
    }

    /**
     * Takes the keys.
     *
     * @param keys the first seals, all of them open; the same on every node
     * @param clock what was sealed 400 days ago is not opened any more
     * @return the seal
     * @throws IllegalArgumentException if there is no key
     */
    public static GrantSeal of(List<KeyDerivation> keys, InstantSource clock) {
        return new GrantSeal(keys, clock);
    }

    /**
     * Seals, as the store keeps it.
     *
     * @param sessionId the session's own id
     * @param provider the provider's name
     * @param grant what to seal
     * @return empty where claims or text are too long ({@code session_too_large}): the log says so, with the name of the largest claim
     */
    public Optional<ProviderGrant> seal(String sessionId, String provider, Grant grant) {
        ProviderSignIn signIn = grant.identity().signIn();
        return text(sessionId, grant)
                .map(text -> new ProviderGrant(
                        provider,
                        signIn.subjectKey(),
                        signIn.sidKey(),
                        grant.identity().issuedAt(),
                        signIn.authenticatedAt(),
                        text));
    }

    private Optional<String> text(String sessionId, Grant grant) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put(SESSION, sessionId);
        content.putAll(GrantClaims.write(grant));
        Map<String, @Nullable Object> claims = grant.identity().claims();
        if (bytes(claims) > MOST_CLAIM_BYTES) {
            return tooLarge(claims);
        }
        try {
            return Optional.of(seal.seal(content));
        } catch (IllegalArgumentException tooLong) {
            return tooLarge(claims);
        }
    }

    private static Optional<String> tooLarge(Map<String, @Nullable Object> claims) {
        String largest = claims.entrySet().stream()
                .max(Comparator.comparingInt(GrantSeal::bytes))
                .map(Map.Entry::getKey)
                .orElse("");
        LOG.log(
                System.Logger.Level.WARNING,
                "A session has more claims or tokens than are kept for one; the largest claim is \"{0}\"",
                Harmless.text(largest));
        return Optional.empty();
    }

    private static int bytes(Map.Entry<String, @Nullable Object> claim) {
        Map<String, @Nullable Object> alone = new LinkedHashMap<>();
        alone.put(claim.getKey(), claim.getValue());
        return bytes(alone);
    }

    private static int bytes(Map<String, @Nullable Object> claims) {
        return StrictJson.write(claims).getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Opens.
     *
     * @param sessionId the session that it must be of
     * @param kept as the store has it
     * @return empty if it is of another session, was sealed under a key that is gone, or was changed
     */
    public Optional<Grant> open(String sessionId, ProviderGrant kept) {
        return seal.unseal(kept.sealed()) instanceof Unsealing.Unsealed unsealed
                        && sessionId.equals(unsealed.claims().get(SESSION))
                ? GrantClaims.read(unsealed.claims())
                : Optional.empty();
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "GrantSeal[" + seal + "]";
    }
}
