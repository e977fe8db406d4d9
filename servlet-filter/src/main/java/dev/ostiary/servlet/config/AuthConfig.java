package dev.ostiary.servlet.config;

import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.SignatureProvider;
import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.csrf.CsrfMode;
import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.csrf.TrustedProxy;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.rule.OpenPages;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of one filter, complete and free of contradictions.
 *
 * <p>Whatever way a filter is registered, its settings arrive here as texts by name; see {@link Setting} for what each
 * means and what it is by default. Immutable; thread-safe as far as the key source is.
 */
public final class AuthConfig {
    private final List<IssuerConfig> issuers;
    private final EffectiveConfig effective;
    private final Optional<String> foreignVariables;
    private final int maxTokenBytes;
    private final int tokenCacheSize;
    private final SignatureProvider cryptoProvider;
    private final Optional<String> cookieName;
    private final Optional<String> tokenHeader;
    private final Optional<ApiKeyStore> apiKeys;
    private final boolean apiKeysInStore;
    private final Optional<SessionConfig> sessions;
    private final CsrfMode csrf;
    private final Set<Origin> trustedOrigins;
    private final Optional<ExternalUrl> externalUrl;
    private final List<TrustedProxy> trustedProxies;
    private final List<PathPattern> publicPaths;
    private final List<PathPattern> apiPaths;
    private final PathRules rules;
    private final String realm;
    private final Optional<String> signInPage;
    private final UserCache userCache;
    private final Optional<String> returnToParameter;
    private final Optional<String> formExpiredPage;
    private final CoverageMode coverage;
    private final Enforcement enforcement;
    private final ErrorDetail errorDetail;
    private final List<IdentityHeader> identityHeaders;

    private AuthConfig(
            List<IssuerConfig> issuers,
            SettingReader read,
            SettingReader withoutPreset,
            ConfigProblems problems,
            EffectiveConfig effective,
            Optional<String> foreignVariables) {
        this.issuers = issuers;
        this.foreignVariables = foreignVariables;
        maxTokenBytes = read.value(Setting.MAX_TOKEN_BYTES, Words::maxTokenBytes);
        tokenCacheSize = read.value(Setting.TOKEN_CACHE_SIZE, Words::tokenCacheSize);
        cryptoProvider = read.value(Setting.CRYPTO_PROVIDER, Words::cryptoProvider);
        tokenHeader = read.optional(Setting.TOKEN_HEADER, Words::tokenHeader);
        cookieName = read.value(Setting.COOKIE_NAME, Words::cookieName);
        Optional<Optional<ApiKeyStore>> keyPlace = read.optional(Setting.API_KEYS, ApiKeyFile::openUnlessStore);
        apiKeys = keyPlace.flatMap(file -> file);
        apiKeysInStore = keyPlace.filter(Optional::isEmpty).isPresent();
        csrf = read.value(Setting.CSRF, text -> Words.choice(CsrfMode.class, text));
        trustedOrigins = Lists.set(read.list(Setting.TRUSTED_ORIGINS, Locations::origin));
        externalUrl = read.optional(Setting.EXTERNAL_URL, Locations::externalUrl);
        signInPage = read.value(Setting.SIGN_IN_PAGE, Locations::signInPage);
        userCache = read.value(Setting.USER_CACHE, text -> Words.choice(UserCache.class, text));
        SessionSettings session = new SessionSettings(
                withoutPreset, issuers, cookieName, externalUrl.map(ExternalUrl::origin), signInPage);
        sessions = session.config();
        if (apiKeysInStore && !session.isOn()) {
            read.problem(Setting.API_KEYS, "there is no store without session=on");
        }
        trustedProxies = read.list(Setting.TRUSTED_PROXIES, TrustedProxy::parse);
        publicPaths = read.list(Setting.PUBLIC_PATHS, Locations::publicPath);
        apiPaths = read.list(Setting.API_PATHS, PathPattern::parse);
        realm = read.value(Setting.REALM, Words::realm);
        returnToParameter = read.value(Setting.RETURN_TO_PARAMETER, Words::parameterName);
        formExpiredPage = read.value(Setting.FORM_EXPIRED_PAGE, Locations::pageWithin);
        coverage = read.value(Setting.COVERAGE, text -> Words.choice(CoverageMode.class, text));
        enforcement = read.value(Setting.ENFORCEMENT, text -> Words.choice(Enforcement.class, text));
        errorDetail = read.value(Setting.ERROR_DETAIL, text -> Words.choice(ErrorDetail.class, text));
        identityHeaders = identityHeaders(read);
        if (tokenHeader.filter(this::isIdentityHeader).isPresent()) {
            read.problem(Setting.TOKEN_HEADER, "is one of identity-headers, which no client or gateway may send");
        }
        List<Rule> lines = read.lines(Setting.RULES, RuleLines::rule);
        // Public by themselves, or nobody could ever sign in, or see that the sign-out has worked.
        OpenPages pages = new OpenPages(
                Locations.pattern(signInPage), Locations.pattern(sessions.flatMap(SessionConfig::signOutPage)));
        rules = PathRules.of(publicPaths, pages, lines, problem -> read.problem(Setting.RULES, problem));
        problems.throwIfAny();
        this.effective = effective;
    }

