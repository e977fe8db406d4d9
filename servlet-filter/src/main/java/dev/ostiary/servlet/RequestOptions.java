package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.UserCache;
import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.csrf.CsrfMode;
import dev.ostiary.servlet.rule.Enforcement;
import java.util.Locale;

/**
 * The part of {@link AuthFilterBuilder} that is about requests: where the token stands, who may do what, what is answered, which
 * sites may send them, and what the application sees.
 */
abstract sealed class RequestOptions extends FlowOptions permits AuthFilterBuilder {
    RequestOptions() {}

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
     * A further header that carries a token without a scheme, which a gateway sets. Default: none.
     *
     * @param name for example {@code Cf-Access-Jwt-Assertion}; not one that has a meaning of its own in HTTP, such as {@code Authorization}
     * @return this builder
     */
    public AuthFilterBuilder tokenHeader(String name) {
        return set(Setting.TOKEN_HEADER, name);
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
     * How many verified tokens are kept at most, so that they are not verified anew. Default 10,000.
     *
     * @param tokens from 0, which keeps none, to 10 million; see {@link dev.ostiary.verify.JwtVerifier#withTokenCache}
     * @return this builder
     */
    public AuthFilterBuilder tokenCacheSize(int tokens) {
        return set(Setting.TOKEN_CACHE_SIZE, Integer.toString(tokens));
    }

    /**
     * Whose implementation checks signatures. Default {@code auto}.
     *
     * @param name {@code auto}, {@code jdk} or a provider's name, see {@link dev.ostiary.key.SignatureProvider}
     * @return this builder
     */
    public AuthFilterBuilder cryptoProvider(String name) {
        return set(Setting.CRYPTO_PROVIDER, name);
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
     * @param location a path within the application, public by itself, or an absolute URL, with a query and a fragment if need be;
     *     empty: never redirect
     * @return this builder
     */
    public AuthFilterBuilder signInPage(String location) {
        return set(Setting.SIGN_IN_PAGE, location);
    }

    /**
     * What caches are told of the answers to a user whom a cookie names, where the application sets no {@code Cache-Control}. Default
     * {@link UserCache#PRIVATE}.
     *
     * @param mode that the user alone may keep them, that nobody may, or nothing
     * @return this builder
     */
    public AuthFilterBuilder userCache(UserCache mode) {
        return set(Setting.USER_CACHE, mode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
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
     * What a browser is shown, with 401, whose form was not sent because nobody is signed in any more. Default: a page of the filter's own.
     * The page is asked for by {@code GET}, without the form's body and parameters, whatever rules say of its path.
     *
     * @param path a path within the application, without query; empty: the filter's own
     * @return this builder
     */
    public AuthFilterBuilder formExpiredPage(String path) {
        return set(Setting.FORM_EXPIRED_PAGE, path);
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
     * Whether the current span of OpenTelemetry shows the user's name, as {@code enduser.id}. Default: it does not, for the name is personal
     * data, and traces go where others read them. Needs {@code io.opentelemetry:opentelemetry-api}, without which the filter is not built.
     *
     * @param on whether it does
     * @return this builder
     */
    public AuthFilterBuilder traceUser(boolean on) {
        return set(Setting.TRACE_USER, on ? "on" : "off");
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
     * The application as its clients see it: its origin is what cross-site checks compare with, and its path what redirects, paths to
     * return to and cookies begin with instead of the context path, where a proxy has cut one off or added one. Rules never look at
     * it. Default: told by each request.
     *
     * @param url {@code https://app.example/ctx}, or {@code https://app.example} for the root of the host
     * @return this builder
     */
    public AuthFilterBuilder externalUrl(String url) {
        return set(Setting.EXTERNAL_URL, url);
    }

    /**
     * The proxies whose {@code Forwarded} (RFC 7239) or {@code X-Forwarded-Proto}, {@code -Host}, {@code -Port} and {@code -Prefix}
     * are believed for {@link #externalUrl}; never for matching rules. Default: none.
     *
     * @param addresses IP addresses, or ranges of them in CIDR notation; {@code unix} for one that connects over a Unix domain socket
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
}
