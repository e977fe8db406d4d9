package dev.ostiary.provider;

/** An endpoint of a provider, named as in its metadata (OpenID Connect Discovery 1.0, section 3; RFC 8414, section 2). */
public enum ProviderEndpoint {
    /** Where browsers are sent to sign in. */
    AUTHORIZATION("authorization_endpoint"),
    /** Where codes and refresh tokens are redeemed. */
    TOKEN("token_endpoint"),
    /** Where more claims of the user are. */
    USERINFO("userinfo_endpoint"),
    /** Where browsers are sent to sign out (OpenID Connect RP-Initiated Logout 1.0). */
    END_SESSION("end_session_endpoint"),
    /** Where tokens are taken back (RFC 7009). */
    REVOCATION("revocation_endpoint"),
    /** Where authorization requests are pushed to (RFC 9126). */
    PUSHED_AUTHORIZATION_REQUEST("pushed_authorization_request_endpoint");

    private final String member;

    ProviderEndpoint(String member) {
        this.member = member;
    }

    String member() {
        return member;
    }
}
