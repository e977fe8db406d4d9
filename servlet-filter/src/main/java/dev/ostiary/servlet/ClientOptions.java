package dev.ostiary.servlet;

import dev.ostiary.provider.AssertionAudience;
import dev.ostiary.servlet.config.ClientAuth;
import dev.ostiary.servlet.config.Setting;
import java.time.Duration;
import java.util.Locale;

/** The part of {@link AuthFilterBuilder} that is about the application as a provider's client, and how it talks to the provider. */
abstract sealed class ClientOptions extends IssuerOptions permits FlowOptions {
    ClientOptions() {}

    /**
     * The application's name at the provider, which turns signing in with it on (OpenID Connect Core 1.0). Default: none.
     *
     * @param id {@code client_id}
     * @return this builder
     */
    public AuthFilterBuilder clientId(String id) {
        return set(Setting.CLIENT_ID, id);
    }

    /**
     * What the application shares with the provider. Default: nothing.
     *
     * @param text as the provider shows it
     * @return this builder
     */
    public AuthFilterBuilder clientSecret(String text) {
        return set(Setting.CLIENT_SECRET, text);
    }

    /**
     * How the application shows the provider who it is. Default: by what is there, see {@link ClientAuth}.
     *
     * @param method {@link ClientAuth#NONE} for a public client
     * @return this builder
     */
    public AuthFilterBuilder clientAuth(ClientAuth method) {
        return set(Setting.CLIENT_AUTH, method.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * The private key of {@link ClientAuth#PRIVATE_KEY}: PEM (PKCS#8) or JWK, inline, or as {@code file:} or {@code classpath:}, or a PKCS#12 file.
     *
     * @param text the key, or where it is
     * @return this builder
     */
    public AuthFilterBuilder clientKey(String text) {
        return set(Setting.CLIENT_KEY, text);
    }

    /**
     * What opens {@link #clientKey} where that is a PKCS#12 file.
     *
     * @param text its password
     * @return this builder
     */
    public AuthFilterBuilder clientKeyPassword(String text) {
        return set(Setting.CLIENT_KEY_PASSWORD, text);
    }

    /**
     * Whom the assertions of {@link ClientAuth#PRIVATE_KEY} are for. Default {@link AssertionAudience#ISSUER}.
     *
     * @param audience one of the two
     * @return this builder
     */
    public AuthFilterBuilder clientAssertionAudience(AssertionAudience audience) {
        return set(
                Setting.CLIENT_ASSERTION_AUDIENCE,
                audience.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * The certificate that is shown to the provider, with its key (RFC 8705): PEM, inline, or as {@code file:} or {@code classpath:}, or a PKCS#12 file.
     *
     * @param text both, or where they are
     * @return this builder
     */
    public AuthFilterBuilder clientCertificate(String text) {
        return set(Setting.CLIENT_CERTIFICATE, text);
    }

    /**
     * What opens {@link #clientCertificate} where that is a PKCS#12 file.
     *
     * @param text its password
     * @return this builder
     */
    public AuthFilterBuilder clientCertificatePassword(String text) {
        return set(Setting.CLIENT_CERTIFICATE_PASSWORD, text);
    }

    /**
     * The origin to which this node connects instead of the issuer's. What browsers get, and every check, stays with the issuer. Default: the issuer's.
     *
     * @param origin {@code http://keycloak:8080}; plain http only to loopback or with {@link #allowHttp}
     * @return this builder
     */
    public AuthFilterBuilder issuerAddress(String origin) {
        return set(Setting.ISSUER_ADDRESS, origin);
    }

    /**
     * Where browsers are sent to sign in. Default: where the provider's metadata say.
     *
     * @param url absolute
     * @return this builder
     */
    public AuthFilterBuilder authorizationEndpoint(String url) {
        return set(Setting.AUTHORIZATION_ENDPOINT, url);
    }

    /**
     * Where codes are redeemed. Default: where the provider's metadata say.
     *
     * @param url absolute
     * @return this builder
     */
    public AuthFilterBuilder tokenEndpoint(String url) {
        return set(Setting.TOKEN_ENDPOINT, url);
    }

    /**
     * Where claims are asked for. Default: where the provider's metadata say.
     *
     * @param url absolute; empty: not used
     * @return this builder
     */
    public AuthFilterBuilder userinfoEndpoint(String url) {
        return set(Setting.USERINFO_ENDPOINT, url);
    }

    /**
     * Where browsers are sent to sign out. Default: where the provider's metadata say.
     *
     * @param url absolute; empty: not used
     * @return this builder
     */
    public AuthFilterBuilder endSessionEndpoint(String url) {
        return set(Setting.END_SESSION_ENDPOINT, url);
    }

    /**
     * Where refresh tokens are revoked (RFC 7009). Default: where the provider's metadata say.
     *
     * @param url absolute; empty: not used
     * @return this builder
     */
    public AuthFilterBuilder revocationEndpoint(String url) {
        return set(Setting.REVOCATION_ENDPOINT, url);
    }

    /**
     * How long one exchange with the provider may take, body included. Default 5 seconds.
     *
     * @param time from 1 to 30 seconds
     * @return this builder
     */
    public AuthFilterBuilder providerTimeout(Duration time) {
        return set(Setting.PROVIDER_TIMEOUT, time.toString());
    }

    /**
     * How much longer sessions go on while the provider cannot be reached. Default 15 minutes.
     *
     * @param time from 0 seconds to 24 hours
     * @return this builder
     */
    public AuthFilterBuilder providerStaleFor(Duration time) {
        return set(Setting.PROVIDER_STALE_FOR, time.toString());
    }
}
