package dev.ostiary.provider;

/** For whom a client assertion is made (RFC 7523, section 3): never for two at once. */
public enum AssertionAudience {
    /** The issuer, which keeps one provider from using it at another. */
    ISSUER,
    /** The token endpoint, for providers that insist on it. */
    TOKEN_ENDPOINT
}
