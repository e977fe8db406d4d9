package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.apikey.ApiKeyFiles;
import dev.ostiary.key.AuthorityFiles;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.SignatureProvider;
import dev.ostiary.key.TrustedAuthorities;
import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.csrf.CsrfMode;
import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.csrf.TrustedProxy;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.verify.ClaimPath;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting by itself: what it is by default, a good text, a bad text. */
class SettingTest {
    /**
     * What one setting does.
     *
     * @param byDefault what the fixture gives without the setting: its own keys and its own audience, which have no default
     */
    record Row(
            Setting setting,
            Function<AuthConfig, Object> value,
            @Nullable String defaultText,
            Object byDefault,
            String good,
            Object goodValue,
            String bad,
            String whatIsWrong) {
        @Override
        public String toString() {
            return setting.settingName();
        }
    }

    static Stream<Row> rows() {
        return Stream.concat(others(), SignInRows.all());
    }

    private static Stream<Row> others() {
        return Stream.of(
                new Row(
                        Setting.SECRET,
                        config -> only(config).keys().algorithms().contains(JwsAlgorithm.HS256),
                        null,
                        false,
                        Configs.SECRET,
                        true,
                        "too-short",
                        "32"),
                new Row(
                        Setting.PUBLIC_KEY,
                        config -> only(config).keys().algorithms().contains(JwsAlgorithm.RS256),
                        null,
                        false,
                        Configs.PEM,
                        true,
                        "no key at all",
                        "PEM"),
                new Row(
                        Setting.JWKS_URI,
                        config -> address(config),
                        null,
                        Optional.empty(),
                        "https://id.example/keys",
                        Optional.of(URI.create("https://id.example/keys")),
                        "https://me:pl4nt3d@id.example/keys",
                        "is no such URL"),
                new Row(
                        Setting.ISSUER,
                        config -> only(config).issuer(),
                        null,
                        Optional.empty(),
                        "https://id.example/realms/a",
                        Optional.of("https://id.example/realms/a"),
                        "https://a.example, https://b.example",
                        "there is one issuer"),
                new Row(
                        Setting.ISSUERS,
                        config -> config.issuers().stream()
                                .map(IssuerConfig::name)
                                .toList(),
                        null,
                        List.of(Optional.empty()),
                        "a",
                        List.of(Optional.of("a")),
                        "a, a",
                        "'a' is there twice"),
                new Row(
                        Setting.PRESET,
                        config -> only(config).tenantClaim(),
                        null,
                        Optional.empty(),
                        "entra",
                        Optional.of("tid"),
                        "azure",
                        "'azure' is none of them"),
                new Row(
                        Setting.AUDIENCE,
                        config -> only(config).audience(),
                        null,
                        Set.of("app"),
                        "https://app.example/api, app",
                        Set.of("https://app.example/api", "app"),
                        "app unchecked",
                        "choose"),
                new Row(
                        Setting.AUDIENCE_CLAIM,
                        config -> only(config).audienceClaim(),
                        "aud",
                        "aud",
                        "client_id",
                        "client_id",
                        "a b",
                        "is not one name"),
                new Row(
                        Setting.ALGORITHMS,
                        config -> only(config).algorithms(),
                        null,
                        Set.of(),
                        "EdDSA",
                        Set.of(JwsAlgorithm.EDDSA),
                        "none",
                        "'none' is none of HS256, HS384"),
                new Row(
                        Setting.CLOCK_SKEW,
                        config -> only(config).clockSkew(),
                        "30s",
                        Duration.ofSeconds(30),
                        "2m",
                        Duration.ofMinutes(2),
                        "11m",
                        "'11m' is more than 10 minutes"),
                new Row(
                        Setting.MAX_TOKEN_AGE,
                        config -> only(config).maxTokenAge(),
                        null,
                        Optional.empty(),
                        "12h",
                        Optional.of(Duration.ofHours(12)),
                        "0s",
                        "would accept no token"),
                new Row(
                        Setting.REQUIRED_CLAIMS,
                        config -> only(config).requiredClaims(),
                        "",
                        Set.of(),
                        "sub, tenant",
                        Set.of("sub", "tenant"),
                        "\"sub\"",
                        "double quote"),
                new Row(
                        Setting.REQUIRED_VALUES,
                        config -> only(config).requiredValues(),
                        "",
                        Map.of(),
                        "token_use=access, typ=a=b",
                        Map.of("token_use", "access", "typ", "a=b"),
                        "typ",
                        "is not a claim, '=' and a text"),
                new Row(
                        Setting.TOKEN_TYPES,
                        config -> only(config).tokenTypes(),
                        "JWT, at+jwt, none",
                        Set.of("JWT", "at+jwt", "none"),
                        "at+jwt application/JWT",
                        Set.of("at+jwt", "application/JWT"),
                        "at+jwt;v=1",
                        "'at+jwt;v=1' is not a media type"),
                new Row(
                        Setting.TENANT_CLAIM,
                        config -> only(config).tenantClaim(),
                        null,
                        Optional.empty(),
                        "tid",
                        Optional.of("tid"),
                        "t id",
                        "is not one name"),
                new Row(
                        Setting.PRINCIPAL_CLAIM,
                        config -> only(config).claims().principal().paths(),
                        "sub",
                        claims("sub"),
                        "preferred_username, sub",
                        claims("preferred_username", "sub"),
                        "a..b",
                        "has an empty name"),
                new Row(
                        Setting.ROLES_CLAIM,
                        config -> only(config).claims().roles(),
                        "roles, role, groups",
                        claims("roles", "role", "groups"),
                        "realm_access.roles \"https://ns.example/a role\"",
                        claims("realm_access.roles", "\"https://ns.example/a role\""),
                        "https://ns.example/roles",
                        "JSON Pointer"),
                new Row(
                        Setting.SCOPE_CLAIM,
                        config -> only(config).claims().scopes(),
                        "scope, scp",
                        claims("scope", "scp"),
                        "/permissions",
                        claims("permissions"),
                        "\"scope",
                        "not closed"),
                new Row(
                        Setting.COOKIE_NAME,
                        config -> config.credentials().cookieName(),
                        "access_token",
                        Optional.of("access_token"),
                        "__Host-token",
                        Optional.of("__Host-token"),
                        "a=b",
                        "'a=b' is not a cookie name"),
                new Row(
                        Setting.TOKEN_HEADER,
                        config -> config.credentials().tokenHeader(),
                        null,
                        Optional.empty(),
                        "Cf-Access-Jwt-Assertion",
                        Optional.of("Cf-Access-Jwt-Assertion"),
                        "Authorization",
                        "'Authorization' has a meaning of its own"),
                new Row(
                        Setting.API_KEYS,
                        config -> config.credentials().apiKeys().isPresent(),
                        null,
                        false,
                        ApiKeyFiles.create().setting(),
                        true,
                        "file:keys.properties",
                        "is not named by an absolute path"),
                new Row(
                        Setting.SESSION,
                        config -> config.sessions().isPresent(),
                        "off",
                        false,
                        "on",
                        true,
                        "true",
                        "'true' is none of them"),
                new Row(
                        Setting.SESSION_ACCESS_TTL,
                        config -> sessions(config).accessTtl(),
                        "15m",
                        Duration.ofMinutes(15),
                        "5m",
                        Duration.ofMinutes(5),
                        "PT0.5S",
                        "is out of range"),
                new Row(
                        Setting.SESSION_REFRESH_TTL,
                        config -> sessions(config).refreshTtl(),
                        "30d",
                        Duration.ofDays(30),
                        "400d",
                        Duration.ofDays(400),
                        "401d",
                        "is out of range"),
                new Row(
                        Setting.SESSION_MAX_TTL,
                        config -> sessions(config).maxTtl(),
                        null,
                        Optional.empty(),
                        "400d",
                        Optional.of(Duration.ofDays(400)),
                        "401d",
                        "is out of range"),
                new Row(
                        Setting.SESSION_CLAIMS,
                        config -> sessions(config).claimsClass(),
                        null,
                        Optional.empty(),
                        ClaimsClasses.Good.class.getName(),
                        Optional.of(ClaimsClasses.Good.class),
                        "com.example.Absent",
                        "there is no class 'com.example.Absent'"),
                new Row(
                        Setting.SESSIONS_PER_USER,
                        config -> sessions(config).sessionsPerUser(),
                        "50",
                        50,
                        "1000",
                        1_000,
                        "0",
                        "is out of range"),
                new Row(
                        Setting.REFRESH_COOKIE_NAME,
                        config -> sessions(config).refreshCookie(),
                        "refresh_token",
                        "refresh_token",
                        "__Host-refresh",
                        "__Host-refresh",
                        "a=b",
                        "'a=b' is not a cookie name"),
                new Row(
                        Setting.SESSION_STORE,
                        config -> sessions(config).store() instanceof StoreOrigin.At at ? at.location() : "memory",
                        "memory",
                        "memory",
                        "test:anything",
                        "test:anything",
                        "mysql://me:pl4nt3d@db.example",
                        "is of no kind that a module here knows"),
                new Row(
                        Setting.SESSION_KEY,
                        config -> config.sessions()
                                .map(session -> session.keys().signingKey().algorithm()),
                        null,
                        Optional.empty(),
                        Configs.PRIVATE_PEM,
                        Optional.of(JwsAlgorithm.ES256),
                        Configs.PEM,
                        "PRIVATE KEY"),
                new Row(
                        Setting.REVOCATION,
                        config -> sessions(config).revocation(),
                        "follow",
                        RevocationMode.FOLLOW,
                        "strict",
                        RevocationMode.STRICT,
                        "off",
                        "'off' is none of them"),
                new Row(
                        Setting.REVOCATION_MAX_STALENESS,
                        config -> sessions(config).maxStaleness(),
                        "10s",
                        Duration.ofSeconds(10),
                        "2s",
                        Duration.ofSeconds(2),
                        "1s",
                        "is out of range"),
                new Row(
                        Setting.HTTP_SESSION,
                        config -> sessions(config).httpSession(),
                        "follow",
                        HttpSessionMode.FOLLOW,
                        "keep",
                        HttpSessionMode.KEEP,
                        "off",
                        "'off' is none of them"),
                new Row(
                        Setting.SIGN_OUT_PAGE,
                        config -> sessions(config).signOutPage(),
                        null,
                        Optional.of("/sign-in"),
                        "/signed-out",
                        Optional.of("/signed-out"),
                        "//evil.example",
                        "neither a path that begins with one '/'"),
                new Row(
                        Setting.MAX_TOKEN_BYTES,
                        config -> config.credentials().maxTokenBytes(),
                        "8192",
                        8192,
                        "16384",
                        16384,
                        "8k",
                        "'8k' is not a whole number"),
                new Row(
                        Setting.TOKEN_CACHE_SIZE,
                        config -> config.credentials().tokenCacheSize(),
                        "10000",
                        10_000,
                        "0",
                        0,
                        "10k",
                        "'10k' is not a whole number"),
                new Row(
                        Setting.CRYPTO_PROVIDER,
                        config -> config.credentials().cryptoProvider().toString(),
                        "auto",
                        SignatureProvider.auto().toString(),
                        "SunEC",
                        "SunEC",
                        "Sunny",
                        "'Sunny' is no provider that works here, there are "),
                new Row(
                        Setting.REALM,
                        config -> config.answers().realm(),
                        "ostiary",
                        "ostiary",
                        "the \"back\" office",
                        "the \"back\" office",
                        "a\nb",
                        "other than printable ASCII"),
                new Row(
                        Setting.PUBLIC_PATHS,
                        config -> config.rules().publicPaths(),
                        "",
                        List.of(),
                        "/, /assets/**\n servlet:health",
                        patterns("/", "/assets/**", "servlet:health"),
                        "/**",
                        "would open the whole application"),
                new Row(
                        Setting.RULES,
                        config -> config.rules().inForce().toString(),
                        "",
                        "[]",
                        "GET /a=role( x,y )\n\n  /a = deny",
                        "[GET /a = role(x, y), /a = deny]",
                        "/a = role()",
                        "expected a name"),
                new Row(
                        Setting.API_PATHS,
                        config -> config.answers().apiPaths(),
                        "/api/**",
                        patterns("/api/**"),
                        "/**",
                        patterns("/**"),
                        "/api/**/x",
                        "'**' elsewhere"),
                new Row(
                        Setting.SIGN_IN_PAGE,
                        config -> config.answers().signInPage(),
                        "/sign-in",
                        Optional.of("/sign-in"),
                        "https://id.example/login",
                        Optional.of("https://id.example/login"),
                        "//evil.example",
                        "neither a path that begins with one '/'"),
                new Row(
                        Setting.USER_CACHE,
                        config -> config.answers().userCache().cacheControl(),
                        "private",
                        Optional.of("private"),
                        "no-store",
                        Optional.of("no-store"),
                        "public",
                        "'public' is none of them"),
                new Row(
                        Setting.RETURN_TO_PARAMETER,
                        config -> config.answers().returnToParameter(),
                        "return_to",
                        Optional.of("return_to"),
                        "next",
                        Optional.of("next"),
                        "a&b",
                        "'a&b' is not a plain parameter name"),
                new Row(
                        Setting.FORM_EXPIRED_PAGE,
                        config -> config.answers().formExpiredPage(),
                        "",
                        Optional.empty(),
                        "/expired",
                        Optional.of("/expired"),
                        "https://app.example/expired",
                        "is no path within the application"),
                new Row(
                        Setting.IDENTITY_HEADERS,
                        config -> config.credentials().identityHeaders(),
                        "X-User-Id=sub, X-User-Role=roles",
                        List.of(
                                new IdentityHeader("X-User-Id", new IdentityHeader.Claim(ClaimPath.parse("sub"))),
                                new IdentityHeader("X-User-Role", IdentityHeader.Mapped.ROLES)),
                        "X-Scopes=scopes",
                        List.of(new IdentityHeader("X-Scopes", IdentityHeader.Mapped.SCOPES)),
                        "Authorization=sub",
                        "'Authorization' has a meaning of its own in HTTP"),
                new Row(
                        Setting.TRACE_USER,
                        config -> config.credentials().inTraces(),
                        "off",
                        false,
                        "on",
                        true,
                        "true",
                        "'true' is none of them"),
                new Row(
                        Setting.CSRF,
                        config -> config.crossSite().csrf(),
                        "on",
                        CsrfMode.ON,
                        "lenient",
                        CsrfMode.LENIENT,
                        "off",
                        "'off' is none of them"),
                new Row(
                        Setting.TRUSTED_ORIGINS,
                        config -> config.crossSite().trustedOrigins(),
                        "",
                        Set.of(),
                        "https://a.example http://localhost:8080",
                        Set.of(new Origin("https", "a.example", 443), new Origin("http", "localhost", 8080)),
                        "https://a.example/",
                        "nothing after them"),
                new Row(
                        Setting.EXTERNAL_URL,
                        config -> config.crossSite().externalUrl(),
                        null,
                        Optional.empty(),
                        "https://app.example/ctx",
                        Optional.of(new ExternalUrl(new Origin("https", "app.example", 443), "/ctx")),
                        "app.example",
                        "no absolute"),
                new Row(
                        Setting.TRUSTED_PROXIES,
                        config -> config.crossSite().trustedProxies(),
                        "",
                        List.of(),
                        "10.0.0.7, fd00::/8, unix",
                        List.of(
                                TrustedProxy.parse("10.0.0.7/32"),
                                TrustedProxy.parse("fd00::/8"),
                                new TrustedProxy(Optional.empty())),
                        "proxy.example",
                        "no IP address"),
                new Row(
                        Setting.COVERAGE,
                        config -> config.rules().coverage(),
                        "log",
                        CoverageMode.LOG,
                        "fail",
                        CoverageMode.FAIL,
                        "on",
                        "'on' is none of them"),
                new Row(
                        Setting.ENFORCEMENT,
                        config -> config.rules().enforcement(),
                        "enforce",
                        Enforcement.ENFORCE,
                        "report-only",
                        Enforcement.REPORT_ONLY,
                        "report_only",
                        "'report_only' is none of them"),
                new Row(
                        Setting.ERROR_DETAIL,
                        config -> config.answers().errorDetail(),
                        "code",
                        ErrorDetail.CODE,
                        "full",
                        ErrorDetail.FULL,
                        "Full",
                        "'Full' is none of them"),
                new Row(
                        Setting.JWKS_CACHE_TTL,
                        config -> fetching(config).cacheTtl(),
                        "10m",
                        Duration.ofMinutes(10),
                        "24h",
                        Duration.ofHours(24),
                        "0s",
                        "out of range"),
                new Row(
                        Setting.JWKS_STALE_FOR,
                        config -> fetching(config).staleFor(),
                        "1h",
                        Duration.ofHours(1),
                        "0s",
                        Duration.ZERO,
                        "25h",
                        "out of range"),
                new Row(
                        Setting.JWKS_REFETCH_INTERVAL,
                        config -> fetching(config).refetchInterval(),
                        "30s",
                        Duration.ofSeconds(30),
                        "1s",
                        Duration.ofSeconds(1),
                        "2h",
                        "out of range"),
                new Row(
                        Setting.JWKS_TIMEOUT,
                        config -> fetching(config).timeout(),
                        "5s",
                        Duration.ofSeconds(5),
                        "PT0.1S",
                        Duration.ofMillis(100),
                        "61s",
                        "out of range"),
                new Row(
                        Setting.PROVIDER_TRUSTSTORE,
                        config -> fetching(config).authorities().map(TrustedAuthorities::size),
                        null,
                        Optional.empty(),
                        AuthorityFiles.pem(),
                        Optional.of(1),
                        Configs.PEM,
                        "holds a PEM block that is no CERTIFICATE"),
                new Row(
                        Setting.PROVIDER_TRUSTSTORE_PASSWORD,
                        config -> fetching(config).authorities().map(TrustedAuthorities::size),
                        null,
                        Optional.empty(),
                        AuthorityFiles.TEST_PASSWORD,
                        Optional.of(1),
                        "pl4nt3d",
                        "its password is another one"),
                new Row(
                        Setting.JWKS_TOKEN_FILE,
                        config -> fetching(config).tokenFile(),
                        null,
                        Optional.empty(),
                        "/var/run/secrets/token",
                        Optional.of(Path.of("/var/run/secrets/token")),
                        "token",
                        "the file is not named by an absolute path"),
                new Row(
                        Setting.ALLOW_HTTP,
                        config -> fetching(config).plainHttp(),
                        "false",
                        false,
                        "true",
                        true,
                        "yes",
                        "neither true nor false"),
                new Row(
                        Setting.CONFIG,
                        config -> config.answers().realm(),
                        null,
                        "ostiary",
                        "classpath:dev/ostiary/servlet/ostiary-test.properties",
                        "from the class path",
                        "ostiary.properties",
                        "'ostiary.properties' is none of these"),
                new Row(
                        Setting.KEYCLOAK_JSON,
                        config -> only(config).issuer(),
                        null,
                        Optional.empty(),
                        "classpath:dev/ostiary/servlet/keycloak.json",
                        Optional.of("https://id.example/realms/shop"),
                        "keycloak.json",
                        "'keycloak.json' is none of these"));
    }

