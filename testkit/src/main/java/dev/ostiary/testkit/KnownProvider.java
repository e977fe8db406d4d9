package dev.ostiary.testkit;

/**
 * A provider whose ways an issuer can have: which claims stand where, which parameters a callback has, how refresh tokens are renewed,
 * how a wrong secret is refused. {@link #KEYCLOAK} does what Keycloak 26.7 was measured to do, the others what their documentation says.
 */
public enum KnownProvider {
    /** Keycloak: roles in the access token alone, {@code session_state}, {@code iss}; an old refresh token stays good. */
    KEYCLOAK,
    /** Microsoft Entra ID: the tenant in the issuer, refresh tokens for {@code offline_access}. */
    ENTRA,
    /** Okta: a thin ID token, the rest is userinfo; refresh tokens for {@code offline_access}. */
    OKTA,
    /** Auth0: the issuer ends with a slash; refresh tokens for {@code offline_access}. */
    AUTH0,
    /** Amazon Cognito: groups in both tokens, {@code token_use}, no {@code end_session_endpoint}. */
    COGNITO,
    /** Google: no roles, opaque access tokens, refresh tokens for {@code access_type=offline}. */
    GOOGLE
}
