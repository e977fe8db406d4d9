package dev.ostiary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token in the making: good as {@link TestIssuer#token()} gives it, each method changes one thing of it.
 *
 * <p>{@link #sign()} fills in what was not named: {@code iss}, {@code sub} ({@code test-user}), {@code aud}, {@code iat}
 * (now), {@code exp} (five minutes later) and a random {@code jti}; in the header {@code typ} ({@code JWT}), {@code alg}
 * and {@code kid}; and the {@linkplain TestIssuerBuilder#claims claims} of all tokens of its issuer. Nothing is checked: it signs whatever it is told to.
 *
 * <p>Immutable and thread-safe: each method returns a new one.
 */
public final class TestToken {
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);

    /** Stands for a member that is left out, which {@code null} does not: that is a JSON value. */
    private static final Object LEFT_OUT = new Object();

    private final TokenSource source;
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;
    private final SignatureAlgorithm algorithm;
    private final Duration lifetime;
    private final boolean forged;

    private TestToken(
            TokenSource source,
            Map<String, @Nullable Object> header,
            Map<String, @Nullable Object> claims,
            SignatureAlgorithm algorithm,
            Duration lifetime,
            boolean forged) {
        this.source = source;
        this.header = header;
        this.claims = claims;
        this.algorithm = algorithm;
        this.lifetime = lifetime;
        this.forged = forged;
    }

    static TestToken by(TokenSource source) {
        SignatureAlgorithm first = source.keys().get().algorithms().get(0);
        return new TestToken(source, Map.of(), Map.of(), first, USUAL_LIFETIME, false);
    }

    /**
     * Sets {@code sub}.
     *
     * @param subject whom the token is about
     * @return a new token
     */
    public TestToken subject(String subject) {
        return claim("sub", subject);
    }

    /**
     * Sets {@code aud}: one name as text, more as an array (RFC 7519, section 4.1.3). With a
     * {@linkplain TestIssuerBuilder#preset preset} the claim that stands for it there.
     *
     * @param audience whom the token is for
     * @return a new token
     */
    public TestToken audience(String... audience) {
        return claim(source.shape().audienceClaim(), audience.length == 1 ? audience[0] : List.of(audience));
    }

    /**
     * Sets {@code iss}, though another issuer signs.
     *
     * @param issuer whom the token claims to be from
     * @return a new token
     */
    public TestToken issuer(String issuer) {
        return claim("iss", issuer);
    }

    /**
     * Sets the claim {@code roles} to an array. With a {@linkplain TestIssuerBuilder#preset preset} the claim that holds roles there,
     * such as {@code realm_access}.
     *
     * @param names one or more; none: an empty array
     * @return a new token
     */
    public TestToken roles(String... names) {
        return claim(source.shape().rolesClaim(), source.shape().roles(List.of(names)));
    }

    /**
     * Sets the claim {@code scope} to text, separated by spaces (RFC 8693, section 4.2). With a
     * {@linkplain TestIssuerBuilder#preset preset} as scopes stand there, such as {@code scp} with an array.
     *
     * @param names one or more
     * @return a new token
     */
    public TestToken scope(String... names) {
        return claim(source.shape().scopeClaim(), source.shape().scopes(List.of(names)));
    }

    /**
     * Sets a claim, registered or not.
     *
     * @param name of the claim
     * @param value text, number, boolean, {@code Collection}, {@code Map}, or {@code null} for a JSON {@code null}
     * @return a new token
     */
    public TestToken claim(String name, @Nullable Object value) {
        return new TestToken(source, header, with(claims, name, value), algorithm, lifetime, forged);
    }

    /**
     * Leaves a claim out, also one that {@link #sign()} would fill in.
     *
     * @param name of the claim
     * @return a new token
     */
    public TestToken withoutClaim(String name) {
        return claim(name, LEFT_OUT);
    }

    /**
     * Sets a member of the header. {@code alg} changes what is claimed and not how it is signed.
     *
     * @param name of the member
     * @param value as for {@link #claim}
     * @return a new token
     */
    public TestToken header(String name, @Nullable Object value) {
        return new TestToken(source, with(header, name, value), claims, algorithm, lifetime, forged);
    }

    /**
     * Leaves a member of the header out, also one that {@link #sign()} would fill in.
     *
     * @param name of the member
     * @return a new token
     */
    public TestToken withoutHeader(String name) {
        return header(name, LEFT_OUT);
    }

    /**
     * Sets {@code typ} in the header.
     *
     * @param type such as {@code at+jwt}
     * @return a new token
     */
    public TestToken type(String type) {
        return header("typ", type);
    }

    /**
     * Sets {@code kid} in the header, whatever key signs.
     *
     * @param keyId any text
     * @return a new token
     */
    public TestToken keyId(String keyId) {
        return header("kid", keyId);
    }

    /**
     * Leaves {@code kid} out.
     *
     * @return a new token
     */
    public TestToken noKeyId() {
        return withoutHeader("kid");
    }

    /**
     * Signs with the issuer's newest key for another algorithm.
     *
     * @param algorithm one of {@link TestIssuer#algorithms()}
     * @return a new token
     */
    public TestToken algorithm(SignatureAlgorithm algorithm) {
        return new TestToken(source, header, claims, algorithm, lifetime, forged);
    }

    /**
     * How long after {@code iat} it expires.
     *
     * @param lifetime default five minutes; parts of a second are cut off
     * @return a new token
     */
    public TestToken lifetime(Duration lifetime) {
        return new TestToken(source, header, claims, algorithm, lifetime, forged);
    }

    /**
     * Sets {@code iat}, from which {@code exp} is counted.
     *
     * @param time parts of a second are cut off
     * @return a new token
     */
    public TestToken issuedAt(Instant time) {
        return claim("iat", time.getEpochSecond());
    }

    /**
     * Sets {@code exp}, whatever the lifetime.
     *
     * @param time parts of a second are cut off
     * @return a new token
     */
    public TestToken expiresAt(Instant time) {
        return claim("exp", time.getEpochSecond());
    }

    /**
     * Makes it expire an hour before now, beyond any tolerance.
     *
     * @return a new token
     */
    public TestToken expired() {
        Instant expiry = source.clock().instant().minus(LONG);
        return issuedAt(expiry.minus(lifetime)).expiresAt(expiry);
    }

    /**
     * Makes it valid no sooner than in an hour ({@code nbf}), beyond any tolerance.
     *
     * @return a new token
     */
    public TestToken notYet() {
        Instant start = source.clock().instant().plus(LONG);
        return claim("nbf", start.getEpochSecond()).expiresAt(start.plus(lifetime));
    }

    /**
     * Signs with a key that the issuer never had, under the {@code kid} of one that it has.
     *
     * @return a new token
     */
    public TestToken forged() {
        return new TestToken(source, header, claims, algorithm, lifetime, true);
    }

    /**
     * Makes the text, with the keys and the time of this moment; each time with another {@code jti}.
     *
     * @return a JWS in compact form (RFC 7515, section 7.1)
     * @throws IllegalArgumentException if the issuer has no key for the algorithm, or a value has no form in JSON
     */
    public String sign() {
        return parts().signed();
    }

    /** Header, claims and key, before they are put together. */
    TokenParts parts() {
        SigningKey key = source.keys().get().current(algorithm);
        SigningKey signer = forged ? SigningKey.generate(key.id(), algorithm) : key;
        return new TokenParts(Json.write(completeHeader(key)), Json.write(completeClaims()), signer);
    }

    /** Shows neither header nor claims. */
    @Override
    public String toString() {
        return "TestToken[" + algorithm + "]";
    }

    private Map<String, @Nullable Object> completeHeader(SigningKey key) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("typ", "JWT");
        members.put("alg", algorithm.headerName());
        members.put("kid", key.id());
        return overridden(members, header);
    }

    private Map<String, @Nullable Object> completeClaims() {
        long now = source.clock().instant().getEpochSecond();
        Object issuedAt = Optional.ofNullable(claims.get("iat")).orElse(now);
        long start = issuedAt instanceof Long seconds ? seconds : now;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("iss", source.issuer());
        members.put("sub", "test-user");
        members.put(source.shape().audienceClaim(), source.audience());
        members.put("iat", now);
        members.put("exp", start + lifetime.toSeconds());
        members.put("jti", UUID.randomUUID().toString());
        members.putAll(source.claims());
        return overridden(members, claims);
    }

    private static Map<String, @Nullable Object> overridden(
            Map<String, @Nullable Object> members, Map<String, @Nullable Object> changes) {
        members.putAll(changes);
        members.values().removeIf(value -> value == LEFT_OUT);
        return members;
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> members, String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }
}
