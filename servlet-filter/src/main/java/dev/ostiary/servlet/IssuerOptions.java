package dev.ostiary.servlet;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.config.Preset;
import dev.ostiary.servlet.config.Setting;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of {@link AuthFilterBuilder} that is about issuers: their keys, what their tokens must be like, who the user is. */
abstract sealed class IssuerOptions permits ClientOptions {
    static final String LIST_SEPARATOR = ", ";

    IssuerOptions() {}

    abstract AuthFilterBuilder set(Setting setting, String text);

    /**
     * The HMAC key (RFC 2104): text taken as UTF-8, or {@code base64url:} and encoded bytes.
     *
     * @param text at least 32 bytes for HS256, 48 for HS384, 64 for HS512
     * @return this builder
     */
    public AuthFilterBuilder secret(String text) {
        return set(Setting.SECRET, text);
    }

    /**
     * The public key: PEM (SPKI or X.509), JWK or JWK set (RFC 7517), inline, or as {@code file:} or {@code
     * classpath:}.
     *
     * @param text the key, or where it is
     * @return this builder
     */
    public AuthFilterBuilder publicKey(String text) {
        return set(Setting.PUBLIC_KEY, text);
    }

    /**
     * The URL of the JWK set with the keys (RFC 7517, section 5).
     *
     * @param url https; http only to loopback, or with {@link #allowHttp}
     * @return this builder
     */
    public AuthFilterBuilder jwksUri(String url) {
        return set(Setting.JWKS_URI, url);
    }

    /**
     * The required {@code iss} (RFC 7519, section 4.1.1). Default: not checked.
     *
     * @param text compared exactly
     * @return this builder
     */
    public AuthFilterBuilder issuer(String text) {
        return set(Setting.ISSUER, text);
    }

    /**
     * Several issuers by names of one's own, each with settings such as {@code set("issuers.shop.audience", ...)}. What a
     * named issuer does not set it takes from the setting without prefix; keys, issuer and preset it must have itself.
     *
     * @param names of a-z, 0-9 and -
     * @return this builder
     */
    public AuthFilterBuilder issuers(String... names) {
        return set(Setting.ISSUERS, String.join(LIST_SEPARATOR, names));
    }