    /**
     * Reads a configuration: from the sources that are given, then from system properties and environment variables, and
     * last from the file that the setting {@code config} names. Placeholders stand for system properties and, where there
     * is none of a name, for environment variables.
     *
     * @param sources where settings were written; the first that has a setting wins
     * @param keySource keys that were given as an object, instead of any setting that names them
     * @param deployment the process, and the web application where it is known
     * @return the configuration
     * @throws ConfigurationException naming every problem at once
     */
    public static AuthConfig from(List<SettingSource> sources, Optional<KeySource> keySource, Deployment deployment) {
        ConfigProblems problems = new ConfigProblems();
        Placeholders placeholders = new Placeholders(deployment::placeholder);
        SettingSources ordered = SettingSources.of(sources, deployment, placeholders, problems);
        SettingReader read = new SettingReader(ordered, placeholders, problems);
        IssuerSettings issuers = new IssuerSettings(read);
        SettingNames names = new SettingNames(issuers.names());
        ordered.reportUnknownNames(names, problems);
        SettingReader whole = issuers.areSeveral() ? read : read.withPreset();
        EffectiveConfig effective = new EffectiveConfig(ordered.inOrder(), names, placeholders);
        Optional<String> foreign = ProcessSettings.foreignVariables(deployment.environment(), names);
        return new AuthConfig(issuers.all(whole, keySource), whole, read, problems, effective, foreign);
    }

    /**
     * What the configuration is in the end, for a log: each setting that was written, with its origin; the others in one
     * line.
     *
     * @return one line each, without control characters; no secret, nor anything that came out of a placeholder
     */
    public List<String> effective() {
        return effective(Map.of());
    }

    /**
     * The same, where Java code gave an object in the place of a setting's text.
     *
     * @param handedIn by setting what it is, such as the name of its class
     * @return one line each; a text that was written for such a setting is said to play no part
     */
    public List<String> effective(Map<Setting, String> handedIn) {
        return effective.lines(handedIn);
    }

    /**
     * What to tell about environment variables that begin as ours do, but set nothing.
     *
     * @return one line, without values; empty when there are none
     */
    public Optional<String> foreignVariables() {
        return foreignVariables;
    }

    /**
     * The trusted issuers.
     *
     * @return unmodifiable, at least one; the only one may accept any {@code iss}, of several no two the same
     */
    public List<IssuerConfig> issuers() {
        return issuers;
    }

    /**
     * The length above which a token is refused unread.
     *
     * @return 256 to 1048576
     */
    public int maxTokenBytes() {
        return maxTokenBytes;
    }

    /**
     * How many verified tokens are kept at most.
     *
     * @return 0 to 10 million; 0: none
     */
    public int tokenCacheSize() {
        return tokenCacheSize;
    }

    /**
     * Whose implementation checks signatures.
     *
     * @return the platform's own where nothing faster is there
     */
    public SignatureProvider cryptoProvider() {
        return cryptoProvider;
    }

    /**
     * The cookie that carries the token.
     *
     * @return empty when cookies are turned off
     */
    public Optional<String> cookieName() {
        return cookieName;
    }

    /**
     * The further header that carries a token.
     *
     * @return empty when there is none
     */
    public Optional<String> tokenHeader() {
        return tokenHeader;
    }

    /**
     * Where the records of API keys are kept, apart from sessions.
     *
     * @return empty when no API key is accepted, or those {@linkplain #apiKeysInStore() in the store of sessions}
     */
    public Optional<ApiKeyStore> apiKeys() {
        return apiKeys;
    }

