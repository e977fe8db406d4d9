package dev.ostiary.issue;

import dev.ostiary.encoding.DurationText;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of token it is: type, issuer, audience, purpose and lifetime, said once for signer and verifier.
 *
 * <p>Tokens of different profiles never stand in for each other, even under one key: each kind carries its own
 * {@code typ}, one-time tokens their {@code purpose} besides, and the {@link #verifier()} accepts no other (RFC 8725,
 * sections 3.11 and 3.12). A verifier that was told no types accepts access tokens, but never refresh or one-time tokens.
 *
 * <pre>{@code
 * TokenProfile refresh = TokenProfile.refresh("https://id.example", "orders").withLifetime("14d");
 * JwtVerifier verifier = refresh.verifier().keys(keyRing).build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class TokenProfile {
    /** The longest that any token may live: 400 days. */
    public static final Duration MAX_LIFETIME = Duration.ofDays(400);

    /** The claim that tells one-time tokens apart. */
    static final String PURPOSE = "purpose";

    private static final Set<String> REGISTERED = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");
    private static final Set<String> REGISTERED_AND_PURPOSE =
            Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", PURPOSE);

    private static final Duration SHORT = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final String type;
    private final String issuer;
    private final String audience;
    private final @Nullable String purpose;
    private final Duration lifetime;

    private TokenProfile(String type, String issuer, String audience, @Nullable String purpose, Duration lifetime) {
        this.type = type;
        this.issuer = Arguments.name("issuer", issuer);
        this.audience = Arguments.name("audience", audience);
        this.purpose = purpose;
        this.lifetime = Arguments.lifetime(lifetime);
    }

    /**
     * Access tokens, which let a request in: {@code typ} is {@code at+jwt} (RFC 9068, section 2.1), valid for 15 minutes.
     *
     * @param issuer becomes {@code iss}; 1 to 1,024 characters
     * @param audience becomes {@code aud}; 1 to 1,024 characters
     * @return the profile
     * @throws IllegalArgumentException if one of them is empty or longer
     */
    public static TokenProfile access(String issuer, String audience) {
        return new TokenProfile(TokenKind.ACCESS, issuer, audience, null, SHORT);
    }

    /**
     * Refresh tokens, which only get a new access token: {@code typ} is {@code rt+jwt}, valid for 30 days.
     *
     * <p>A signature alone does not make them work once only; whoever takes one keeps account of its {@code jti}.
     *
     * @param issuer becomes {@code iss}; 1 to 1,024 characters
     * @param audience becomes {@code aud}; 1 to 1,024 characters
     * @return the profile
     * @throws IllegalArgumentException if one of them is empty or longer
     */
    public static TokenProfile refresh(String issuer, String audience) {
        return new TokenProfile(TokenKind.REFRESH, issuer, audience, null, MONTH);
    }

    /**
     * One-time tokens, such as those in mails: {@code typ} is {@code one-time+jwt}, with a claim {@code purpose}, valid for
     * an hour.
     *
     * <p>A signature alone does not make them work once only; whoever takes one keeps account of its {@code jti}.
     *
     * @param issuer becomes {@code iss}; 1 to 1,024 characters
     * @param audience becomes {@code aud}; 1 to 1,024 characters
     * @param purpose what it is good for, for example {@code password_reset}; 1 to 64 of {@code a-z}, {@code 0-9} and
     *     {@code _}
     * @return the profile, whose verifier refuses every other purpose
     * @throws IllegalArgumentException if one of them is empty, longer, or has other characters
     */
    public static TokenProfile oneTime(String issuer, String audience, String purpose) {
        return new TokenProfile(TokenKind.ONE_TIME, issuer, audience, Arguments.purpose(purpose), HOUR);
    }

    /**
     * Tokens of a kind of your own, valid for 15 minutes.
     *
     * <p>With the type {@code JWT} they pass for access tokens wherever {@code typ} is not looked at, so take that one only
     * for verifiers that know no other.
     *
     * @param type the {@code typ} header, for example {@code invite+jwt}: 1 to 64 letters, digits and {@code . + _ -},
     *     without {@code application/}, and none of the kinds that have their own meaning
     * @param issuer becomes {@code iss}; 1 to 1,024 characters
     * @param audience becomes {@code aud}; 1 to 1,024 characters
     * @return the profile
     * @throws IllegalArgumentException if one of them is empty or longer, or the type is another than described
     */
    public static TokenProfile custom(String type, String issuer, String audience) {
        return new TokenProfile(TokenKind.requireCustom(type), issuer, audience, null, SHORT);
    }

    /**
     * The same kind of token with another lifetime.
     *
     * @param newLifetime from 1 second to 400 days, in whole seconds
     * @return a new profile
     * @throws IllegalArgumentException outside that range, or with a fraction of a second
     */
    public TokenProfile withLifetime(Duration newLifetime) {
        return new TokenProfile(type, issuer, audience, purpose, newLifetime);
    }

    /**
     * The same kind of token with another lifetime.
     *
     * @param text for example {@code 15m} or {@code 7d}, see {@link DurationText}; from 1 second to 400 days, in whole
     *     seconds
     * @return a new profile
     * @throws IllegalArgumentException if the text is no duration, outside that range, or has a fraction of a second
     */
    public TokenProfile withLifetime(String text) {
        return withLifetime(DurationText.parse(text));
    }

    /**
     * A verifier that accepts tokens of this profile only; give it the keys and build it.
     *
     * @return a builder that already knows type, issuer, audience and purpose
     */
    public JwtVerifierBuilder verifier() {
        JwtVerifierBuilder builder =
                JwtVerifier.builder().tokenTypes(type).issuer(issuer).audience(audience);
        return purpose == null ? builder : builder.requireClaim(PURPOSE, purpose);
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
     * The {@code purpose} claim.
     *
     * @return empty for all but one-time tokens
     */
    public Optional<String> purpose() {
        return Optional.ofNullable(purpose);
    }

    /**
     * From {@code iat} to {@code exp}.
     *
     * @return whole seconds
     */
    public Duration lifetime() {
        return lifetime;
    }

    /** The names that the application's own claims may not have. */
    Set<String> reservedClaims() {
        return purpose == null ? REGISTERED : REGISTERED_AND_PURPOSE;
    }

    /** Names type, purpose and lifetime. */
    @Override
    public String toString() {
        return "TokenProfile[" + type + (purpose == null ? "" : " " + purpose) + ", " + lifetime + "]";
    }
}
