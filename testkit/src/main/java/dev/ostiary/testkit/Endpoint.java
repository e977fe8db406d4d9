package dev.ostiary.testkit;

/** What an issuer can be asked for, by the words of the RFCs; {@link TestIssuer#at} tells how it fails there. */
public enum Endpoint {
    /** The metadata (OpenID Connect Discovery 1.0, section 4; RFC 8414, section 3). */
    DISCOVERY("/.well-known/openid-configuration"),
    /** The JWK set. */
    KEYS("/jwks"),
    /** Where the browser is sent to sign in (RFC 6749, section 3.1). */
    AUTHORIZATION("/authorize"),
    /** Where codes and refresh tokens are redeemed (RFC 6749, section 3.2). */
    TOKEN("/token"),
    /** Claims of the user (OpenID Connect Core 1.0, section 5.3). */
    USER_INFO("/userinfo"),
    /** Where the browser is sent to sign out (OpenID Connect RP-Initiated Logout 1.0). */
    END_SESSION("/end-session"),
    /** Where tokens are given back (RFC 7009). */
    REVOCATION("/revoke"),
    /** Where an authorization request is left before the browser is sent (RFC 9126). */
    PUSHED_AUTHORIZATION("/par");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** What follows the address of the issuer. */
    String path() {
        return path;
    }
}