    private static IssuerConfig only(AuthConfig config) {
        assertThat(config.issuers()).hasSize(1);
        return config.issuers().get(0);
    }

    private static SessionConfig sessions(AuthConfig config) {
        return config.sessions().orElseThrow();
    }

    private static Optional<URI> address(AuthConfig config) {
        return only(config).keys() instanceof KeyOrigin.At at ? Optional.of(at.address()) : Optional.empty();
    }

    private static Fetching fetching(AuthConfig config) {
        return ((KeyOrigin.DiscoveredFrom) only(config).keys()).fetching();
    }

    private static List<ClaimPath> claims(String... texts) {
        return Stream.of(texts).map(ClaimPath::parse).toList();
    }

    private static List<PathPattern> patterns(String... texts) {
        return Stream.of(texts).map(PathPattern::parse).toList();
    }

    @Test
    void rows_everySetting_hasExactlyOne() {
        assertThat(rows().map(Row::setting)).containsExactlyInAnyOrder(Setting.values());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void from_settingLeftOut_isItsDefault(Row row) {
        AuthConfig config = Configs.without(row.setting());

        assertThat(row.value().apply(config)).isEqualTo(row.byDefault());
        assertThat(row.setting().defaultText()).isEqualTo(Optional.ofNullable(row.defaultText()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void from_goodText_isItsValue(Row row) {
        AuthConfig config = Configs.withOnly(row.setting(), row.good());

        assertThat(row.value().apply(config)).isEqualTo(row.goodValue()).isNotEqualTo(row.byDefault());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void from_badText_saysNameOriginFaultAndWhatWasExpected(Row row) {
        ConfigurationException problems =
                catchThrowableOfType(ConfigurationException.class, () -> Configs.withOnly(row.setting(), row.bad()));

        assertThat(problems.problems())
                .singleElement()
                .asString()
                .startsWith(row.setting().settingName() + " (init-param): ")
                .contains(row.whatIsWrong())
                .endsWith("; expected " + row.setting().expected());
    }

    @ParameterizedTest
    @EnumSource
    void of_ownName_isTheSetting(Setting setting) {
        assertThat(Setting.of(setting.settingName())).contains(setting);
        assertThat(setting.settingName())
                .isEqualTo(setting.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    @ParameterizedTest
    @EnumSource
    void description_isOneLineOfAscii(Setting setting) {
        assertThat(setting.description()).matches("[ -~]{10,90}[^.]");
    }

    @ParameterizedTest
    @CsvSource({"SECRET", "Secret", "public_key", "''", "jwt"})
    void of_anotherName_isEmpty(String name) {
        assertThat(Setting.of(name)).isEmpty();
    }

    @Test
    void isSecret_isWhatSignsOrMayHoldAPassword() {
        assertThat(Stream.of(Setting.values()).filter(Setting::isSecret))
                .containsExactly(
                        Setting.SECRET,
                        Setting.SESSION_STORE,
                        Setting.SESSION_KEY,
                        Setting.CLIENT_SECRET,
                        Setting.CLIENT_KEY,
                        Setting.CLIENT_KEY_PASSWORD,
                        Setting.CLIENT_CERTIFICATE,
                        Setting.CLIENT_CERTIFICATE_PASSWORD,
                        Setting.PROVIDER_TRUSTSTORE_PASSWORD);
    }

    @Test
    void unit_isBytesForSizesAndWithinTheTextForDurations() {
        assertThat(Setting.MAX_TOKEN_BYTES.unit()).contains("bytes");
        assertThat(Setting.TOKEN_CACHE_SIZE.unit()).isEmpty();
        assertThat(Setting.CLOCK_SKEW.unit()).isEmpty();
        assertThat(Setting.CLOCK_SKEW.type()).isEqualTo(SettingType.DURATION);
    }
}
