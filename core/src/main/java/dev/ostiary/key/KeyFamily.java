package dev.ostiary.key;

/** The kinds of key that sign tokens: the JWK key types (RFC 7518, section 6.1; RFC 8037, section 2). */
public enum KeyFamily {
    /** A shared secret: whoever can verify can also sign ({@code oct}). */
    HMAC,
    /** RSA key pairs ({@code RSA}). */
    RSA,
    /** Elliptic curve key pairs on P-256, P-384 or P-521 ({@code EC}). */
    EC,
    /** Edwards curve key pairs on Ed25519 ({@code OKP}). */
    OKP
}
