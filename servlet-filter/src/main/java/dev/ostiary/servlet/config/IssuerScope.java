package dev.ostiary.servlet.config;

import static dev.ostiary.servlet.config.Setting.ALGORITHMS;
import static dev.ostiary.servlet.config.Setting.ALLOW_HTTP;
import static dev.ostiary.servlet.config.Setting.AUDIENCE;
import static dev.ostiary.servlet.config.Setting.AUDIENCE_CLAIM;
import static dev.ostiary.servlet.config.Setting.CLOCK_SKEW;
import static dev.ostiary.servlet.config.Setting.ISSUER;
import static dev.ostiary.servlet.config.Setting.JWKS_CACHE_TTL;
import static dev.ostiary.servlet.config.Setting.JWKS_REFETCH_INTERVAL;
import static dev.ostiary.servlet.config.Setting.JWKS_STALE_FOR;
import static dev.ostiary.servlet.config.Setting.JWKS_TIMEOUT;
import static dev.ostiary.servlet.config.Setting.JWKS_TOKEN_FILE;
import static dev.ostiary.servlet.config.Setting.JWKS_URI;
import static dev.ostiary.servlet.config.Setting.MAX_TOKEN_AGE;
import static dev.ostiary.servlet.config.Setting.PRESET;
import static dev.ostiary.servlet.config.Setting.PRINCIPAL_CLAIM;
import static dev.ostiary.servlet.config.Setting.PROVIDER_TRUSTSTORE;
import static dev.ostiary.servlet.config.Setting.PROVIDER_TRUSTSTORE_PASSWORD;
import static dev.ostiary.servlet.config.Setting.PUBLIC_KEY;
import static dev.ostiary.servlet.config.Setting.REQUIRED_CLAIMS;
import static dev.ostiary.servlet.config.Setting.REQUIRED_VALUES;
import static dev.ostiary.servlet.config.Setting.ROLES_CLAIM;
import static dev.ostiary.servlet.config.Setting.SCOPE_CLAIM;
import static dev.ostiary.servlet.config.Setting.SECRET;
import static dev.ostiary.servlet.config.Setting.TENANT_CLAIM;
import static dev.ostiary.servlet.config.Setting.TOKEN_TYPES;

import java.util.Set;

/** Which settings each of several issuers may have its own of; a filter has every other once. */
final class IssuerScope {
    /** What can belong to one issuer only. */
    static final Set<Setting> OF_ONE = Set.of(SECRET, PUBLIC_KEY, JWKS_URI, ISSUER, PRESET, JWKS_TOKEN_FILE);

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
            ALLOW_HTTP);

    private IssuerScope() {}
}
