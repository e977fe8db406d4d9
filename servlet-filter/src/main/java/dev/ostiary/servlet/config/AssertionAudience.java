package dev.ostiary.servlet.config;

/** Whom an assertion of the client names in {@code aud} (RFC 7523, section 3): one of the two, never both. */
public enum AssertionAudience {
    /** The issuer. */
    ISSUER,
    /** The token endpoint, for providers that insist on it. */
    TOKEN_ENDPOINT
}
