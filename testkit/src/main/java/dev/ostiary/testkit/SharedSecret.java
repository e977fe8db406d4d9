package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who signs with a secret that the application has too ({@code HS256}): the application itself, or another one of the same house. Such an
 * issuer publishes nothing, so there is no {@link TestIssuer} of it. Immutable, thread-safe.
 */
public final class SharedSecret {
    private static final int LEAST_BYTES = 32;

    private final String issuer;
    private final String audience;
    private final InstantSource clock;
    private final IssuerKeys keys;

    private SharedSecret(String issuer, String audience, byte[] secret, InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
        this.keys = new IssuerKeys(List.of(SignatureAlgorithm.ES256), 1, List.of(List.of(SigningKey.shared(secret))));
    }

    /**
     * As the application is configured.
     *
     * @param issuer becomes {@code iss}
     * @param audience becomes {@code aud}
     * @param secret at least 32 bytes; copied
     * @return such an issuer, by the system's clock
     * @throws IllegalArgumentException if the secret is shorter
     */
    public static SharedSecret of(String issuer, String audience, byte[] secret) {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(audience, "audience");
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("secret: must be at least 32 bytes for HS256");
        }
        return new SharedSecret(issuer, audience, Arrays.copyOf(secret, secret.length), InstantSource.system());
    }

    /**
     * The same for a secret that is a text.
     *
     * @param issuer becomes {@code iss}
     * @param audience becomes {@code aud}
     * @param secret read as UTF-8
     * @return such an issuer
     * @throws IllegalArgumentException if the secret is shorter than 32 bytes
     */
    public static SharedSecret of(String issuer, String audience, String secret) {
        return of(issuer, audience, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Its tokens name no key, for there is only one. */
    Twin twin() {
        TokenSource source = new TokenSource(issuer, audience, ProviderShape.PLAIN, Map.of(), clock, () -> keys);
        TestToken token = TestToken.by(source)
                .noKeyId()
                .header("alg", "HS256")
                .subject("u1")
                .roles("user");
        return new Twin(token, token.parts(), List.of(), ProviderShape.PLAIN);
    }

    Instant now() {
        return clock.instant();
    }

    String issuer() {
        return issuer;
    }

    String audience() {
        return audience;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SharedSecret[" + issuer + ", " + audience + "]";
    }
}
