package dev.ostiary.servlet;

import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.key.JwksFetcher;
import dev.ostiary.key.JwksListener;
import dev.ostiary.key.KeySource;
import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.csrf.CsrfMode;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.rule.Enforcement;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of an {@link AuthFilter}; each is named as in {@code web.xml}, {@code clock-skew} is
 * {@link #clockSkew}.
 *
 * <p>Values are read when the filter is built, as init-params are and before them: lists are separated by commas or white
 * space, and <code>${NAME}</code> is replaced. Mandatory are the audience, and keys: a secret, a public key, the address of a
 * JWK set, an issuer whose keys can be discovered, or a key source. What is not set here may be set by system property,
 * environment variable or {@linkplain #config file}. Each method replaces what an earlier call said. Not thread-safe.
 */
public final class AuthFilterBuilder extends IssuerOptions {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private KeyParts keys = KeyParts.none();
    private @Nullable Function<InstantSource, ApiKeys> apiKeys;
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
        copy.apiKeys = apiKeys;
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
     * @throws NullPointerException naming the setting, if there is no text; <code>${NAME}</code> stands for a variable
     */
    public AuthFilterBuilder set(String name, String text) {
        texts.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(text, name));
        return this;
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
     * Accepts API keys in {@code X-API-Key}, too, instead of the file that {@code api-keys} may name. Default: none.
     *
     * @param keys verifies them; their owner is the user, with the roles and scopes of the key
     * @return this builder
     */
    public AuthFilterBuilder apiKeys(ApiKeys keys) {
        ApiKeys given = Objects.requireNonNull(keys, "keys");
        this.apiKeys = filterClock -> given;
        return this;
    }

    /**
     * Accepts API keys as {@link #apiKeys(ApiKeys)} does, by the clock of this filter.
     *
     * @param store where their records are found; asked for each request with a key of the right form, and stays open
     * @return this builder
     */
    public AuthFilterBuilder apiKeys(ApiKeyStore store) {
        Objects.requireNonNull(store, "store");
        this.apiKeys = filterClock -> ApiKeys.of(store, filterClock);
        return this;
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
     * The application as its clients see it, whose origin cross-site checks compare with. Default: told by each request.
     *
     * @param url {@code https://app.example/ctx}; of its path nothing follows
     * @return this builder
     */
    public AuthFilterBuilder externalUrl(String url) {
        return set(Setting.EXTERNAL_URL, url);
    }

    /**
     * The proxies whose {@code Forwarded} (RFC 7239) or {@code X-Forwarded-Proto}, {@code -Host} and {@code -Port} are
     * believed for that origin; never for matching rules. Default: none.
     *
     * @param addresses IP addresses, or ranges of them in CIDR notation
     * @return this builder
     */
    public AuthFilterBuilder trustedProxies(String... addresses) {
        return set(Setting.TRUSTED_PROXIES, String.join(LIST_SEPARATOR, addresses));
    }

    /**
     * What is done at start about servlets that no rule speaks of. Default {@link CoverageMode#LOG}.
     *
     * @param mode takes effect where a container initialises the filter
     * @return this builder
     */
    public AuthFilterBuilder coverage(CoverageMode mode) {
        return set(Setting.COVERAGE, mode.name().toLowerCase(Locale.ROOT));
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
     * Where the keys come from, instead of any setting that names them.
     *
     * @param source is asked for each token that is well-formed and from the right issuer; stays open
     * @return this builder
     */
    public AuthFilterBuilder keys(KeySource source) {
        this.keys = keys.withSource(Objects.requireNonNull(source, "source"));
        return this;
    }

    /**
     * Who fetches keys, instead of the filter's own HTTP client: for a client certificate, say. Stays open.
     *
     * @param fetcher shared by all issuers
     * @return this builder
     */
    public AuthFilterBuilder jwksFetcher(JwksFetcher fetcher) {
        this.keys = keys.withFetcher(Objects.requireNonNull(fetcher, "fetcher"));
        return this;
    }

    /**
     * Who is told what becomes of fetched keys, for metrics and alarms. Default: nobody; the log is told anyway.
     *
     * @param listener called on the thread that fetched, for all issuers
     * @return this builder
     */
    public AuthFilterBuilder jwksListener(JwksListener listener) {
        this.keys = keys.withListener(Objects.requireNonNull(listener, "listener"));
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
     * A properties file with further settings, which stand behind all others. Default: none.
     *
     * @param location {@code classpath:...} or {@code file:/...}; {@code /WEB-INF/...} is for the init-param alone
     * @return this builder
     */
    public AuthFilterBuilder config(String location) {
        return set(Setting.CONFIG, location);
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
     * The clock, by which fetched keys age too. Default: the system's.
     *
     * @param source asked for each token
     * @return this builder
     */
    public AuthFilterBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Makes the filter.
     *
     * @return a filter that works at once; where no container does, {@link AuthFilter#destroy} it when it is no longer needed
     * @throws ConfigurationException if something is wrong; it lists every problem
     */
    public AuthFilter build() {
        return new AuthFilter(this);
    }

    /** The filter at work, with init-params standing behind what was set here. */
    Door door(Map<String, String> initParameters, Deployment deployment) {
        List<SettingSource> sources =
                List.of(new SettingSource("builder", texts), new SettingSource("init-param", initParameters));
        AuthConfig config = AuthConfig.from(sources, keys.source(), deployment);
        Reporter reporter = new Reporter(Optional.ofNullable(listener), clock);
        return new DoorAssembly(
                        config,
                        new OpenKeys(keys, reporter, clock),
                        clock,
                        apiKeys(config),
                        Optional.ofNullable(extractor),
                        Optional.ofNullable(responder),
                        reporter)
                .door();
    }

    private Optional<ApiKeys> apiKeys(AuthConfig config) {
        return Optional.ofNullable(apiKeys)
                .map(keys -> keys.apply(clock))
                .or(() -> config.apiKeys().map(store -> ApiKeys.of(store, clock)));
    }

    @Override
    AuthFilterBuilder set(Setting setting, String text) {
        return set(setting.settingName(), text);
    }
}
