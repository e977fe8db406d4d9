package dev.ostiary.issue;

import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;

/**
 * What kind of token it is: type, issuer, audience and lifetime, said once for signer and verifier.
 *
 * <p>Tokens of different profiles never stand in for each other, even under one key, because each carries its own
 * {@code typ} and its verifier accepts no other (RFC 8725, section 3.11). Immutable and thread-safe.
 */
public final class TokenProfile {
    private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);
    private static final Duration MAX_LIFETIME = Duration.ofDays(400);

    private final String type;
    private final String issuer;
    private final String audience;
    private final Duration lifetime;

    private TokenProfile(String type, String issuer, String audience, Duration lifetime) {
        this.type = type;
        this.issuer = notEmpty("issuer", issuer);
        this.audience = notEmpty("audience", audience);
        this.lifetime = lifetime;
    }

    /**
     * Access tokens: {@code typ} is {@code at+jwt} (RFC 9068, section 2.1), valid for 15 minutes.
     *
     * @param issuer becomes {@code iss}; not empty
     * @param audience becomes {@code aud}; not empty
     * @return the profile
     * @throws IllegalArgumentException if one of them is empty
     */
    public static TokenProfile access(String issuer, String audience) {
        return new TokenProfile("at+jwt", issuer, audience, ACCESS_LIFETIME);
    }

    /**
     * The same kind of token with another lifetime.
     *
     * @param newLifetime from 1 second to 400 days, in whole seconds
     * @return a new profile
     * @throws IllegalArgumentException outside that range, or with a fraction of a second
     */
    public TokenProfile withLifetime(Duration newLifetime) {
        boolean wholeSeconds = newLifetime.getNano() == 0;
        if (!wholeSeconds || newLifetime.getSeconds() < 1 || newLifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("lifetime: expected whole seconds from 1s to 400d, got " + newLifetime);
        }
        return new TokenProfile(type, issuer, audience, newLifetime);
    }

    /**
     * A verifier that accepts tokens of this profile only; give it the keys and build it.
     *
     * @return a builder that already knows type, issuer and audience
     */
    public JwtVerifierBuilder verifier() {
        return JwtVerifier.builder().tokenTypes(type).issuer(issuer).audience(audience);
    }

    /**
     * The {@code typ} header (RFC 7515, section 4.1.9).
     *
     * @return for example {@code at+jwt}
     */
    public String type() {
        return type;
    }

    /**
     * The {@code iss} claim.
     *
     * @return not empty
     */
    public String issuer() {
        return issuer;
    }

    /**
     * The {@code aud} claim.
     *
     * @return not empty
     */
    public String audience() {
        return audience;
    }

    /**
     * From {@code iat} to {@code exp}.
     *
     * @return whole seconds
     */
    public Duration lifetime() {
        return lifetime;
    }

    private static String notEmpty(String argument, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(argument + ": expected a name, got an empty text");
        }
        return value;
    }
}