    /**
     * Whether the store of sessions keeps the records of API keys, too.
     *
     * @return true only where there are sessions
     */
    public boolean apiKeysInStore() {
        return apiKeysInStore;
    }

    /**
     * How users are signed in.
     *
     * @return empty when the filter only verifies
     */
    public Optional<SessionConfig> sessions() {
        return sessions;
    }

    /**
     * How strictly unsafe requests with a cookie are checked.
     *
     * @return the mode
     */
    public CsrfMode csrf() {
        return csrf;
    }

    /**
     * The foreign origins that may send unsafe requests with the cookie.
     *
     * @return unmodifiable; each as a browser writes it, in lower case and without its default port
     */
    public Set<Origin> trustedOrigins() {
        return trustedOrigins;
    }

    /**
     * The application as its clients see it.
     *
     * @return empty when each request tells it
     */
    public Optional<ExternalUrl> externalUrl() {
        return externalUrl;
    }

    /**
     * The proxies whose forwarding headers tell that.
     *
     * @return unmodifiable; empty when nobody's do
     */
    public List<TrustedProxy> trustedProxies() {
        return trustedProxies;
    }

    /**
     * The requests that need no token. That the sign-in page needs none is not said here.
     *
     * @return unmodifiable; none of them {@linkplain PathPattern#isCatchAll() opens everything}
     */
    public List<PathPattern> publicPaths() {
        return publicPaths;
    }

    /**
     * The requests that are always answered in JSON.
     *
     * @return unmodifiable
     */
    public List<PathPattern> apiPaths() {
        return apiPaths;
    }

    /**
     * What each request requires: public paths, the sign-in page within the application, and the rules.
     *
     * @return the rules in force
     */
    public PathRules rules() {
        return rules;
    }

    /**
     * The realm that challenges name.
     *
     * @return printable ASCII, quotes and backslashes not yet escaped
     */
    public String realm() {
        return realm;
    }

    /**
     * Where a browser without a valid token is sent.
     *
     * @return a path within the application that begins with one slash, or an absolute URL, perhaps with a query and a
     *     fragment; visible ASCII; empty when nobody is redirected
     */
    public Optional<String> signInPage() {
        return signInPage;
    }

    /**
     * What caches are told of a cookie user's answers.
     *
     * @return where the application tells them nothing
     */
    public UserCache userCache() {
        return userCache;
    }

    /**
     * The query parameter that tells the sign-in page where to return to.
     *
     * @return a name that needs no escaping; empty when none is sent
     */
    public Optional<String> returnToParameter() {
        return returnToParameter;
    }

    /**
     * What a browser is shown whose form was not sent for want of a user.
     *
     * @return a path within the application; empty for the filter's own page
     */
    public Optional<String> formExpiredPage() {
        return formExpiredPage;
    }

    /**
     * What is done about servlets that no rule speaks of.
     *
     * @return the mode
     */
    public CoverageMode coverage() {
        return coverage;
    }

    /**
     * Whether refusals are carried out.
     *
     * @return for all rules; one of them may still only report
     */
    public Enforcement enforcement() {
        return enforcement;
    }

    /**
     * How much an answer tells about a token's fault.
     *
     * @return the degree
     */
    public ErrorDetail errorDetail() {
        return errorDetail;
    }

    /**
     * The request headers in which the application finds its user.
     *
     * @return unmodifiable; no two of one {@linkplain IdentityHeader#comparableName() comparable name}
     */
    public List<IdentityHeader> identityHeaders() {
        return identityHeaders;
    }

    /** The essentials for a log line; no key. */
    @Override
    public String toString() {
        return "AuthConfig[issuers=" + issuers + ", publicPaths=" + publicPaths + "]";
    }

    private boolean isIdentityHeader(String name) {
        return identityHeaders.stream()
                .anyMatch(header -> header.comparableName().equals(IdentityHeader.comparable(name)));
    }

    private static List<IdentityHeader> identityHeaders(SettingReader read) {
        List<IdentityHeader> earlier = new ArrayList<>();
        return read.list(Setting.IDENTITY_HEADERS, text -> {
            IdentityHeader header = IdentityHeaderText.parse(text);
            IdentityHeaderText.refuseSameName(header, earlier);
            earlier.add(header);
            return header;
        });
    }
}
