package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.apikey.ApiKeyFiles;
import dev.ostiary.key.AuthorityFiles;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.config.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting as an init-param changes what a request is answered; no setting is left out. */
abstract class SettingsContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final SigningKey KEY = Keys.generate(JwsAlgorithm.RS256);
    private static final SigningKey FETCHED = Keys.generate(JwsAlgorithm.ES256).withKeyId("k1");
    private static final JwkSetServer KEY_SERVER = new JwkSetServer(FETCHED);
    private static final ApiKeyFiles API_KEYS = ApiKeyFiles.create();
    private static final String PAGE = "Accept: text/html";
    private static final String SAME_SITE = "Sec-Fetch-Site: same-origin";
    private static final String EMPTY = "Content-Length: 0";

    /** What must be true of a running application. */
    interface Check {
        void of(RunningApplication application) throws Exception;
    }

    /** One setting, its value, and what it brings about that the standard application does not do. */
    record Row(Setting setting, String value, Check check) {
        @Override
        public String toString() {
            return setting.settingName();
        }
    }

    private final SharedApplications applications;

    SettingsContract(SharedApplications applications) {
        this.applications = applications;
    }

    static Stream<Row> rows() {
        return Stream.concat(others(), SignInRows.all());
    }

    private static Stream<Row> others() {
        long now = TestTokens.NOW.getEpochSecond();
        return Stream.of(
                new Row(Setting.SECRET, "base64url:" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("bad_signature");
                }),
                new Row(Setting.PUBLIC_KEY, Keys.toPem(KEY.verificationKey()), app -> {
                    assertThat(app.get("/api/x", VALID.signedBy(KEY).bearer()).status())
                            .isEqualTo(200);
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("algorithm_not_allowed");
                }),
                new Row(Setting.JWKS_URI, KEY_SERVER.keysUrl(), app -> {
                    assertThat(app.get("/api/x", VALID.signedBy(FETCHED).bearer())
                                    .status())
                            .isEqualTo(200);
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("algorithm_not_allowed");
                }),
                new Row(Setting.ISSUER, "https://other.test", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("issuer_not_trusted");
                    assertThat(app.get(
                                            "/api/x",
                                            VALID.claim("iss", "https://other.test")
                                                    .bearer())
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.ISSUERS, "a, b", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).status()).isEqualTo(200);
                    assertThat(app.get(
                                            "/api/x",
                                            VALID.claim("iss", "https://b.test").bearer())
                                    .code())
                            .isEqualTo("bad_signature");
                    assertThat(app.get(
                                            "/api/x",
                                            VALID.claim("iss", "https://c.test").bearer())
                                    .code())
                            .isEqualTo("issuer_not_trusted");
                }),
                new Row(Setting.PRESET, "okta", app -> {
                    TestTokens token = VALID.claim("groups", List.of("g")).claim("scp", List.of("s"));
                    assertThat(app.get("/api/x", token.bearer()).body()).contains("roles=[g]", "scopes=[s]");
                }),
                new Row(Setting.AUDIENCE, "billing shipping", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("audience_mismatch");
                    assertThat(app.get(
                                            "/api/x",
                                            VALID.claim("aud", List.of("shipping"))
                                                    .bearer())
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.AUDIENCE_CLAIM, "client_id", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("audience_mismatch");
                    assertThat(app.get(
                                            "/api/x",
                                            VALID.claim("client_id", "orders").bearer())
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.ALGORITHMS, "HS512", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("algorithm_not_allowed");
                }),
                new Row(Setting.CLOCK_SKEW, "10m", app -> {
                    assertThat(app.get("/api/x", VALID.claim("exp", now - 300).bearer())
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.MAX_TOKEN_AGE, "PT1H", app -> {
                    assertThat(app.get("/api/x", VALID.claim("iat", now - 4_000).bearer())
                                    .code())
                            .isEqualTo("token_too_old");
                }),
                new Row(Setting.REQUIRED_CLAIMS, "tenant", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("claim_missing");
                    assertThat(app.get("/api/x", VALID.claim("tenant", "t1").bearer())
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.REQUIRED_VALUES, "use=access", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("type_not_allowed");
                    assertThat(app.get("/api/x", VALID.claim("use", "access").bearer())
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.TOKEN_TYPES, "at+jwt", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("type_not_allowed");
                    assertThat(app.get("/api/x", VALID.header("typ", "at+jwt").bearer())
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.TENANT_CLAIM, "tid", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("claim_missing");
                    assertThat(app.get("/api/x", VALID.claim("tid", "t").bearer())
                                    .code())
                            .isEqualTo("issuer_not_trusted");
                }),
                new Row(Setting.PRINCIPAL_CLAIM, "email, sub", app -> {
                    assertThat(app.get(
                                            "/api/x",
                                            VALID.claim("email", "u1@mail.test").bearer())
                                    .body())
                            .contains("principal=u1@mail.test");
                    assertThat(app.get("/api/x", VALID.bearer()).body()).contains("principal=u1");
                    assertThat(app.get("/api/x", VALID.claim("email", "").bearer())
                                    .code())
                            .isEqualTo("claim_missing");
                }),
                new Row(Setting.ROLES_CLAIM, "realm_access.roles, /https:~1~1ns.test~1roles", app -> {
                    TestTokens token = VALID.claim("realm_access", Map.of("roles", List.of("a")))
                            .claim("https://ns.test/roles", "b");
                    assertThat(app.get("/api/x", token.bearer()).body()).contains("roles=[a, b]", "admin=false");
                }),
                new Row(Setting.SCOPE_CLAIM, "permissions", app -> {
                    assertThat(app.get(
                                            "/api/x",
                                            VALID.claim("permissions", List.of("p1", "p2"))
                                                    .bearer())
                                    .body())
                            .contains("scopes=[p1, p2]");
                }),
                new Row(Setting.COOKIE_NAME, "session", app -> {
                    assertThat(app.get("/api/x", VALID.cookie()).code()).isEqualTo("missing_token");
                    assertThat(app.get("/api/x", "Cookie: session=" + VALID.text())
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.TOKEN_HEADER, "Cf-Access-Jwt-Assertion", app -> {
                    String gateway = "cf-access-jwt-assertion: ";
                    String token = gateway + VALID.text();
                    assertThat(app.get("/api/x", token, "Cookie: access_token=x")
                                    .body())
                            .contains("principal=u1");
                    assertThat(app.get("/api/x", token, VALID.bearer()).code()).isEqualTo("multiple_tokens");
                    assertThat(app.get("/api/x", token, token).code()).isEqualTo("multiple_tokens");
                    assertThat(app.get("/api/x", gateway + "x", VALID.cookie()).code())
                            .isEqualTo("malformed_token");
                    assertThat(app.send("POST", "/api/x", token, EMPTY).code()).isEqualTo("csrf_cross_site");
                    assertThat(app.send("POST", "/api/x", token, SAME_SITE, EMPTY)
                                    .status())
                            .isEqualTo(200);
                }),
                new Row(Setting.API_KEYS, API_KEYS.setting(), app -> {
                    assertThat(app.get("/api/x", "X-API-Key: " + API_KEYS.key()).body())
                            .contains(
                                    "principal=build-server",
                                    "authType=ApiKey",
                                    "X-User-Id=[build-server]",
                                    "X-User-Role=[ci]",
                                    "scopes=[push]",
                                    "roles=[ci]");
                    assertThat(app.get("/api/x", "X-API-Key: " + API_KEYS.key(), VALID.bearer())
                                    .code())
                            .isEqualTo("multiple_tokens");
                    assertThat(app.send("POST", "/api/x", "X-API-Key: " + API_KEYS.key(), VALID.cookie())
                                    .body())
                            .contains("principal=build-server");
                }),
                new Row(Setting.SESSION, "on", app -> {
                    assertThat(app.send("POST", "/auth/refresh", SAME_SITE, EMPTY)
                                    .code())
                            .isEqualTo("missing_token");
                    assertThat(app.send("POST", "/auth/sign-out", SAME_SITE, EMPTY)
                                    .status())
                            .isEqualTo(204);
                }),
                new Row(
                        Setting.SESSION_ACCESS_TTL,
                        "5m",
                        app -> assertThat(signedIn(app))
                                .anyMatch(line -> line.startsWith("access_token=") && line.contains("; Max-Age=300;"))),
                new Row(
                        Setting.SESSION_REFRESH_TTL,
                        "1d",
                        app -> assertThat(signedIn(app))
                                .anyMatch(line ->
                                        line.startsWith("refresh_token=") && line.contains("; Max-Age=86400;"))),
                new Row(
                        Setting.SESSION_MAX_TTL,
                        "20m",
                        app -> assertThat(signedIn(app))
                                .anyMatch(
                                        line -> line.startsWith("refresh_token=") && line.contains("; Max-Age=1200;"))),
                new Row(Setting.SESSION_CLAIMS, AuditorClaims.class.getName(), app -> {
                    CookieJar browser = new CookieJar();
                    browser.take(app.send("POST", "/public/session/sign-in", EMPTY));
                    browser.take(app.send("POST", "/auth/refresh", browser.line(), SAME_SITE, EMPTY));
                    assertThat(app.get("/api/x", browser.line()).body()).contains("X-User-Role=[auditor]");
                }),
                new Row(Setting.SESSIONS_PER_USER, "1", app -> {
                    CookieJar earlier = new CookieJar();
                    earlier.take(app.send("POST", "/public/session/sign-in", EMPTY));
                    signedIn(app);
                    assertThat(app.get("/api/x", earlier.line()).code()).isEqualTo("token_revoked");
                }),
                new Row(
                        Setting.REFRESH_COOKIE_NAME,
                        "rt",
                        app -> assertThat(signedIn(app)).anyMatch(line -> line.startsWith("rt="))),
                new Row(
                        Setting.SESSION_STORE,
                        "memory",
                        app -> assertThat(signedIn(app)).hasSize(2)),
                new Row(Setting.SESSION_KEY, Keys.toPem(FETCHED), app -> {
                    assertThat(signedIn(app)).hasSize(2);
                    assertThat(app.get("/api/x", VALID.signedBy(KEY).bearer()).status())
                            .isEqualTo(200);
                }),
                new Row(Setting.HTTP_SESSION, "keep", app -> {
                    assertThat(signedIn(app)).hasSize(2);
                    assertThat(app.send("POST", "/auth/sign-out", SAME_SITE, EMPTY)
                                    .status())
                            .isEqualTo(204);
                }),
                new Row(Setting.SIGN_OUT_PAGE, "/signed-out", app -> {
                    assertThat(app.send("POST", "/auth/sign-out", PAGE, SAME_SITE, "Sec-Fetch-Mode: navigate", EMPTY)
                                    .header("Location"))
                            .contains("/signed-out");
                    assertThat(app.get("/signed-out").status()).isEqualTo(200);
                }),
                new Row(Setting.REVOCATION, "strict", app -> {
                    CookieJar browser = new CookieJar();
                    browser.take(app.send("POST", "/public/session/sign-in", EMPTY));
                    assertThat(app.get("/api/x", browser.line()).status()).isEqualTo(200);
                    app.send("POST", "/auth/sign-out", SAME_SITE, browser.line(), EMPTY);
                    assertThat(app.get("/api/x", browser.line()).code()).isEqualTo("token_revoked");
                }),
                new Row(
                        Setting.REVOCATION_MAX_STALENESS,
                        "1h",
                        app -> assertThat(signedIn(app)).hasSize(2)),
                new Row(Setting.MAX_TOKEN_BYTES, "256", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).code()).isEqualTo("token_too_large");
                }),
                new Row(Setting.TOKEN_CACHE_SIZE, "1", app -> {
                    TestTokens other = VALID.claim("sub", "u2");
                    assertThat(app.get("/api/x", VALID.bearer()).body()).contains("X-User-Id=[u1]");
                    assertThat(app.get("/api/x", other.bearer()).body()).contains("X-User-Id=[u2]");
                    assertThat(app.get("/api/x", VALID.bearer()).body()).contains("X-User-Id=[u1]");
                }),
                new Row(Setting.CRYPTO_PROVIDER, "SunJCE", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).status()).isEqualTo(200);
                }),
                new Row(Setting.REALM, "the \"shop\"", app -> {
                    assertThat(app.get("/api/x").header("WWW-Authenticate"))
                            .contains("Bearer realm=\"the \\\"shop\\\"\"");
                }),
                new Row(Setting.PUBLIC_PATHS, "/open/*", app -> {
                    assertThat(app.get("/open/a").status()).isEqualTo(200);
                    assertThat(app.get("/open/a/b").status()).isEqualTo(401);
                    assertThat(app.get("/").status()).isEqualTo(401);
                }),
                new Row(Setting.RULES, "GET /a = role(admin)\n\n  /a = deny", app -> {
                    assertThat(app.get("/a", VALID.bearer()).status()).isEqualTo(200);
                    assertThat(app.send("PUT", "/a", VALID.bearer()).code()).isEqualTo("denied");
                }),
                new Row(Setting.API_PATHS, "/rest/**", app -> {
                    assertThat(app.get("/rest/x", PAGE).status()).isEqualTo(401);
                    assertThat(app.get("/api/x", PAGE).status()).isEqualTo(303);
                }),
                new Row(Setting.SIGN_IN_PAGE, "https://id.test/login", app -> {
                    assertThat(app.get("/account", PAGE).header("Location"))
                            .contains("https://id.test/login?return_to=%2Faccount");
                    assertThat(app.get("/sign-in").status()).isEqualTo(401);
                }),
                new Row(
                        Setting.USER_CACHE,
                        "no-store",
                        app -> assertThat(app.get("/api/x", VALID.cookie()).headers("Cache-Control"))
                                .containsExactly("no-store")),
                new Row(Setting.RETURN_TO_PARAMETER, "next", app -> {
                    assertThat(app.get("/account?a=b", PAGE).header("Location"))
                            .contains("/sign-in?next=%2Faccount%3Fa%3Db");
                }),
                new Row(Setting.FORM_EXPIRED_PAGE, "/public/expired", app -> {
                    RawHttp.Answer answer = app.send(
                            "POST",
                            "/account",
                            "Sec-Fetch-Mode: navigate",
                            "Sec-Fetch-Site: same-origin",
                            "Content-Length: 0");
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.header(ProbeServlet.RAN)).contains("FORWARD");
                }),
                new Row(Setting.IDENTITY_HEADERS, "X-Name=sub X-Scopes=scopes", app -> {
                    assertThat(app.get("/api/x", VALID.bearer(), "X-User-Id: own", "X_Scopes: forged")
                                    .body())
                            .contains("X-Name=[u1]", "X-Scopes=[read,write]")
                            .containsIgnoringCase("X-User-Id=[own]")
                            .doesNotContain("forged");
                }),
                new Row(
                        Setting.TRACE_USER,
                        "on",
                        app -> assertThat(app.get("/api/x", VALID.bearer()).body())
                                .contains("remoteUser=u1")),
                new Row(Setting.CSRF, "lenient", app -> {
                    assertThat(app.send("POST", "/api/x", VALID.cookie()).status())
                            .isEqualTo(200);
                    assertThat(app.send("POST", "/api/x", VALID.cookie(), "Origin: https://evil.test")
                                    .code())
                            .isEqualTo("csrf_cross_site");
                }),
                new Row(Setting.TRUSTED_ORIGINS, "https://app.test", app -> {
                    assertThat(app.send("POST", "/api/x", VALID.cookie(), "Origin: https://app.test")
                                    .status())
                            .isEqualTo(200);
                    assertThat(app.send("POST", "/api/x", VALID.cookie(), "Origin: https://app.test.evil.test")
                                    .code())
                            .isEqualTo("csrf_cross_site");
                }),
                new Row(Setting.EXTERNAL_URL, "https://app.test/shop", app -> {
                    assertThat(app.send("POST", "/api/x", VALID.cookie(), "Origin: https://app.test")
                                    .status())
                            .isEqualTo(200);
                    assertThat(app.send("POST", "/api/x", VALID.cookie(), "Origin: http://localhost")
                                    .code())
                            .isEqualTo("csrf_cross_site");
                }),
                new Row(Setting.TRUSTED_PROXIES, "127.0.0.1, ::1", app -> {
                    String own = "Origin: https://app.test";
                    assertThat(app.send("POST", "/api/x", VALID.cookie(), own, "Forwarded: proto=https;host=app.test")
                                    .status())
                            .isEqualTo(200);
                    assertThat(app.send("POST", "/api/x", VALID.cookie(), own, "Forwarded: proto=http;host=app.test")
                                    .code())
                            .isEqualTo("csrf_cross_site");
                }),
                new Row(Setting.COVERAGE, "fail", app -> {
                    assertThat(app.get("/api/x", VALID.bearer()).status()).isEqualTo(200);
                }),
                new Row(Setting.ENFORCEMENT, "report-only", app -> {
                    assertThat(app.get("/api/x").body()).contains("principal=null");
                    assertThat(app.get("/api/%2e%2e/x").status()).isEqualTo(400);
                }),
                new Row(Setting.ERROR_DETAIL, "full", app -> {
                    assertThat(app.get("/api/x").body()).contains("\"code\":\"missing_token\"", "\"detail\":");
                }),
                fetching(Setting.JWKS_CACHE_TTL, "1s"),
                fetching(Setting.JWKS_STALE_FOR, "0s"),
                fetching(Setting.JWKS_REFETCH_INTERVAL, "1h"),
                fetching(Setting.JWKS_TIMEOUT, "PT10S"),
                fetching(Setting.PROVIDER_TRUSTSTORE, AuthorityFiles.pkcs12()),
                fetching(Setting.PROVIDER_TRUSTSTORE_PASSWORD, AuthorityFiles.TEST_PASSWORD),
                fetching(Setting.JWKS_TOKEN_FILE, tokenFile()),
                new Row(Setting.ALLOW_HTTP, "true", app -> {
                    assertThat(app.get("/api/x").code()).isEqualTo("missing_token");
                }),
                new Row(Setting.CONFIG, "classpath:dev/ostiary/containers/guarded.properties", app -> {
                    assertThat(app.get("/api/x").header("WWW-Authenticate"))
                            .contains("Bearer realm=\"from the class path\"");
                }));
    }

    /** The cookies that signing in sets. */
    private static List<String> signedIn(RunningApplication application) throws Exception {
        RawHttp.Answer answer = application.send("POST", "/public/session/sign-in", EMPTY);
        CookieJar browser = new CookieJar();
        browser.take(answer);
        assertThat(application.get("/api/x", browser.line()).body()).contains("principal=u1");
        return answer.headers("Set-Cookie");
    }

    /** That each of them does what it says shows by a movable clock; here it is that it reaches the filter at all. */
    private static Row fetching(Setting setting, String value) {
        return new Row(setting, value, app -> {
            assertThat(app.get("/api/x", VALID.signedBy(FETCHED).bearer()).status())
                    .isEqualTo(200);
            assertThat(app.get("/api/x", VALID.signedBy(FETCHED.withKeyId("k2")).bearer())
                            .code())
                    .isEqualTo("unknown_key");
        });
    }

    /** The path alone; goes with the process. */
    private static String tokenFile() {
        try {
            Path file = Files.writeString(Files.createTempFile("token", ".txt"), "a.b.c\n");
            file.toFile().deleteOnExit();
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What must stand beside a setting for it to have an effect; an empty text takes one of the standard ones away. */
    private static Map<String, String> beside(Setting setting) {
        if (SignInRows.has(setting)) {
            return SignInRows.beside(setting, KEY_SERVER.keysUrl());
        }
        return switch (setting) {
            case PUBLIC_KEY, JWKS_URI -> Map.of("secret", "");
            case ISSUERS ->
                Map.of(
                        "secret", "",
                        "issuer", "",
                        "issuers.a.issuer", TestTokens.ISSUER,
                        "issuers.a.secret", TestTokens.TEST_SECRET,
                        "issuers.b.issuer", "https://b.test",
                        "issuers.b.secret", "other-test-secret-9876543210-zyxwvutsrqponmlkjihgfedcba");
            case JWKS_CACHE_TTL, JWKS_STALE_FOR, JWKS_REFETCH_INTERVAL, JWKS_TIMEOUT, JWKS_TOKEN_FILE ->
                Map.of("secret", "", "jwks-uri", KEY_SERVER.keysUrl());
            case PROVIDER_TRUSTSTORE ->
                Map.of(
                        "secret",
                        "",
                        "jwks-uri",
                        KEY_SERVER.keysUrl(),
                        "provider-truststore-password",
                        AuthorityFiles.TEST_PASSWORD);
            case PROVIDER_TRUSTSTORE_PASSWORD ->
                Map.of("secret", "", "jwks-uri", KEY_SERVER.keysUrl(), "provider-truststore", AuthorityFiles.pkcs12());
            case SESSION_KEY -> Map.of("secret", "", "public-key", Keys.toPem(KEY.verificationKey()), "session", "on");
            case SESSION_ACCESS_TTL,
                    SESSION_REFRESH_TTL,
                    SESSION_MAX_TTL,
                    SESSION_CLAIMS,
                    SESSIONS_PER_USER,
                    REFRESH_COOKIE_NAME,
                    SESSION_STORE,
                    HTTP_SESSION,
                    SIGN_OUT_PAGE,
                    REVOCATION,
                    REVOCATION_MAX_STALENESS -> Map.of("session", "on");
            case COVERAGE -> Map.of("rules", "servlet:probe = authenticated\nservlet:session = authenticated");
            case ALLOW_HTTP -> Map.of("secret", "", "jwks-uri", "http://keys.invalid/");
            default -> Map.of();
        };
    }

    @AfterAll
    static void closeKeyServer() {
        KEY_SERVER.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void setting_asInitParam_changesTheAnswer(Row row) throws Exception {
        Map<String, String> parameters = Applications.standardWith(row.setting().settingName(), row.value());
        parameters.putAll(beside(row.setting()));
        parameters.values().removeIf(String::isEmpty);

        WebApplication guarded =
                WebApplication.with(parameters).and(new Service("session", new SessionServlet(), "/public/session/*"));
        try (RunningApplication application = applications.start(guarded)) {
            row.check().of(application);
        }
    }

    @Test
    void rows_leaveNoSettingOut() {
        assertThat(rows().map(Row::setting)).containsExactlyInAnyOrder(Setting.values());
    }

    @Test
    void emptySignInPage_neverRedirects() throws Exception {
        try (RunningApplication application =
                applications.start(WebApplication.with(Applications.standardWith("sign-in-page", "")))) {
            assertThat(application.get("/account", PAGE).status()).isEqualTo(401);
            assertThat(application.get("/sign-in", PAGE).status()).isEqualTo(401);
        }
    }

    @Test
    void emptyCookieName_turnsCookiesOff() throws Exception {
        try (RunningApplication application =
                applications.start(WebApplication.with(Applications.standardWith("cookie-name", "")))) {
            assertThat(application.get("/api/x", VALID.cookie()).code()).isEqualTo("missing_token");
        }
    }

    @Test
    void errorDetailNone_keepsTheCodeBack() throws Exception {
        try (RunningApplication application =
                applications.start(WebApplication.with(Applications.standardWith("error-detail", "none")))) {
            RawHttp.Answer answer = application.get("/api/x", "Authorization: Bearer abc");

            assertThat(answer.problem())
                    .isEqualTo(
                            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"error\":\"invalid_token\"}");
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"ostiary\", error=\"invalid_token\"");
        }
    }
}
