package dev.ostiary.verify;

import java.util.Locale;

/**
 * What a {@link JwtVerifier} looks at, in the order in which it does.
 *
 * <p>The first step that fails decides, and those after it are never reached. So whoever knows where a token failed knows
 * that every step before that one passed.
 */
public enum VerificationStep {
    /** The text is there and not longer than allowed. */
    SIZE,
    /** Three canonical base64url segments, the header a strict JSON object. */
    FORM,
    /** A known {@code alg}, and no member that changes how the token is to be read. */
    HEADER,
    /** {@code typ}. */
    TYPE,
    /** The claims are a strict JSON object. */
    PAYLOAD,
    /** {@code iss}, which selects among the trusted names. */
    ISSUER,
    /** {@code alg} is one that this issuer may use. */
    ALGORITHM,
    /** The issuer has a key for the token. */
    KEY,
    /** One of the candidate keys has made the signature. */
    SIGNATURE,
    /** Its claims do not make it an ID token or a logout token. */
    KIND,
    /** {@code cnf} does not bind it to a key of its sender. */
    BINDING,
    /** The registered claims have their types. */
    REGISTERED_CLAIMS,
    /** Claims that must have one text. */
    REQUIRED_VALUES,
    /** Claims that must be there, {@code exp} first. */
    REQUIRED_CLAIMS,
    /** A claim that names the user. */
    PRINCIPAL,
    /** A claim that names the tenant whom {@code iss} names. */
    TENANT,
    /** {@code aud}, or the claim that stands for it. */
    AUDIENCE,
    /** {@code iat} is not in the future. */
    ISSUED_AT,
    /** {@code nbf} has come. */
    NOT_BEFORE,
    /** {@code exp} has not come. */
    EXPIRY,
    /** {@code iat} is not too long ago. */
    AGE,
    /** {@code exp} is not too long after {@code iat}. */
    LIFETIME,
    /** The rules of the application. */
    CLAIM_RULES,
    /** It was not taken back. */
    REVOCATION;

    /**
     * The name for people.
     *
     * @return lower-case words
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
