package dev.ostiary.issue;

import dev.ostiary.key.SigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens of one {@link TokenProfile} with one key.
 *
 * <p>Each token has {@code alg}, {@code typ}, {@code iss}, {@code sub}, {@code aud}, {@code iat}, {@code exp} and a random
 * {@code jti}, and {@code kid} when the key has an id.
 *
 * <pre>{@code
 * TokenIssuer issuer = TokenIssuer.builder()
 *         .key(Keys.generate(JwsAlgorithm.ES256))
 *         .profile(TokenProfile.access("https://id.example", "orders"))
 *         .build();
 * IssuedToken token = issuer.issue("u1", Map.of("roles", List.of("admin")));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class TokenIssuer {
    private static final Set<String> RESERVED = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    private final JwsWriter writer;
    private final TokenProfile profile;
    private final InstantSource clock;

    private TokenIssuer(SigningKey key, TokenProfile profile, InstantSource clock) {
        this.writer = new JwsWriter(key, profile.type());
        this.profile = profile;
        this.clock = clock;
    }

    /**
     * Begins an issuer; key and profile must be given.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Signs a token.
     *
     * @param subject becomes {@code sub}; not empty
     * @param claims further claims: text, numbers, booleans, lists and maps of those
     * @return the token, valid from now on for the profile's lifetime
     * @throws IllegalArgumentException if the subject is empty, a claim has a registered name, or a value is not JSON
     */
    public IssuedToken issue(String subject, Map<String, ?> claims) {
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("subject: expected a name, got an empty text");
        }
        claims.keySet().stream().filter(RESERVED::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("claims: " + name + " is set by the issuer itself");
        });
        Instant issuedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(profile.lifetime());
        String id = UUID.randomUUID().toString();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", profile.issuer());
        all.put("sub", subject);
        all.put("aud", profile.audience());
        all.put("iat", issuedAt.getEpochSecond());
        all.put("exp", expiresAt.getEpochSecond());
        all.put("jti", id);
        all.putAll(claims);
        return new IssuedToken(writer.write(all), id, issuedAt, expiresAt);
    }

    /** Collects key, profile and clock of a {@link TokenIssuer}. Not thread-safe. */
    public static final class Builder {
        private @Nullable SigningKey key;
        private @Nullable TokenProfile profile;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * The key to sign with. Mandatory.
         *
         * @param signingKey bound to one algorithm
         * @return this builder
         */
        public Builder key(SigningKey signingKey) {
            this.key = Objects.requireNonNull(signingKey, "signingKey");
            return this;
        }

        /**
         * The kind of token. Mandatory.
         *
         * @param tokenProfile type, issuer, audience and lifetime
         * @return this builder
         */
        public Builder profile(TokenProfile tokenProfile) {
            this.profile = Objects.requireNonNull(tokenProfile, "tokenProfile");
            return this;
        }

        /**
         * The clock. Default: the system's.
         *
         * @param source asked once for each token
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes the issuer.
         *
         * @return immutable
         * @throws IllegalArgumentException if key or profile is missing
         */
        public TokenIssuer build() {
            if (key == null || profile == null) {
                throw new IllegalArgumentException((key == null ? "key" : "profile") + ": must be given");
            }
            return new TokenIssuer(key, profile, clock);
        }
    }
}
