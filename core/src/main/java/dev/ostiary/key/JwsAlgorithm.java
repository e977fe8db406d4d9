package dev.ostiary.key;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The signature algorithms that tokens may use (RFC 7518, section 3.1; RFC 8037, section 3.1).
 *
 * <p>{@code none} is not among them and cannot be added.
 */
public enum JwsAlgorithm {
    /** HMAC with SHA-256. */
    HS256(KeyFamily.HMAC, 256),
    /** HMAC with SHA-384. */
    HS384(KeyFamily.HMAC, 384),
    /** HMAC with SHA-512. */
    HS512(KeyFamily.HMAC, 512),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256(KeyFamily.RSA, 256),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384(KeyFamily.RSA, 384),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512(KeyFamily.RSA, 512),
    /** RSASSA-PSS with SHA-256. */
    PS256(KeyFamily.RSA, 256),
    /** RSASSA-PSS with SHA-384. */
    PS384(KeyFamily.RSA, 384),
    /** RSASSA-PSS with SHA-512. */
    PS512(KeyFamily.RSA, 512),
    /** ECDSA on P-256 with SHA-256. */
    ES256(KeyFamily.EC, 256),
    /** ECDSA on P-384 with SHA-384. */
    ES384(KeyFamily.EC, 384),
    /** ECDSA on P-521 with SHA-512. */
    ES512(KeyFamily.EC, 512),
    /** EdDSA on Ed25519; Ed448 is not supported. */
    EDDSA(KeyFamily.OKP, 512);

    private static final Set<JwsAlgorithm> DEFAULTS =
            Collections.unmodifiableSet(EnumSet.of(HS256, RS256, PS256, ES256, ES384, ES512, EDDSA));

    private static final Set<JwsAlgorithm> ASYMMETRIC = asymmetric(EnumSet.allOf(JwsAlgorithm.class));
    private static final Set<JwsAlgorithm> ASYMMETRIC_DEFAULTS = asymmetric(DEFAULTS);

    private final KeyFamily family;
    private final int hashBits;

    JwsAlgorithm(KeyFamily family, int hashBits) {
        this.family = family;
        this.hashBits = hashBits;
    }

    /**
     * The value of {@code alg} in the header of a token that is signed with this algorithm.
     *
     * @return {@code EdDSA} for {@link #EDDSA}, else the name
     */
    public String headerName() {
        return this == EDDSA ? "EdDSA" : name();
    }

    /**
     * Finds the algorithm that a header names, exactly and case-sensitively.
     *
     * <p>{@code Ed25519}, the newer name of the same thing (RFC 9864, section 2.2), is {@link #EDDSA}.
     *
     * @param headerName the value of {@code alg}
     * @return empty for {@code none} and for everything else that is not listed here
     */
    public static Optional<JwsAlgorithm> of(String headerName) {
        if (headerName.equals("Ed25519")) {
            return Optional.of(EDDSA);
        }
        for (JwsAlgorithm algorithm : values()) {
            if (algorithm.headerName().equals(headerName)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /**
     * The kind of key that the algorithm works with.
     *
     * @return the family
     */
    public KeyFamily family() {
        return family;
    }

    /**
     * The algorithms that are accepted where nothing else is configured: one of each kind that is in wide use.
     *
     * @return HS256, RS256, PS256, ES256, ES384, ES512 and EDDSA, unmodifiable
     */
    public static Set<JwsAlgorithm> defaults() {
        return DEFAULTS;
    }

    /** All but HMAC's: what keys may do that anybody can fetch. */
    static Set<JwsAlgorithm> asymmetric() {
        return ASYMMETRIC;
    }

    /** RS256, PS256, ES256, ES384, ES512 and EDDSA. */
    static Set<JwsAlgorithm> asymmetricDefaults() {
        return ASYMMETRIC_DEFAULTS;
    }

    private static Set<JwsAlgorithm> asymmetric(Set<JwsAlgorithm> of) {
        return of.stream()
                .filter(algorithm -> algorithm.family != KeyFamily.HMAC)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The output of the hash in bytes; for HMAC also the least length of a secret (RFC 7518, section 3.2).
     *
     * @return 32, 48 or 64
     */
    public int hashBytes() {
        return hashBits / Byte.SIZE;
    }
}
