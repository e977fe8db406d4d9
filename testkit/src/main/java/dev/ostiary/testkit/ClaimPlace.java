package dev.ostiary.testkit;

/** Where an issuer says who somebody is. */
public enum ClaimPlace {
    /** In the ID token. */
    ID_TOKEN,
    /** In what the userinfo endpoint answers. */
    USER_INFO,
    /** In the access token, where that is a JWT. */
    ACCESS_TOKEN
}
