package dev.ostiary.servlet.config;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.csrf.CsrfMode;
import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Rule;
import dev.ostiary.verify.ClaimPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one filter, complete and free of contradictions.
 *
 * <p>Whatever way a filter is registered, its settings arrive here as texts by name; see {@link Setting} for what each
 * means and what it is by default. Immutable; thread-safe as far as the key source is.
 */
public final class AuthConfig {
    private final KeySource keys;
    private final Set<JwsAlgorithm> algorithms;
    private final Optional<String> issuer;
    private final AudienceSetting audience;
    private final Duration clockSkew;
    private final Optional<Duration> maxTokenAge;
    private final Set<String> requiredClaims;
    private final Set<String> tokenTypes;
    private final int maxTokenBytes;
    private final List<ClaimPath> principalClaims;
    private final List<ClaimPath> rolesClaims;
    private final List<ClaimPath> scopeClaims;
    private final Optional<String> cookieName;
    private final CsrfMode csrf;
    private final Set<Origin> trustedOrigins;
    private final List<PathPattern> publicPaths;
    private final List<PathPattern> apiPaths;
    private final PathRules rules;
    private final String realm;
    private final Optional<String> signInPage;
    private final Optional<String> returnToParameter;
    private final Enforcement enforcement;
    private final ErrorDetail errorDetail;
    private final List<IdentityHeader> identityHeaders;

    private AuthConfig(SettingReader read, ConfigProblems problems, Optional<KeySource> keySource) {
        KeySettings keySettings = new KeySettings(read, keySource);
        Optional<KeySource> found = keySettings.keys();
        algorithms = keySettings.algorithms(found);
        issuer = read.optional(Setting.ISSUER, Words::issuer);
        audience = AudienceSetting.read(read);
        clockSkew = read.value(Setting.CLOCK_SKEW, DurationSetting::clockSkew);
        maxTokenAge = read.optional(Setting.MAX_TOKEN_AGE, DurationSetting::maxTokenAge);
        requiredClaims = Lists.set(read.list(Setting.REQUIRED_CLAIMS, Words::name));
        tokenTypes = Lists.set(read.listOfSome(Setting.TOKEN_TYPES, Words::tokenType));
        maxTokenBytes = read.value(Setting.MAX_TOKEN_BYTES, Words::maxTokenBytes);
        principalClaims = read.listOfSome(Setting.PRINCIPAL_CLAIM, ClaimPath::parse);
        rolesClaims = read.list(Setting.ROLES_CLAIM, ClaimPath::parse);
        scopeClaims = read.list(Setting.SCOPE_CLAIM, ClaimPath::parse);
        cookieName = read.value(Setting.COOKIE_NAME, Words::cookieName);
        csrf = read.value(Setting.CSRF, text -> Words.choice(CsrfMode.class, text));
        trustedOrigins = Lists.set(read.list(Setting.TRUSTED_ORIGINS, Locations::origin));
        publicPaths = read.list(Setting.PUBLIC_PATHS, Locations::publicPath);
        apiPaths = read.list(Setting.API_PATHS, PathPattern::parse);
        realm = read.value(Setting.REALM, Words::realm);
        signInPage = read.value(Setting.SIGN_IN_PAGE, Locations::signInPage);
        returnToParameter = read.value(Setting.RETURN_TO_PARAMETER, Words::parameterName);
        enforcement = read.value(Setting.ENFORCEMENT, text -> Words.choice(Enforcement.class, text));
        errorDetail = read.value(Setting.ERROR_DETAIL, text -> Words.choice(ErrorDetail.class, text));
        identityHeaders = identityHeaders(read);
        List<Rule> lines = read.lines(Setting.RULES, Rule::parse);
        // Public by itself, or nobody could ever sign in.
        Optional<PathPattern> ownSignInPage =
                signInPage.filter(page -> page.startsWith("/")).map(PathPattern::parse);
        List<PathPattern> open =
                Stream.concat(publicPaths.stream(), ownSignInPage.stream()).toList();
        PathRules.unreachable(open, lines).forEach(problem -> read.problem(Setting.RULES, problem));
        problems.throwIfAny();
        rules = PathRules.of(publicPaths, ownSignInPage, lines);
        keys = found.orElseThrow();
    }

