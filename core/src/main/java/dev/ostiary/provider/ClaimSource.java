package dev.ostiary.provider;

/** Where claims of the user may come from. */
public enum ClaimSource {
    /** The ID token, which is always verified and always there. */
    ID_TOKEN,
    /** The UserInfo endpoint (OpenID Connect Core 1.0, section 5.3). */
    USERINFO,
    /** The access token, as far as it is a JWT that verifies; only for roles and scopes. */
    ACCESS_TOKEN
}
