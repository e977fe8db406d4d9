package dev.ostiary.issue;

import dev.ostiary.key.KeyRing;
import dev.ostiary.key.SigningKey;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link TokenIssuer} needs.
 *
 * <p>{@link #key} or {@link #keys}, and {@link #profile}, are mandatory. Each method replaces what an earlier call of it
 * said. Not thread-safe.
 */
public final class TokenIssuerBuilder {
    /** About what browsers keep of one cookie (RFC 6265, section 6.1); its name and attributes count too. */
    private static final int COOKIE_LENGTH = 4_096;

    private static final int LEAST_MAX_TOKEN_LENGTH = 256;
    private static final int MOST_MAX_TOKEN_LENGTH = 1_048_576;

    private @Nullable KeyRing keys;
    private @Nullable TokenProfile profile;
    private @Nullable SessionSeal seal;
    private InstantSource clock = InstantSource.system();
    private Supplier<String> ids = () -> UUID.randomUUID().toString();
    private int maxTokenLength = COOKIE_LENGTH;

    TokenIssuerBuilder() {}

    /**
     * The key to sign with, the same as a {@linkplain #keys ring} of this key alone.
     *
     * @param signingKey bound to one algorithm; without a {@code kid}, a key pair goes by its thumbprint and a secret by
     *     a random id
     * @return this builder
     */
    public TokenIssuerBuilder key(SigningKey signingKey) {
        return keys(KeyRing.of(signingKey));
    }

    /**
     * The keys in rotation, the first of which signs.
     *
     * @param ring the same that the verifier is given
     * @return this builder
     */
    public TokenIssuerBuilder keys(KeyRing ring) {
        this.keys = Objects.requireNonNull(ring, "ring");
        return this;
    }

    /**
     * The kind of token. Mandatory.
     *
     * @param tokenProfile type, issuer, audience, purpose and lifetime
     * @return this builder
     */
    public TokenIssuerBuilder profile(TokenProfile tokenProfile) {
        this.profile = Objects.requireNonNull(tokenProfile, "tokenProfile");
        return this;
    }

    /**
     * What {@link TokenIssuer#seal} and {@link TokenIssuer#unseal} use. Default: none, and they cannot be called.
     *
     * @param sessionSeal with keys, purpose, lifetime and clock of its own
     * @return this builder
     */
    public TokenIssuerBuilder sealing(SessionSeal sessionSeal) {
        this.seal = Objects.requireNonNull(sessionSeal, "sessionSeal");
        return this;
    }

    /**
     * The clock. Default: the system's.
     *
     * @param source asked once for each token
     * @return this builder
     */
    public TokenIssuerBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Where each {@code jti} comes from. Default: random UUIDs (version 4, 122 random bits).
     *
     * @param source asked once for each token, by any thread; its texts are 1 to 1,024 characters, never the same twice
     * @return this builder
     */
    public TokenIssuerBuilder ids(Supplier<String> source) {
        this.ids = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * The longest token to make. Default 4,096, about what a cookie holds with its name; a browser drops a larger one silently.
     *
     * <p>Raise it only for tokens that travel in the {@code Authorization} header; verifiers read 8,192 unless told
     * otherwise.
     *
     * @param characters from 256 to 1,048,576
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public TokenIssuerBuilder maxTokenLength(int characters) {
        if (characters < LEAST_MAX_TOKEN_LENGTH || characters > MOST_MAX_TOKEN_LENGTH) {
            throw new IllegalArgumentException("maxTokenLength: expected 256 to 1048576, got " + characters);
        }
        this.maxTokenLength = characters;
        return this;
    }

    /**
     * Makes the issuer.
     *
     * @return immutable
     * @throws IllegalArgumentException if key or profile is missing
     */
    public TokenIssuer build() {
        if (keys == null || profile == null) {
            throw new IllegalArgumentException((keys == null ? "key" : "profile") + ": must be given");
        }
        JwsWriter writer = new JwsWriter(keys.signingKey(), profile.type(), maxTokenLength);
        return new TokenIssuer(writer, profile, keys, clock, ids, seal);
    }
}
