package dev.ostiary.servlet.config;

import static dev.ostiary.servlet.config.SettingType.*;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is: its name, its type, what it is when nobody sets it, and what it means.
 *
 * <p>A name is the same wherever a setting is written, and is API.
 */
public enum Setting {
    /** The HMAC key that tokens are signed with. */
    SECRET(SettingType.SECRET, null, "", "HMAC key that tokens are signed with"),
    /** The public key, or set of public keys, of whoever signs the tokens. */
    PUBLIC_KEY(SettingType.PUBLIC_KEY, null, "", "public key or keys of whoever signs the tokens"),
    /** The address of the JWK set with the public keys of whoever signs the tokens. */
    JWKS_URI(URL, null, "http only to loopback or with allow-http", "URL of a JWK set with the keys"),
    /** The required {@code iss}. */
    ISSUER(TEXT, null, "what tokens have in iss", "required iss, character by character"),
    /** The names of several issuers, each with settings of its own. */
    ISSUERS(NAMES, null, "of a-z, 0-9 and -", "names of several issuers, each set by issuers.<name>.<setting>"),
    /** The identity provider whose ways are to be the defaults. */
    PRESET(
            CHOICE,
            null,
            "auth0, clerk, cognito, entra, google, keycloak, okta or spiffe",
            "identity provider whose ways are the defaults of other settings"),
    /** The accepted {@code aud} values. */
    AUDIENCE(NAMES, null, "", "accepted aud values, any of them; or the literal unchecked"),
    /** The claim that names the audience. */
    AUDIENCE_CLAIM(CLAIM, "aud", "", "claim in which the audience is looked for"),
    /** The signature algorithms that tokens may use. */
    ALGORITHMS(SettingType.ALGORITHMS, null, "", "accepted signature algorithms; by the key when not set"),
    /** How far the clocks of issuer and verifier may differ. */
    CLOCK_SKEW(DURATION, "30s", "0s to 10m", "how far the issuer's clock may differ from ours"),
    /** The largest accepted age of a token. */
    MAX_TOKEN_AGE(DURATION, null, "above 0s", "largest accepted now - iat; off when not set"),
    /** The claims that must be present besides {@code exp}. */
    REQUIRED_CLAIMS(NAMES, "", "", "names that must be present besides exp"),
    /** The claims that must have exactly one text. */
    REQUIRED_VALUES(VALUES, "", "", "claims that must be exactly one text"),
    /** The accepted {@code typ} values. */
    TOKEN_TYPES(NAMES, "JWT, at+jwt, none", "", "accepted typ; none: no typ at all; ID: ID tokens too"),
    /** The claim that names the tenant. */
    TENANT_CLAIM(CLAIM, null, "or empty", "claim that must name a path segment of the issuer's URL"),
    /** The claims of which the first present one names the user. */
    PRINCIPAL_CLAIM(CLAIMS, "sub", "", "the first present claim names the user"),
    /** The claims that together name the user's roles. */
    ROLES_CLAIM(CLAIMS, "roles, role, groups", "", "claims whose values are the user's roles"),
    /** The claims that together name the token's scopes. */
    SCOPE_CLAIM(CLAIMS, "scope, scp", "", "claims whose values are the token's scopes"),
    /** The cookie that carries the token. */
    COOKIE_NAME(TOKEN, "access_token", "or empty", "cookie with the token; empty: no cookies"),
    /** The further header that carries a token. */
    TOKEN_HEADER(TOKEN, null, "", "further request header with a token of a gateway, without a scheme"),
    /** The file with the records of API keys. */
    API_KEYS(FILE, null, "or store", "where the records of API keys are, which X-API-Key carries; off when not set"),
    /** Whether users are signed in with tokens of the application's own. */
    SESSION(CHOICE, "off", "off or on", "sign users in with tokens of the application's own"),
    /** How long the access token of a session lives. */
    SESSION_ACCESS_TTL(DURATION, "15m", "1s to 400d", "how long the access token of a session lives"),
    /** How long a session lasts without being refreshed. */
    SESSION_REFRESH_TTL(
            DURATION,
            "30d",
            "1s to 400d, longer than session-access-ttl",
            "how long a session lasts without being refreshed"),
    /** How long a session may last from sign-in on. */
    SESSION_MAX_TTL(
            DURATION,
            null,
            "longer than session-access-ttl, up to 400d",
            "how long a session may last, counted from sign-in; without end when not set"),
    /** What is asked at each refresh what the next access token says. */
    SESSION_CLAIMS(
            CLASS,
            null,
            "public, with a public constructor without parameters, and a dev.ostiary.session.SessionClaims",
            "class that is asked at each refresh what the next access token says of the user"),
    /** How many sessions one user may have at a time. */
    SESSIONS_PER_USER(
            NUMBER,
            "50",
            "1 to 1000",
            "sessions of one user at a time; one more ends the one that was refreshed longest ago"),
    /** The cookie that carries the refresh token. */
    REFRESH_COOKIE_NAME(TOKEN, "refresh_token", "", "cookie with the refresh token of a session"),
    /** Where sessions are kept. */
    SESSION_STORE(STORE, "memory", "", "where sessions and revocations are kept"),
    /** The key that signs the tokens of sessions. */
    SESSION_KEY(
            SIGNING_KEY,
            null,
            "the first of a set signs",
            "key that the tokens of sessions are signed with, where there is no secret"),
    /** Whether the container's own session follows who is signed in. */
    HTTP_SESSION(CHOICE, "follow", "follow or keep", "HttpSession follows sign-in and out"),
    /** Where a form that signs out is led. */
    SIGN_OUT_PAGE(LOCATION, null, "or empty", "where signing out leads; default: sign-in-page"),
    /** How it is known what was revoked. */
    REVOCATION(
            CHOICE,
            "follow",
            "follow or strict",
            "follow: by a copy of what was revoked; strict: by asking the store each time"),
    /** How old the copy of what was revoked may be. */
    REVOCATION_MAX_STALENESS(
            DURATION, "10s", "2s to 1h", "how old the copy of what was revoked may be; beyond, nobody is let in"),
    /** The application's name at the provider, which turns signing in on. */
    CLIENT_ID(
            TEXT,
            null,
            "what the provider calls the application",
            "the application's client_id at the provider; turns signing in on"),
    /** What the application shares with the provider. */
    CLIENT_SECRET(
            PASSWORD,
            null,
            "that the provider gave the client",
            "secret that the application shares with the provider"),
    /** How the application shows the provider who it is. */
    CLIENT_AUTH(
            CHOICE,
            null,
            "basic, post, private-key, tls or none",
            "how the token endpoint is shown who asks; by what is there when not set"),
    /** The key that signs the application's assertions. */
    CLIENT_KEY(PRIVATE_KEY, null, "", "private key for client-auth=private-key"),
    /** What opens a client-key in PKCS#12. */
    CLIENT_KEY_PASSWORD(
            PASSWORD,
            null,
            "of the PKCS#12 file that client-key names",
            "password of client-key where that is a PKCS#12 file"),
    /** Whom the application's assertions name as their audience. */
    CLIENT_ASSERTION_AUDIENCE(
            CHOICE, "issuer", "issuer or token-endpoint", "whom the assertions of client-auth=private-key are for"),
    /** The certificate that the application shows the provider. */
    CLIENT_CERTIFICATE(CERTIFIED_KEY, null, "", "certificate with its key for client-auth=tls"),
    /** What opens a client-certificate in PKCS#12. */
    CLIENT_CERTIFICATE_PASSWORD(
            PASSWORD,
            null,
            "of the PKCS#12 file that client-certificate names",
            "password of client-certificate where that is a PKCS#12 file"),
    /** What is asked of the provider. */
    SCOPES(NAMES, "openid, profile, email", "", "scopes asked of the provider; openid is added where it is missing"),
    /** Where the claims of a session come from. */
    CLAIMS_FROM(
            NAMES,
            "id-token",
            "id-token, userinfo and access-token",
            "where the claims of a session come from, the first counts most"),
    /** How the provider's answer comes back. */
    RESPONSE_MODE(CHOICE, "query", "query or form_post", "how the provider sends its answer back through the browser"),
    /** Whether authorization requests are pushed. */
    PAR(CHOICE, "auto", "auto, on or off", "push authorization requests; auto: where the provider requires it"),
    /** The authentication context classes that a sign-in must have one of. */
    ACR_VALUES(NAMES, null, "", "acr asked for at every sign-in, one of which must come back"),
    /** How old the user's authentication may be at a sign-in. */
    MAX_AGE(
            DURATION,
            null,
            "0s to 400d, whole seconds",
            "how old the authentication may be at a sign-in, asked for and checked"),
    /** What is sent with every authorization request. */
    AUTHORIZATION_PARAMETERS(
            PARAMETERS, null, "none that the filter sends itself", "sent with every authorization request"),
    /** What a link to the sign-in may add to the request. */
    FORWARD_PARAMETERS(
            NAMES,
            "login_hint, ui_locales, prompt",
            "none that the filter sends itself",
            "parameters of the sign-in link that are handed on to the provider"),
    /** The origin to which this node connects instead of the issuer's. */
    ISSUER_ADDRESS(
            ORIGIN,
            null,
            "http only to loopback or with allow-http",
            "origin to which the node connects instead of the issuer's"),
    /** Where browsers are sent to sign in. */
    AUTHORIZATION_ENDPOINT(
            URL, null, "http only to loopback or with allow-http", "where browsers sign in; by discovery when not set"),
    /** Where codes are redeemed. */
    TOKEN_ENDPOINT(
            URL,
            null,
            "http only to loopback or with allow-http",
            "where codes are redeemed; by discovery when not set"),
    /** Where claims are asked for. */
    USERINFO_ENDPOINT(
            URL,
            null,
            "or empty; http only to loopback or with allow-http",
            "where claims are asked for; by discovery when not set; empty: not used"),
    /** Where browsers are sent to sign out. */
    END_SESSION_ENDPOINT(
            URL,
            null,
            "or empty; http only to loopback or with allow-http",
            "where browsers sign out; by discovery when not set; empty: not used"),
    /** Where refresh tokens are revoked. */
    REVOCATION_ENDPOINT(
            URL,
            null,
            "or empty; http only to loopback or with allow-http",
            "where refresh tokens are revoked; by discovery when not set; empty: not used"),
    /** How long one exchange with the provider may take. */
    PROVIDER_TIMEOUT(DURATION, "5s", "1s to 30s", "how long one exchange with the provider may take, body included"),
    /** How long sessions go on while the provider cannot be reached. */
    PROVIDER_STALE_FOR(
            DURATION, "15m", "0s to 24h", "how much longer sessions go on while the provider cannot be reached"),
    /** Below it are the filter's own paths. */
    AUTH_PATH(PAGE, "/auth", "more than a slash", "below it are the filter's own paths"),
    /** How long a sign-in may take. */
    SIGN_IN_TIMEOUT(DURATION, "1h", "1m to 24h", "how long a user may stay at the provider to sign in"),
    /** What a browser is shown whose sign-in failed. */
    SIGN_IN_ERROR_PAGE(
            PAGE, "", "or empty", "where a browser is sent whose sign-in failed; empty: the filter's own page"),
    /** What signing out ends. */
    SIGN_OUT(CHOICE, "provider", "provider or local", "what signing out ends; local: the provider's session stays"),
    /** Whether the provider may end sessions. */
    BACK_CHANNEL_LOGOUT(CHOICE, "on", "on or off", "whether the provider may end sessions by logout tokens"),
    /** What a logout token ends. */
    LOGOUT_SCOPE(
            CHOICE, "session", "session or user", "what a logout token ends: the session it names, or all of its user"),
    /** How much time an access token of the provider must have left. */
    PROVIDER_TOKEN_MIN_TTL(
            DURATION,
            "30s",
            "0s to 1h",
            "a provider's access token with less left is refreshed before it is handed out"),
    /** Whether signing out revokes the refresh token. */
    REVOKE_ON_SIGN_OUT(CHOICE, "on", "on or off", "revoke the provider's refresh token at sign-out"),
    /** The length above which a token is refused unread. */
    MAX_TOKEN_BYTES(BYTES, "8192", "256 to 1048576", "a longer token is refused without reading it"),
    /** How many verified tokens are kept. */
    TOKEN_CACHE_SIZE(
            NUMBER,
            "10000",
            "0 to 10000000",
            "verified tokens that are kept, so that they are not verified anew; 0 keeps none"),
    /** Whose implementation checks signatures. */
    CRYPTO_PROVIDER(
            TOKEN,
            "auto",
            "auto, jdk or the name of a provider",
            "whose implementation checks signatures; auto: the fastest that is on the class path"),
    /** The realm that challenges name. */
    REALM(TEXT, "ostiary", "printable ASCII", "realm in WWW-Authenticate"),
    /** The requests that need no token. */
    PUBLIC_PATHS(PATTERNS, "", "", "requests that need no token"),
    /** The requests that are always answered in JSON. */
    API_PATHS(PATTERNS, "/api/**", "", "requests that always get JSON, never a redirect"),
    /** What requests require of whoever sends them. */
    RULES(SettingType.RULES, "", "", "who may do what, one rule a line; without one: any user"),
    /** Where a browser is sent that has no valid token. */
    SIGN_IN_PAGE(
            LOCATION, "/sign-in", "or empty", "where browsers without a valid token are sent; empty: never redirect"),
    /** What caches are told of a cookie user's answers. */
    USER_CACHE(
            CHOICE,
            "private",
            "private, no-store or off",
            "Cache-Control of a cookie user's answers where the application sets none"),
    /** The query parameter that tells the sign-in page where to return to. */
    RETURN_TO_PARAMETER(
            TOKEN,
            "return_to",
            "or empty",
            "query parameter with the path to return to after sign-in; empty: not sent"),
    /** What a browser is shown whose form was not sent for want of a user. */
    FORM_EXPIRED_PAGE(
            PAGE,
            "",
            "or empty",
            "shown, with 401, to a browser whose form came from nobody; empty: the filter's own page"),
    /** The request headers in which the application finds the user. */
    IDENTITY_HEADERS(
            HEADERS,
            "X-User-Id=sub, X-User-Role=roles",
            "or empty",
            "request headers that tell the application who the user is; empty: none"),
    /** Whether traces show who the user is. */
    TRACE_USER(CHOICE, "off", "off or on", "show the user's name in the current OpenTelemetry span, as enduser.id"),
    /** How strictly cookie requests are checked for their origin. */
    CSRF(CHOICE, "on", "on or lenient", "check where unsafe requests with a cookie come from"),
    /** The foreign origins that may send unsafe requests with the cookie. */
    TRUSTED_ORIGINS(ORIGINS, "", "", "further origins that may send unsafe requests with the cookie"),
    /** Where the application's clients reach it. */
    EXTERNAL_URL(
            EXTERNAL, null, "", "the application as its clients see it, for cross-site checks, redirects and cookies"),
    /** The proxies whose word about the client's view counts. */
    TRUSTED_PROXIES(
            ADDRESSES,
            "",
            "",
            "proxies whose Forwarded or X-Forwarded headers tell that; unix: one without an address"),
    /** What is done about servlets that no rule speaks of. */
    COVERAGE(
            CHOICE,
            "log",
            "off, log or fail",
            "at start, log what guards each servlet; fail: refuse to start where nothing does"),
    /** Whether refusals are carried out. */
    ENFORCEMENT(
            CHOICE,
            "enforce",
            "enforce or report-only",
            "report-only: nothing is refused, what should be is only reported"),
    /** How much an answer tells the client about its token's fault. */
    ERROR_DETAIL(
            CHOICE, "code", "none, code or full", "how much an answer tells about the fault; full is for development"),
    /** How long fetched keys are good when their server says nothing of it. */
    JWKS_CACHE_TTL(DURATION, "10m", "1s to 24h", "how long fetched keys are good by themselves"),
    /** How long fetched keys serve beyond their time while their server cannot be had. */
    JWKS_STALE_FOR(DURATION, "1h", "0s to 24h", "how long keys serve on during an outage"),
    /** How far apart fetches for unknown keys are. */
    JWKS_REFETCH_INTERVAL(DURATION, "30s", "1s to 1h", "least time between fetches for unknown keys"),
    /** How long a fetch may take, the answer's body included. */
    JWKS_TIMEOUT(DURATION, "5s", "PT0.1S to 1m", "how long fetching keys may take in all"),
    /** Whose servers are trusted for exchanges with the issuer. */
    PROVIDER_TRUSTSTORE(
            CERTIFICATES,
            null,
            "read at start",
            "certificate authorities trusted for exchanges with the issuer, instead of the platform's"),
    /** What opens a trust store in PKCS#12. */
    PROVIDER_TRUSTSTORE_PASSWORD(
            PASSWORD,
            null,
            "of the PKCS#12 file that provider-truststore names",
            "password of provider-truststore where that is a PKCS#12 file"),
    /** The file with a token for the server that has the keys. */
    JWKS_TOKEN_FILE(
            FILE,
            null,
            "or its absolute path alone",
            "file whose text is sent as bearer token with each fetch of keys, read anew each time"),
    /** Whether keys may be fetched without TLS from other machines. */
    ALLOW_HTTP(SWITCH, "false", "", "fetch keys over plain http from other machines too"),
    /** The properties file in which further settings stand. */
    CONFIG(PROPERTIES, null, "", "properties file with further settings"),
    /** Keycloak's adapter file. */
    KEYCLOAK_JSON(
            JSON_FILE, null, "", "file of Keycloak's adapter, or WildFly's oidc.json, whose keys become settings");

