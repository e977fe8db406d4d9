package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.containers.AnswerRow.Body;
import dev.ostiary.containers.AnswerRow.Request;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.verify.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a refused client gets over the wire: each event, for API clients, pages and htmx. Who is which of these,
 * {@link AnswerKindsContract} holds.
 */
abstract class AnswersContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final TestTokens EXPIRED = VALID.claim("exp", TestTokens.NOW.getEpochSecond() - 60);
    private static final String TOO_LARGE = VALID.claim("x", "a".repeat(1_025)).cookie();
    private static final String TWO_COOKIES =
            VALID.cookie() + "; access_token=" + VALID.claim("sub", "u2").text();

    private static final String PAGE = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    private static final String HTMX = "HX-Request: true";
    private static final String[] CROSS_SITE = {"Origin: https://evil.test", "Sec-Fetch-Site: cross-site"};

    private static final String CHALLENGE = "Bearer realm=\"ostiary\"";
    private static final String SIGN_IN = "/shop/sign-in?return_to=%2Fshop%2Fa%3Fb%3Dc%2520d";
    private static final String EXPIRED_SIGN_IN = SIGN_IN + "&error=session_expired";
    private static final String VARY = "Cookie, Accept, Sec-Fetch-Mode";
    private static final String[] CLEARED = {"access_token=; Path=/shop; Max-Age=0; HttpOnly; SameSite=Lax"};
    private static final Body EMPTY = new Body.Empty();
    private static final Body NOBODYS_PAGE = new Body.ErrorPage("null");
    private static final Body USERS_PAGE = new Body.ErrorPage("u1");

    private static final WebApplication SHOP = withErrorPages(
            WebApplication.with(Applications.standardWith(Map.of("max-token-bytes", "1024", "rules", """
                    /role   = role(owner)
                    /scope  = scope(read, delete, share)
                    /closed = deny
                    """))));
    private static final WebApplication WITHOUT_KEYS = withErrorPages(WebApplication.with(AuthFilter.builder()
            .keys(Outage.OF_KEYS)
            .issuer(TestTokens.ISSUER)
            .audience(TestTokens.AUDIENCE)
            .apiKeys(Outage.OF_API_KEYS)
            .build()));

    private final SharedApplications applications;

    AnswersContract(SharedApplications applications) {
        this.applications = applications;
    }

    static Stream<AnswerRow> rows() {
        return Stream.of(
                        noToken(),
                        invalidToken(),
                        badCredentials(),
                        notAllowed(),
                        crossSite(),
                        outage(),
                        ambiguousUri())
                .flatMap(List::stream);
    }

    private static List<AnswerRow> noToken() {
        Body missing = problem("Unauthorized", 401, "missing_token");
        return List.of(
                row("no token, api", get("/a?b=c%20d"), 401, missing).with("WWW-Authenticate", CHALLENGE),
                row("no token, page", get("/a?b=c%20d", PAGE), 303, EMPTY)
                        .with("Location", SIGN_IN)
                        .with("Vary", VARY),
                row("no token, htmx", get("/a?b=c%20d", HTMX), 401, EMPTY)
                        .with("WWW-Authenticate", CHALLENGE)
                        .with("HX-Redirect", SIGN_IN),
                row("no token, htmx that posts", post("/a?b=c%20d", HTMX), 401, EMPTY)
                        .with("WWW-Authenticate", CHALLENGE)
                        .with("HX-Redirect", SIGN_IN));
    }

    private static List<AnswerRow> invalidToken() {
        Body expired = problem("Unauthorized", 401, "invalid_token", "token_expired");
        Body tooLarge = problem("Unauthorized", 401, "invalid_token", "token_too_large");
        String expiredChallenge = challenge("invalid_token", RejectionReason.TOKEN_EXPIRED);
        String tooLargeChallenge = challenge("invalid_token", RejectionReason.TOKEN_TOO_LARGE);
        return List.of(
                row("invalid token in a header, api", get("/a", EXPIRED.bearer()), 401, expired)
                        .with("WWW-Authenticate", expiredChallenge),
                row("invalid token in the cookie, api", get("/a", EXPIRED.cookie()), 401, expired)
                        .with("WWW-Authenticate", expiredChallenge),
                row("invalid token, page", get("/a?b=c%20d", PAGE, EXPIRED.cookie()), 303, EMPTY)
                        .with("Location", EXPIRED_SIGN_IN)
                        .with("Vary", VARY)
                        .with("Set-Cookie", CLEARED),
                row("invalid token, htmx", get("/a?b=c%20d", HTMX, EXPIRED.cookie()), 401, EMPTY)
                        .with("WWW-Authenticate", expiredChallenge)
                        .with("HX-Redirect", EXPIRED_SIGN_IN)
                        .with("Set-Cookie", CLEARED),
                row("too large token, api", get("/a", TOO_LARGE), 401, tooLarge)
                        .with("WWW-Authenticate", tooLargeChallenge),
                row("too large token, page", get("/a?b=c%20d", PAGE, TOO_LARGE), 303, EMPTY)
                        .with("Location", EXPIRED_SIGN_IN)
                        .with("Vary", VARY)
                        .with("Set-Cookie", CLEARED),
                row("too large token, htmx", get("/a?b=c%20d", HTMX, TOO_LARGE), 401, EMPTY)
                        .with("WWW-Authenticate", tooLargeChallenge)
                        .with("HX-Redirect", EXPIRED_SIGN_IN)
                        .with("Set-Cookie", CLEARED));
    }

    private static List<AnswerRow> badCredentials() {
        String bearer = "Authorization: Bearer a b";
        String several = challenge("invalid_request", RejectionReason.MULTIPLE_TOKENS);
        Body malformed = problem("Bad Request", 400, "invalid_request", "malformed_authorization");
        Body multiple = problem("Bad Request", 400, "invalid_request", "multiple_tokens");
        return List.of(
                row("malformed credential", get("/a", bearer, PAGE), 400, malformed)
                        .with(
                                "WWW-Authenticate",
                                challenge("invalid_request", RejectionReason.MALFORMED_AUTHORIZATION)),
                row("several headers", get("/a", VALID.bearer(), VALID.bearer()), 400, multiple)
                        .with("WWW-Authenticate", several),
                row("several cookies, api", get("/a", TWO_COOKIES), 400, multiple)
                        .with("WWW-Authenticate", several),
                row("several cookies, page", get("/a", PAGE, TWO_COOKIES), 400, NOBODYS_PAGE),
                row("several cookies, htmx", get("/a", HTMX, TWO_COOKIES), 400, multiple)
                        .with("WWW-Authenticate", several));
    }

    private static List<AnswerRow> notAllowed() {
        String role = challenge("insufficient_scope", RejectionReason.ROLE_MISSING);
        String scope = challenge("insufficient_scope", RejectionReason.SCOPE_MISSING) + ", scope=\"delete share\"";
        Body roleMissing = problem("Forbidden", 403, "insufficient_scope", "role_missing");
        Body scopeMissing = problem("Forbidden", 403, "insufficient_scope", "scope_missing");
        Body denied = problem("Forbidden", 403, "denied");
        return List.of(
                row("role missing, api", get("/role", VALID.bearer()), 403, roleMissing)
                        .with("WWW-Authenticate", role),
                row("role missing, page", get("/role", PAGE, VALID.cookie()), 403, USERS_PAGE),
                row("role missing, htmx", get("/role", HTMX, VALID.cookie()), 403, roleMissing)
                        .with("WWW-Authenticate", role),
                row("scopes missing, api", get("/scope", VALID.cookie()), 403, scopeMissing)
                        .with("WWW-Authenticate", scope),
                row("scopes missing, page", get("/scope", PAGE, VALID.cookie()), 403, USERS_PAGE),
                row("denied, api", get("/closed", VALID.bearer()), 403, denied),
                row("denied without a token, api", get("/closed"), 403, denied),
                row("denied, page", get("/closed", PAGE, VALID.cookie()), 403, NOBODYS_PAGE));
    }

    private static List<AnswerRow> crossSite() {
        Body crossSite = problem("Forbidden", 403, "csrf_cross_site");
        return List.of(
                row("cross-site, api", post("/a", VALID.cookie()).with(CROSS_SITE), 403, crossSite),
                row("cross-site form", post("/a", VALID.cookie(), PAGE, "Sec-Fetch-Mode: navigate"), 403, crossSite),
                row("cross-site, htmx", post("/a", HTMX, VALID.cookie()).with(CROSS_SITE), 403, crossSite),
                row("cross-site handshake that asks for a page", handshake(), 403, NOBODYS_PAGE));
    }

    private static List<AnswerRow> outage() {
        TestTokens token = VALID.signedBy(Outage.KEY);
        Body keys = problem("Service Unavailable", 503, "keys_unavailable");
        Body store = problem("Service Unavailable", 503, "store_unavailable");
        return List.of(
                down("no keys, api", get("/a", token.bearer()), keys),
                down("no keys, cookie of an api client", get("/a", token.cookie()), keys),
                down("no keys, page", get("/a", PAGE, token.cookie()), NOBODYS_PAGE),
                down("no keys, htmx", get("/a", HTMX, token.cookie()), keys),
                down("no store", get("/a", "X-API-Key: " + Outage.API_KEY), store));
    }

    private static List<AnswerRow> ambiguousUri() {
        Body ambiguous = problem("Bad Request", 400, "ambiguous_uri");
        return List.of(
                row("ambiguous URI, api", get("/a%3bb", VALID.bearer()), 400, ambiguous),
                row("ambiguous URI, page", get("/a%3bb", PAGE, VALID.cookie()), 400, NOBODYS_PAGE));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusedRequest_isAnsweredAsTheRowSays(AnswerRow row) throws Exception {
        row.assertAnsweredBy(applications.running(row.application()));
    }

    static Stream<AnswerRow> headRows() {
        return rows().filter(AnswerRow::isGet).map(AnswerRow::forHead);
    }

    @ParameterizedTest
    @MethodSource("headRows")
    void refusedHead_isAnsweredAsGetWithoutABody(AnswerRow row) throws Exception {
        row.assertAnsweredBy(applications.running(row.application()));
    }

    @Test
    void refusal_showsNothingOfTheRequest() throws Exception {
        TestTokens token = VALID.header("kid", "MARKER3").claim("iss", "MARKER4");

        RawHttp.Answer answer = applications.running(SHOP).get("/shop/api/MARKER1?q=MARKER2", token.bearer());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headerLines().toString() + answer.body()).doesNotContain("MARKER");
    }

    private static WebApplication withErrorPages(WebApplication application) {
        String page = "/error-page";
        return application
                .at("/shop")
                .withErrorPage(400, page)
                .withErrorPage(403, page)
                .withErrorPage(503, page);
    }

    private static AnswerRow row(String event, Request request, int status, Body body) {
        return AnswerRow.of(event, SHOP, request, status, body);
    }

    private static AnswerRow down(String event, Request request, Body body) {
        return AnswerRow.of(event, WITHOUT_KEYS, request, 503, body).with("Retry-After", "7");
    }

    private static Request get(String target, String... lines) {
        return new Request("GET", "/shop" + target, lines);
    }

    private static Request post(String target, String... lines) {
        return new Request("POST", "/shop" + target, lines);
    }

    private static Request handshake() {
        return get("/a", PAGE, VALID.cookie(), "Connection: Upgrade, close", "Upgrade: websocket", CROSS_SITE[0]);
    }

    private static String challenge(String error, RejectionReason reason) {
        return CHALLENGE + ", error=\"" + error + "\", error_description=\"" + reason.description() + "\"";
    }

    private static Body problem(String title, int status, String code) {
        return json(title, status, "\"code\":\"" + code + "\"");
    }

    private static Body problem(String title, int status, String error, String code) {
        return json(title, status, "\"error\":\"" + error + "\",\"code\":\"" + code + "\"");
    }

    private static Body json(String title, int status, String rest) {
        return new Body.Problem(
                "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "," + rest + "}");
    }
}
