package dev.ostiary.servlet.config;

import dev.ostiary.key.KeyUse;
import java.util.Map;

/**
 * The ways of an identity provider, as texts that stand for settings which nobody writes.
 *
 * <p>A setting that is written counts, be it for one issuer or for all. What each provider must be told, and what stays
 * refused, is in the guide to identity providers.
 */
public enum Preset {
    /** Auth0: its issuers end with a slash, which is added where it is missing; permissions stand in an array. */
    AUTH0(Map.of(Setting.TOKEN_TYPES, "JWT, at+jwt", Setting.SCOPE_CLAIM, "scope, permissions")),
    /** Clerk: session tokens name the origin of the page in {@code azp}, and come in a cookie. */
    CLERK(Map.of(
            Setting.AUDIENCE_CLAIM, "azp",
            Setting.ROLES_CLAIM, "metadata.role",
            Setting.COOKIE_NAME, "__session",
            Setting.CLAIMS_FROM, "id-token, userinfo")),
    /** Amazon Cognito: access tokens name the client in {@code client_id} and have no {@code aud}. */
    COGNITO(Map.of(
            Setting.AUDIENCE_CLAIM, "client_id",
            Setting.REQUIRED_VALUES, "token_use=access",
            Setting.ROLES_CLAIM, "cognito:groups")),
    /** Microsoft Entra ID: the tenant stands in the issuer and in {@code tid}; {@code oid} is the user in all of a tenant. */
    ENTRA(Map.of(
            Setting.TENANT_CLAIM, "tid",
            Setting.PRINCIPAL_CLAIM, "oid, sub",
            Setting.ROLES_CLAIM, "roles",
            Setting.SCOPE_CLAIM, "scp",
            Setting.CLIENT_ASSERTION_AUDIENCE, "token-endpoint")),
    /** Google: only its ID tokens are signed tokens, and no claim of theirs is a role. */
    GOOGLE(Map.of(
            Setting.ISSUER, "https://accounts.google.com",
            Setting.TOKEN_TYPES, "ID, JWT",
            Setting.ROLES_CLAIM, "",
            Setting.REVOKE_ON_SIGN_OUT, "off")),
    /** Keycloak: the claim {@code typ} tells tokens apart; roles of the realm and of the audience's own client count. */
    KEYCLOAK(Map.of(
            Setting.TOKEN_TYPES, "JWT, at+jwt",
            Setting.REQUIRED_VALUES, "typ=Bearer",
            Setting.ROLES_CLAIM, "realm_access.roles, /resource_access/{audience}/roles",
            Setting.SCOPE_CLAIM, "scope",
            Setting.CLAIMS_FROM, "id-token, access-token")),
    /** Okta: scopes stand in an array {@code scp}, roles are groups. */
    OKTA(Map.of(
            Setting.SCOPE_CLAIM, "scp",
            Setting.ROLES_CLAIM, "groups",
            Setting.CLAIMS_FROM, "id-token, userinfo")),
    /** SPIFFE: JWT-SVIDs, checked with the bundle of their trust domain; {@code sub} is the workload, and no claim is a role. */
    SPIFFE(Map.of(Setting.TOKEN_TYPES, "JWT, JOSE, none", Setting.ROLES_CLAIM, ""));

    private static final String SLASH = "/";

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<Setting, String> texts;

    Preset(Map<Setting, String> texts) {
        this.texts = texts;
    }

    /**
     * What stands for settings that nobody writes.
     *
     * @return unmodifiable; <code>{audience}</code> within a JSON Pointer stands for each configured audience
     */
    public Map<Setting, String> texts() {
        return texts;
    }

    /**
     * The parameter that tells its end-session endpoint where the browser comes back to.
     *
     * @return that of OpenID Connect RP-Initiated Logout 1.0, but for Cognito
     */
    public String postLogoutParameter() {
        return this == COGNITO ? "logout_uri" : "post_logout_redirect_uri";
    }

    /** What its keys are meant for, by their own word. */
    KeyUse keyUse() {
        return this == SPIFFE ? KeyUse.JWT_SVID : KeyUse.SIGNATURE;
    }

    /** Whether its metadata lead to its keys. */
    boolean hasDiscovery() {
        return this != SPIFFE;
    }

    /** The issuer as this provider writes it. */
    String issuer(String text) {
        return this == AUTH0 && !text.endsWith(SLASH) ? text + SLASH : text;
    }
}
