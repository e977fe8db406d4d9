package dev.ostiary.key;

/** What the keys of a JWK set must be meant for, by their member {@code use}, to verify tokens. */
public enum KeyUse {
    /** Signatures (RFC 7517, section 4.2): {@code sig}, or no {@code use} at all. */
    SIGNATURE("sig"),
    /**
     * The signatures of JWT-SVIDs, in the bundle of a SPIFFE trust domain: {@code jwt-svid} and nothing else. The bundle's
     * {@code x509-svid} entries are certificates, of which nobody is told that they were left out.
     */
    JWT_SVID("jwt-svid");

    private static final String CERTIFICATE = "x509-svid";

    private final String jwkName;

    KeyUse(String jwkName) {
        this.jwkName = jwkName;
    }

    /** The value of {@code use}. */
    String jwkName() {
        return jwkName;
    }

    /** @param written empty where nothing is */
    boolean allows(String written) {
        return written.equals(jwkName) || (this == SIGNATURE && written.isEmpty());
    }

    /** Whether an entry belongs into such a set though it verifies no token. */
    boolean passesOver(Jwk entry) {
        return this == JWT_SVID && CERTIFICATE.equals(entry.members().get("use"));
    }
}
