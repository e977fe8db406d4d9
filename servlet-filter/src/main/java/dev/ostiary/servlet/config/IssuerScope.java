package dev.ostiary.servlet.config;

import static dev.ostiary.servlet.config.Setting.ACR_VALUES;
import static dev.ostiary.servlet.config.Setting.ALGORITHMS;
import static dev.ostiary.servlet.config.Setting.ALLOW_HTTP;
import static dev.ostiary.servlet.config.Setting.AUDIENCE;
import static dev.ostiary.servlet.config.Setting.AUDIENCE_CLAIM;
import static dev.ostiary.servlet.config.Setting.AUTHORIZATION_ENDPOINT;
import static dev.ostiary.servlet.config.Setting.AUTHORIZATION_PARAMETERS;
import static dev.ostiary.servlet.config.Setting.BACK_CHANNEL_LOGOUT;
import static dev.ostiary.servlet.config.Setting.CLAIMS_FROM;
import static dev.ostiary.servlet.config.Setting.CLIENT_ASSERTION_AUDIENCE;
import static dev.ostiary.servlet.config.Setting.CLIENT_AUTH;
import static dev.ostiary.servlet.config.Setting.CLIENT_CERTIFICATE;
import static dev.ostiary.servlet.config.Setting.CLIENT_CERTIFICATE_PASSWORD;
import static dev.ostiary.servlet.config.Setting.CLIENT_ID;
import static dev.ostiary.servlet.config.Setting.CLIENT_KEY;
import static dev.ostiary.servlet.config.Setting.CLIENT_KEY_PASSWORD;
import static dev.ostiary.servlet.config.Setting.CLIENT_SECRET;
import static dev.ostiary.servlet.config.Setting.CLOCK_SKEW;
import static dev.ostiary.servlet.config.Setting.END_SESSION_ENDPOINT;
import static dev.ostiary.servlet.config.Setting.FORWARD_PARAMETERS;
import static dev.ostiary.servlet.config.Setting.ISSUER;
import static dev.ostiary.servlet.config.Setting.ISSUER_ADDRESS;
import static dev.ostiary.servlet.config.Setting.JWKS_CACHE_TTL;
import static dev.ostiary.servlet.config.Setting.JWKS_REFETCH_INTERVAL;
import static dev.ostiary.servlet.config.Setting.JWKS_STALE_FOR;
import static dev.ostiary.servlet.config.Setting.JWKS_TIMEOUT;
import static dev.ostiary.servlet.config.Setting.JWKS_TOKEN_FILE;
import static dev.ostiary.servlet.config.Setting.JWKS_URI;
import static dev.ostiary.servlet.config.Setting.LOGOUT_SCOPE;
import static dev.ostiary.servlet.config.Setting.MAX_AGE;
import static dev.ostiary.servlet.config.Setting.MAX_TOKEN_AGE;
import static dev.ostiary.servlet.config.Setting.PAR;
import static dev.ostiary.servlet.config.Setting.PRESET;
import static dev.ostiary.servlet.config.Setting.PRINCIPAL_CLAIM;
import static dev.ostiary.servlet.config.Setting.PROVIDER_STALE_FOR;
import static dev.ostiary.servlet.config.Setting.PROVIDER_TIMEOUT;
import static dev.ostiary.servlet.config.Setting.PROVIDER_TOKEN_MIN_TTL;
import static dev.ostiary.servlet.config.Setting.PROVIDER_TRUSTSTORE;
import static dev.ostiary.servlet.config.Setting.PROVIDER_TRUSTSTORE_PASSWORD;
import static dev.ostiary.servlet.config.Setting.PUBLIC_KEY;
import static dev.ostiary.servlet.config.Setting.REQUIRED_CLAIMS;
import static dev.ostiary.servlet.config.Setting.REQUIRED_VALUES;
import static dev.ostiary.servlet.config.Setting.RESPONSE_MODE;
import static dev.ostiary.servlet.config.Setting.REVOCATION_ENDPOINT;
import static dev.ostiary.servlet.config.Setting.REVOKE_ON_SIGN_OUT;
import static dev.ostiary.servlet.config.Setting.ROLES_CLAIM;
import static dev.ostiary.servlet.config.Setting.SCOPES;
import static dev.ostiary.servlet.config.Setting.SCOPE_CLAIM;
import static dev.ostiary.servlet.config.Setting.SECRET;
import static dev.ostiary.servlet.config.Setting.SIGN_OUT;
import static dev.ostiary.servlet.config.Setting.TENANT_CLAIM;
import static dev.ostiary.servlet.config.Setting.TOKEN_ENDPOINT;
import static dev.ostiary.servlet.config.Setting.TOKEN_TYPES;
import static dev.ostiary.servlet.config.Setting.USERINFO_ENDPOINT;

import java.util.Set;

/** Which settings each of several issuers may have its own of; a filter has every other once. */
final class IssuerScope {
    /** What can belong to one issuer only. */
    static final Set<Setting> OF_ONE = Set.of(
            SECRET,
            PUBLIC_KEY,
            JWKS_URI,
            ISSUER,
            PRESET,
            JWKS_TOKEN_FILE,
            CLIENT_ID,
            CLIENT_SECRET,
            CLIENT_AUTH,
            CLIENT_KEY,
            CLIENT_KEY_PASSWORD,
            CLIENT_ASSERTION_AUDIENCE,
            CLIENT_CERTIFICATE,
            CLIENT_CERTIFICATE_PASSWORD,
            ISSUER_ADDRESS,
            AUTHORIZATION_ENDPOINT,
            TOKEN_ENDPOINT,
            USERINFO_ENDPOINT,
            END_SESSION_ENDPOINT,
            REVOCATION_ENDPOINT);

    /** What an issuer takes from the setting without a prefix where it has none of its own. */
    static final Set<Setting> OF_ALL = Set.of(
            AUDIENCE,
            AUDIENCE_CLAIM,
            ALGORITHMS,
            CLOCK_SKEW,
            MAX_TOKEN_AGE,
            REQUIRED_CLAIMS,
            REQUIRED_VALUES,
            TOKEN_TYPES,
            TENANT_CLAIM,
            PRINCIPAL_CLAIM,
            ROLES_CLAIM,
            SCOPE_CLAIM,
            JWKS_CACHE_TTL,
            JWKS_STALE_FOR,
            JWKS_REFETCH_INTERVAL,
            JWKS_TIMEOUT,
            PROVIDER_TRUSTSTORE,
            PROVIDER_TRUSTSTORE_PASSWORD,
            ALLOW_HTTP,
            SCOPES,
            CLAIMS_FROM,
            RESPONSE_MODE,
            PAR,
            ACR_VALUES,
            MAX_AGE,
            AUTHORIZATION_PARAMETERS,
            FORWARD_PARAMETERS,
            PROVIDER_TIMEOUT,
            PROVIDER_STALE_FOR,
            SIGN_OUT,
            BACK_CHANNEL_LOGOUT,
            LOGOUT_SCOPE,
            PROVIDER_TOKEN_MIN_TTL,
            REVOKE_ON_SIGN_OUT);

    private IssuerScope() {}
}
