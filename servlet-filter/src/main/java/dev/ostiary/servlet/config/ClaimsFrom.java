package dev.ostiary.servlet.config;

/** Where the claims of a session come from. */
public enum ClaimsFrom {
    /** The ID token (OpenID Connect Core 1.0, section 2). */
    ID_TOKEN,
    /** The UserInfo endpoint (OpenID Connect Core 1.0, section 5.3). */
    USERINFO,
    /** The access token, where it is a signed JWT; it adds roles and scopes alone. */
    ACCESS_TOKEN
}
