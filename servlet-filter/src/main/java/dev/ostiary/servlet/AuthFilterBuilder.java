package dev.ostiary.servlet;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.csrf.CsrfMode;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.rule.Enforcement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of an {@link AuthFilter}; each is named as in {@code web.xml}, {@code clock-skew} is
 * {@link #clockSkew}.
 *
 * <p>Values are read when the filter is built, by the same rules as init-params: lists are separated by commas or white
 * space, and <code>${NAME}</code> is replaced. The audience and one of secret, public key and key source are mandatory.
 * Each method replaces what an earlier call of it said. Not thread-safe.
 */
public final class AuthFilterBuilder {
    private static final String LIST_SEPARATOR = ", ";

    private final Map<String, String> texts = new LinkedHashMap<>();
    private @Nullable KeySource keys;
    private @Nullable CredentialExtractor extractor;
    private @Nullable RefusalResponder responder;
    private @Nullable AuthEventListener listener;
    private InstantSource clock = InstantSource.system();

    AuthFilterBuilder() {}

    /** What is set by now; a filter keeps one, so that it never changes with the builder it came from. */
    AuthFilterBuilder copy() {
        AuthFilterBuilder copy = new AuthFilterBuilder();
        copy.texts.putAll(texts);
        copy.keys = keys;
        copy.extractor = extractor;
        copy.responder = responder;
        copy.listener = listener;
        copy.clock = clock;
        return copy;
    }

    /**
     * Any setting by its name, as it would stand in {@code web.xml}.
     *
     * @param name the setting's name; an unknown one is a problem when the filter is built
     * @param text its value
     * @return this builder
     * @throws NullPointerException naming the setting, if there is no text: an environment variable that may be absent is
     *     better written as <code>${NAME}</code>
     */
    public AuthFilterBuilder set(String name, String text) {
        texts.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(text, name));
        return this;
    }

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
     * The required {@code iss} (RFC 7519, section 4.1.1). Default: not checked.
     *
     * @param text compared exactly
     * @return this builder
     */
    public AuthFilterBuilder issuer(String text) {
        return set(Setting.ISSUER, text);
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
     * The claims that together hold the scopes. Default: {@code scope}, {@code scp}.
     *
     * @param paths see {@link dev.ostiary.verify.ClaimPath}
     * @return this builder
     */
    public AuthFilterBuilder scopeClaim(String... paths) {
        return set(Setting.SCOPE_CLAIM, String.join(LIST_SEPARATOR, paths));
    }

    /**
     * The cookie that carries the token. Default {@code access_token}.
     *
     * @param name empty: no cookie counts
     * @return this builder
     */
    public AuthFilterBuilder cookieName(String name) {
        return set(Setting.COOKIE_NAME, name);
    }

    /**
     * The longest token that is read at all. Default 8,192.
     *
     * @param bytes from 256 to 1,048,576
     * @return this builder
     */
    public AuthFilterBuilder maxTokenBytes(int bytes) {
        return set(Setting.MAX_TOKEN_BYTES, Integer.toString(bytes));
    }

    /**
     * The realm of the challenge (RFC 9110, section 11.5). Default {@code ostiary}.
     *
     * @param text printable ASCII
     * @return this builder
     */
    public AuthFilterBuilder realm(String text) {
        return set(Setting.REALM, text);
    }

    /**
     * The paths that need no token. Default: none but the sign-in page.
     *
     * @param patterns see {@link dev.ostiary.servlet.path.PathPattern}; {@code /} is the root alone
     * @return this builder
     */
    public AuthFilterBuilder publicPaths(String... patterns) {
        return set(Setting.PUBLIC_PATHS, String.join(LIST_SEPARATOR, patterns));
    }

    /**
     * Who may do what. Default: what is not public needs a user.
     *
     * @param lines each one rule, or several on a line each, as {@link dev.ostiary.servlet.rule.Rule#parse} reads them;
     *     the first that speaks of a request decides
     * @return this builder
     */
    public AuthFilterBuilder rules(String... lines) {
        return set(Setting.RULES, String.join("\n", lines));
    }

    /**
     * The paths that always get JSON, never a redirect. Default: {@code /api/**}.
     *
     * @param patterns see {@link dev.ostiary.servlet.path.PathPattern}
     * @return this builder
     */
    public AuthFilterBuilder apiPaths(String... patterns) {
        return set(Setting.API_PATHS, String.join(LIST_SEPARATOR, patterns));
    }

    /**
     * Where a browser without a valid token is sent. Default {@code /sign-in}.
     *
     * @param location a path within the application, public by itself, or an absolute URL; empty: never
     *     redirect
     * @return this builder
     */
    public AuthFilterBuilder signInPage(String location) {
        return set(Setting.SIGN_IN_PAGE, location);
    }

    /**
     * The query parameter that tells the sign-in page where to go back to. Default {@code return_to}.
     *
     * @param name empty: not sent
     * @return this builder
     */
    public AuthFilterBuilder returnToParameter(String name) {
        return set(Setting.RETURN_TO_PARAMETER, name);
    }

    /**
     * The request headers that tell the application who the user is. Default: {@code X-User-Id=sub}, {@code
     * X-User-Role=roles}.
     *
     * @param headers {@code header=claim}; {@code roles} and {@code scopes} mean the mapped ones; one empty
     *     text: none
     * @return this builder
     */
    public AuthFilterBuilder identityHeaders(String... headers) {
        return set(Setting.IDENTITY_HEADERS, String.join(LIST_SEPARATOR, headers));
    }

    /**
     * How unsafe requests with the cookie are checked. Default {@link CsrfMode#ON}.
     *
     * @param mode on or lenient
     * @return this builder
     */
    public AuthFilterBuilder csrf(CsrfMode mode) {
        return set(Setting.CSRF, mode.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Further origins that may send unsafe requests with the cookie (RFC 6454). Default: none.
     *
     * @param origins {@code scheme://host[:port]}
     * @return this builder
     */
    public AuthFilterBuilder trustedOrigins(String... origins) {
        return set(Setting.TRUSTED_ORIGINS, String.join(LIST_SEPARATOR, origins));
    }

    /**
     * Whether refusals are carried out. Default {@link Enforcement#ENFORCE}.
     *
     * @param mode {@link Enforcement#REPORT_ONLY} protects nothing: it is for finding out what would be refused
     * @return this builder
     */
    public AuthFilterBuilder enforcement(Enforcement mode) {
        return set(Setting.ENFORCEMENT, mode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * How much an answer says about the fault. Default {@link ErrorDetail#CODE}.
     *
     * @param detail {@link ErrorDetail#FULL} is for development only
     * @return this builder
     */
    public AuthFilterBuilder errorDetail(ErrorDetail detail) {
        return set(Setting.ERROR_DETAIL, detail.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Where the keys come from, instead of a secret or public key.
     *
     * @param source is asked for each token that is well-formed and from the right issuer
     * @return this builder
     */
    public AuthFilterBuilder keys(KeySource source) {
        this.keys = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Where the token is found, instead of the {@code Authorization} header and the cookie.
     *
     * @param credentialExtractor called once for each request that needs a token
     * @return this builder
     */
    public AuthFilterBuilder credentialExtractor(CredentialExtractor credentialExtractor) {
        this.extractor = Objects.requireNonNull(credentialExtractor, "credentialExtractor");
        return this;
    }

    /**
     * Who answers refused requests, instead of the standard answers.
     *
     * @param refusalResponder called once for each refused request
     * @return this builder
     */
    public AuthFilterBuilder refusalResponder(RefusalResponder refusalResponder) {
        this.responder = Objects.requireNonNull(refusalResponder, "refusalResponder");
        return this;
    }

    /**
     * Who is told of every decision. Default: nobody; counts and log lines there are in any case.
     *
     * @param eventListener called once for each request, and for what happens to fetched keys
     * @return this builder
     */
    public AuthFilterBuilder eventListener(AuthEventListener eventListener) {
        this.listener = Objects.requireNonNull(eventListener, "eventListener");
        return this;
    }

    /**
     * The clock. Default: the system's.
     *
     * @param source asked once for each token with a good signature
     * @return this builder
     */
    public AuthFilterBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Makes the filter.
     *
     * @return a filter that works at once
     * @throws ConfigurationException if something is wrong; it lists every problem
     */
    public AuthFilter build() {
        return new AuthFilter(this);
    }

    /** The filter at work, with init-params standing behind what was set here. */
    Door door(Map<String, String> initParameters) {
        SettingSource builder = new SettingSource("builder", texts);
        SettingSource parameters = new SettingSource("init-param", initParameters);
        AuthConfig config = AuthConfig.from(List.of(builder, parameters), Optional.ofNullable(keys));
        return new DoorAssembly(
                        config,
                        clock,
                        Optional.ofNullable(extractor),
                        Optional.ofNullable(responder),
                        Optional.ofNullable(listener))
                .door();
    }

    private AuthFilterBuilder set(Setting setting, String text) {
        return set(setting.settingName(), text);
    }
}