    /**
     * The identity provider whose ways are the defaults of other settings.
     *
     * @param provider see {@link Preset#texts()}
     * @return this builder
     */
    public AuthFilterBuilder preset(Preset provider) {
        return set(Setting.PRESET, provider.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The accepted {@code aud} values (RFC 7519, section 4.1.3). Mandatory.
     *
     * @param names any one of them must be in the token; {@code unchecked} alone gives up the check and is
     *     logged at every start
     * @return this builder
     */
    public AuthFilterBuilder audience(String... names) {
        return set(Setting.AUDIENCE, String.join(LIST_SEPARATOR, names));
    }

    /**
     * The claim in which the audience is looked for. Default {@code aud}.
     *
     * @param name top level only
     * @return this builder
     */
    public AuthFilterBuilder audienceClaim(String name) {
        return set(Setting.AUDIENCE_CLAIM, name);
    }

    /**
     * The accepted algorithms (RFC 8725, section 3.1). Default: the usual ones of the key.
     *
     * @param allowed all of which the key can do
     * @return this builder
     */
    public AuthFilterBuilder algorithms(JwsAlgorithm... allowed) {
        return set(
                Setting.ALGORITHMS,
                Stream.of(allowed).map(JwsAlgorithm::headerName).collect(Collectors.joining(LIST_SEPARATOR)));
    }

    /**
     * By how much the issuer's clock may differ. Default 30 seconds.
     *
     * @param skew from 0 seconds to 10 minutes
     * @return this builder
     */
    public AuthFilterBuilder clockSkew(Duration skew) {
        return set(Setting.CLOCK_SKEW, skew.toString());
    }

    /**
     * The largest accepted {@code now - iat}. Default: no limit.
     *
     * @param age more than 0 seconds
     * @return this builder
     */
    public AuthFilterBuilder maxTokenAge(Duration age) {
        return set(Setting.MAX_TOKEN_AGE, age.toString());
    }

    /**
     * The claims that must be there besides {@code exp}. Default: none.
     *
     * @param names claim names, top level only
     * @return this builder
     */
    public AuthFilterBuilder requiredClaims(String... names) {
        return set(Setting.REQUIRED_CLAIMS, String.join(LIST_SEPARATOR, names));
    }

    /**
     * The claims that must be exactly one text; a token with another is of another type. Default: none.
     *
     * @param entries {@code name=value}
     * @return this builder
     */
    public AuthFilterBuilder requiredValues(String... entries) {
        return set(Setting.REQUIRED_VALUES, String.join(LIST_SEPARATOR, entries));
    }

    /**
     * The accepted {@code typ} values (RFC 8725, section 3.11). Default: {@code JWT}, {@code at+jwt} and {@code
     * none}, which stands for a token without {@code typ}.
     *
     * @param types {@code application/} and case are ignored; {@code ID} accepts ID tokens
     * @return this builder
     */
    public AuthFilterBuilder tokenTypes(String... types) {
        return set(Setting.TOKEN_TYPES, String.join(LIST_SEPARATOR, types));
    }

    /**
     * The claim that must name a path segment of the issuer's URL. Default: none.
     *
     * @param name top level only
     * @return this builder
     */
    public AuthFilterBuilder tenantClaim(String name) {
        return set(Setting.TENANT_CLAIM, name);
    }

    /**
     * The claims of which the first present one names the user. Default: {@code sub}.
     *
     * @param paths see {@link dev.ostiary.verify.ClaimPath}
     * @return this builder
     */
    public AuthFilterBuilder principalClaim(String... paths) {
        return set(Setting.PRINCIPAL_CLAIM, String.join(LIST_SEPARATOR, paths));
    }

    /**
     * The claims that together hold the roles. Default: {@code roles}, {@code role}, {@code groups}.
     *
     * @param paths see {@link dev.ostiary.verify.ClaimPath}
     * @return this builder
     */
    public AuthFilterBuilder rolesClaim(String... paths) {
        return set(Setting.ROLES_CLAIM, String.join(LIST_SEPARATOR, paths));
    }

    /**
     * The claims that together hold the scopes: a text holds several, separated by spaces, an array one in each element. Default:
     * {@code scope}, {@code scp}.
     *
     * @param paths see {@link dev.ostiary.verify.ClaimPath}
     * @return this builder
     */
    public AuthFilterBuilder scopeClaim(String... paths) {
        return set(Setting.SCOPE_CLAIM, String.join(LIST_SEPARATOR, paths));
    }

    /**
     * How long fetched keys are good when their server says nothing of it. Default 10 minutes.
     *
     * @param ttl from 1 second to 24 hours
     * @return this builder
     */
    public AuthFilterBuilder jwksCacheTtl(Duration ttl) {
        return set(Setting.JWKS_CACHE_TTL, ttl.toString());
    }

    /**
     * How long fetched keys serve beyond their time while their server cannot be had. Default 1 hour.
     *
     * @param time from 0 seconds to 24 hours
     * @return this builder
     */
    public AuthFilterBuilder jwksStaleFor(Duration time) {
        return set(Setting.JWKS_STALE_FOR, time.toString());
    }

    /**
     * The least time between two fetches for unknown keys. Default 30 seconds.
     *
     * @param interval from 1 second to 1 hour
     * @return this builder
     */
    public AuthFilterBuilder jwksRefetchInterval(Duration interval) {
        return set(Setting.JWKS_REFETCH_INTERVAL, interval.toString());
    }

    /**
     * How long fetching keys may take in all, bodies included. Default 5 seconds.
     *
     * @param time from 100 milliseconds to 1 minute
     * @return this builder
     */
    public AuthFilterBuilder jwksTimeout(Duration time) {
        return set(Setting.JWKS_TIMEOUT, time.toString());
    }

    /**
     * The certificate authorities that are trusted for all exchanges with the issuer, instead of the platform's: PEM or PKCS#12. Read when
     * the filter is built, and not again. Default: the platform's trust store.
     *
     * @param text PEM, or where PEM or PKCS#12 is: {@code file:} or {@code classpath:}
     * @return this builder
     */
    public AuthFilterBuilder providerTruststore(String text) {
        return set(Setting.PROVIDER_TRUSTSTORE, text);
    }

    /**
     * The password of {@link #providerTruststore} where that is PKCS#12. Default: none.
     *
     * @param text never shown
     * @return this builder
     */
    public AuthFilterBuilder providerTruststorePassword(String text) {
        return set(Setting.PROVIDER_TRUSTSTORE_PASSWORD, text);
    }

    /**
     * The file whose text is sent as bearer token (RFC 6750, section 2.1) with each fetch of keys, as Kubernetes wants it. It is read anew
     * each time and need not be there yet; while it is missing, keys cannot be fetched. Default: no token is sent.
     *
     * @param file an absolute path, perhaps behind {@code file:}
     * @return this builder
     */
    public AuthFilterBuilder jwksTokenFile(String file) {
        return set(Setting.JWKS_TOKEN_FILE, file);
    }

    /**
     * Whether keys may be fetched over plain http from other machines too, where whoever is on the way could exchange
     * them. Default: no.
     *
     * @param allowed yes or no
     * @return this builder
     */
    public AuthFilterBuilder allowHttp(boolean allowed) {
        return set(Setting.ALLOW_HTTP, Boolean.toString(allowed));
    }
}
