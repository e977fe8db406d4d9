package dev.ostiary.servlet.config;

/** How the application shows the provider's token endpoint who it is (RFC 6749, section 2.3; OpenID Connect Core 1.0, section 9). */
public enum ClientAuth {
    /** Its secret in the header {@code Authorization}: {@code client_secret_basic}. */
    BASIC,
    /** Its secret in the body: {@code client_secret_post}. */
    POST,
    /** An assertion that its key has signed: {@code private_key_jwt}. */
    PRIVATE_KEY,
    /** Its certificate (RFC 8705): {@code tls_client_auth}. */
    TLS,
    /** Not at all: a public client, whose codes PKCE alone protects. */
    NONE
}
