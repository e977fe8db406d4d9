package dev.ostiary.issue;

import dev.ostiary.key.KeyRing;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens of one {@link TokenProfile} with one key, or with the first of a {@link KeyRing}.
 *
 * <p>Each token has {@code alg}, {@code typ} and {@code kid}, and {@code iss}, {@code sub}, {@code aud}, {@code iat},
 * {@code exp} and a unique {@code jti}; a one-time token has its {@code purpose} besides.
 *
 * <pre>{@code
 * KeyRing keys = KeyRing.of(Keys.generate(JwsAlgorithm.ES256));
 * TokenIssuer issuer = TokenIssuer.builder()
 *         .keys(keys)
 *         .profile(TokenProfile.access("https://id.example", "orders"))
 *         .build();
 * IssuedToken issued = issuer.issue("u1", Map.of("roles", List.of("admin")));
 * Verification result = issuer.verifier().build().verify(issued.token());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class TokenIssuer {
    private final JwsWriter writer;
    private final TokenProfile profile;
    private final KeyRing keys;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final @Nullable SessionSeal seal;

    TokenIssuer(
            JwsWriter writer,
            TokenProfile profile,
            KeyRing keys,
            InstantSource clock,
            Supplier<String> ids,
            @Nullable SessionSeal seal) {
        this.writer = writer;
        this.profile = profile;
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
        this.seal = seal;
    }

    /**
     * Begins an issuer; key and profile must be given.
     *
     * @return a new builder
     */
    public static TokenIssuerBuilder builder() {
        return new TokenIssuerBuilder();
    }

    /**
     * Signs a token.
     *
     * @param subject becomes {@code sub}; 1 to 1,024 characters
     * @param claims further claims: text, numbers, booleans, lists and maps of those; copied. What marks an ID token
     *     ({@code at_hash}, {@code c_hash}, {@code typ} of {@code ID}, {@code token_use} of {@code id}, {@code nonce} under
     *     a header that says {@code JWT}) makes it one, which verifiers refuse unless they list {@code ID};
     *     {@code events} and {@code cnf} make it one that none of ours accepts
     * @return the token, valid from now on for the profile's lifetime
     * @throws IllegalArgumentException if the subject is empty or longer, a claim has the name of one that the issuer
     *     sets (or {@code nbf}) or an empty one, a value is not JSON (the message names its path and type), or the token
     *     becomes too long; the message shows neither subject nor values
     * @throws IllegalStateException if the platform's cryptographic provider fails
     */
    public IssuedToken issue(String subject, Map<String, ?> claims) {
        return issue(subject, claims, Arguments.name("ids", ids.get()), clock.instant());
    }

    /**
     * Signs a token whose id and time are given, for whoever records them before the token exists, or must make the same one
     * again: the same subject, claims, id and time make a token of the same content, though not always of the same signature.
     *
     * @param subject as {@link #issue(String, Map)} says
     * @param claims as {@link #issue(String, Map)} says
     * @param id becomes {@code jti}; 1 to 1,024 characters, never given to a token of other content
     * @param time becomes {@code iat}, cut to the second; the lifetime begins there
     * @return the token
     * @throws IllegalArgumentException as {@link #issue(String, Map)} says, or if the id is empty or longer
     * @throws IllegalStateException if the platform's cryptographic provider fails
     */
    public IssuedToken issue(String subject, Map<String, ?> claims, String id, Instant time) {
        return issue(subject, claims, id, time, profile.lifetime());
    }

    /**
     * Signs a token whose id, time and lifetime are given, as {@link #issue(String, Map, String, Instant)} does.
     *
     * @param subject as {@link #issue(String, Map)} says
     * @param claims as {@link #issue(String, Map)} says
     * @param id becomes {@code jti}; 1 to 1,024 characters
     * @param time becomes {@code iat}, cut to the second
     * @param lifetime in the place of the profile's: from 1 second to 400 days, in whole seconds
     * @return the token
     * @throws IllegalArgumentException as {@link #issue(String, Map, String, Instant)} says, or if the lifetime is outside that range
     * @throws IllegalStateException if the platform's cryptographic provider fails
     */
    public IssuedToken issue(String subject, Map<String, ?> claims, String id, Instant time, Duration lifetime) {
        Arguments.lifetime(lifetime);
        Arguments.name("subject", subject);
        Arguments.name("id", id);
        Map<String, @Nullable Object> own = ClaimNames.copyOf(claims, profile.reservedClaims());
        Instant issuedAt = time.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(lifetime);
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("iss", profile.issuer());
        all.put("sub", subject);
        all.put("aud", profile.audience());
        all.put("iat", issuedAt.getEpochSecond());
        all.put("exp", expiresAt.getEpochSecond());
        all.put("jti", id);
        profile.purpose().ifPresent(purpose -> all.put(TokenProfile.PURPOSE, purpose));
        all.putAll(own);
        return new IssuedToken(writer.write(all), id, issuedAt, expiresAt);
    }

    /**
     * A verifier for the tokens that this issuer makes.
     *
     * @return a builder that already knows keys, clock, type, issuer, audience and purpose
     */
    public JwtVerifierBuilder verifier() {
        return profile.verifier().keys(keys).clock(clock);
    }

    /**
     * Encrypts data that the browser carries but must not read, as {@link SessionSeal#seal} says.
     *
     * @param claims the data
     * @return the sealed token
     * @throws IllegalArgumentException as {@link SessionSeal#seal} says
     * @throws IllegalStateException if this issuer was built without {@link TokenIssuerBuilder#sealing}
     */
    public String seal(Map<String, ?> claims) {
        return sealing().seal(claims);
    }

    /**
     * Decrypts what {@link #seal} has made, as {@link SessionSeal#unseal} says.
     *
     * @param token any text, or {@code null}
     * @return the data, or why there is none
     * @throws IllegalStateException if this issuer was built without {@link TokenIssuerBuilder#sealing}
     */
    public Unsealing unseal(@Nullable String token) {
        return sealing().unseal(token);
    }

    private SessionSeal sealing() {
        if (seal == null) {
            throw new IllegalStateException("this issuer seals nothing: build it with sealing(SessionSeal)");
        }
        return seal;
    }
}