    /**
     * Reads a configuration whose placeholders stand for system properties and, where there is none of a name, for
     * environment variables.
     *
     * @param sources where settings were written; the first that has a setting wins
     * @param keySource keys that were given as an object, instead of {@code secret} and {@code public-key}
     * @return the configuration
     * @throws ConfigurationException naming every problem at once
     */
    public static AuthConfig from(List<SettingSource> sources, Optional<KeySource> keySource) {
        return from(sources, keySource, Placeholders::ofProcess);
    }

    /**
     * Reads a configuration.
     *
     * @param sources where settings were written; the first that has a setting wins
     * @param keySource keys that were given as an object, instead of {@code secret} and {@code public-key}
     * @param placeholders what a placeholder's name stands for, {@code null} for nothing
     * @return the configuration
     * @throws ConfigurationException naming every problem at once
     */
    public static AuthConfig from(
            List<SettingSource> sources,
            Optional<KeySource> keySource,
            Function<String, @Nullable String> placeholders) {
        ConfigProblems problems = new ConfigProblems();
        SettingSources ordered = new SettingSources(sources);
        ordered.reportUnknownNames(problems);
        return new AuthConfig(
                new SettingReader(ordered, new Placeholders(placeholders), problems), problems, keySource);
    }

    /**
     * The keys that tokens are checked with.
     *
     * @return the key source that was given, or one made of {@code secret} or {@code public-key}
     */
    public KeySource keys() {
        return keys;
    }

    /**
     * The allow-list of algorithms, every one of which the keys can do.
     *
     * @return unmodifiable; empty when the keys alone decide
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * The required {@code iss}.
     *
     * @return empty when any issuer, or none, is accepted
     */
    public Optional<String> issuer() {
        return issuer;
    }

    /**
     * The accepted audiences.
     *
     * @return unmodifiable; empty exactly when the audience is {@linkplain #audienceUnchecked() not checked}
     */
    public Set<String> audience() {
        return audience.accepted();
    }

    /**
     * Whether whoever configured it has opted out of checking the audience.
     *
     * @return true for the literal {@code unchecked}
     */
    public boolean audienceUnchecked() {
        return audience.unchecked();
    }

    /**
     * How far the issuer's clock may differ from ours.
     *
     * @return 0 seconds to 10 minutes
     */
    public Duration clockSkew() {
        return clockSkew;
    }

    /**
     * The largest accepted age of a token.
     *
     * @return above zero; empty when any age is accepted
     */
    public Optional<Duration> maxTokenAge() {
        return maxTokenAge;
    }

    /**
     * The claims that must be present besides {@code exp}.
     *
     * @return unmodifiable
     */
    public Set<String> requiredClaims() {
        return requiredClaims;
    }

    /**
     * The accepted values of {@code typ}.
     *
     * @return unmodifiable, not empty; {@code none} stands for no {@code typ} at all
     */
    public Set<String> tokenTypes() {
        return tokenTypes;
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
     * The claims of which the first present one names the user.
     *
     * @return unmodifiable, never empty
     */
    public List<ClaimPath> principalClaims() {
        return principalClaims;
    }

    /**
     * The claims whose values, taken together, are the user's roles.
     *
     * @return unmodifiable
     */
    public List<ClaimPath> rolesClaims() {
        return rolesClaims;
    }

    /**
     * The claims whose values, taken together, are the token's scopes.
     *
     * @return unmodifiable
     */
    public List<ClaimPath> scopeClaims() {
        return scopeClaims;
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
     * @return a path within the application that begins with one slash, or an absolute URL; of characters that need no
     *     escaping, without a query and a fragment; empty when nobody is redirected
     */
    public Optional<String> signInPage() {
        return signInPage;
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
        return "AuthConfig[issuer=" + issuer.orElse("any") + ", audience="
                + (audience.unchecked() ? "unchecked" : audience.accepted()) + ", algorithms="
                + (algorithms.isEmpty() ? "by the key" : algorithms) + ", publicPaths=" + publicPaths + "]";
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