    private final String settingName;
    private final SettingType type;
    private final @Nullable String defaultText;
    private final String range;
    private final String description;

    Setting(SettingType type, @Nullable String defaultText, String range, String description) {
        this.settingName = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.type = type;
        this.defaultText = defaultText;
        this.range = range;
        this.description = description;
    }

    /**
     * Finds a setting by its exact name.
     *
     * @param name a name as it stands in a configuration
     * @return the setting; empty when there is none of that name
     */
    public static Optional<Setting> of(String name) {
        for (Setting setting : values()) {
            if (setting.settingName.equals(name)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /**
     * The name that it is set by.
     *
     * @return lower-case words joined by hyphens
     */
    public String settingName() {
        return settingName;
    }

    /**
     * What kind of text it takes.
     *
     * @return the type
     */
    public SettingType type() {
        return type;
    }

    /**
     * The text that stands for the setting when nobody sets it.
     *
     * @return possibly empty text; nothing when there is no default, or when it follows from other settings
     */
    public Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    /**
     * The unit of its number.
     *
     * @return for example {@code bytes}; empty when the value is no number or carries its unit itself
     */
    public Optional<String> unit() {
        return type.unit();
    }

    /**
     * Whether its value must never be shown to anybody.
     *
     * @return true for key material that is not public, and for what may hold a password
     */
    public boolean isSecret() {
        return type.isSecret();
    }

    /**
     * Whether each of several issuers may have its own, as {@code issuers.<name>.<setting>}.
     *
     * @return false for what a filter has once
     */
    public boolean isPerIssuer() {
        return IssuerScope.OF_ONE.contains(this) || IssuerScope.OF_ALL.contains(this);
    }

    /**
     * Whether a named issuer that does not set it takes it from the setting of the same name without a prefix.
     *
     * @return false for what a filter has once, and for what can belong to one issuer only
     */
    public boolean isInherited() {
        return IssuerScope.OF_ALL.contains(this);
    }

    /**
     * What the setting means, in one line.
     *
     * @return ASCII text without a full stop
     */
    public String description() {
        return description;
    }

    /**
     * What a good value looks like, its range included.
     *
     * @return text that goes on after "expected"
     */
    public String expected() {
        return range.isEmpty() ? type.expected() : type.expected() + " (" + range + ")";
    }
}
