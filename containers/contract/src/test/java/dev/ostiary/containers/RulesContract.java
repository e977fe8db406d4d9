package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each requirement and each way to miss it, by requests to a real container. */
abstract class RulesContract {
    /** Roles admin and staff, scopes read and write. */
    private static final TestTokens VALID = TestTokens.valid();

    private static final String PAGE = "Accept: text/html";
    private static final String RULES = """
            GET   /news/**      = public
            /news/**            = role(staff)
            /feed               = optional
            /role               = role(owner, admin)
            /role-missing       = role(owner)
            /scope              = scope(read, write)
            /scope-missing      = scope(read, delete, share)
            /any-scope          = anyScope(delete, read)
            /any-scope-missing  = anyScope(delete, share)
            /claim              = claim(sub = u1)
            /claim-missing      = claim(tenant = acme)
            /both               = role(admin) and (scope(delete) or claim(aud = orders))
            /neither            = role(owner) or scope(delete)
            PUT,PATCH /files/*.txt = deny
            /closed/**          = deny
            """;

    private static final WebApplication APPLICATION = WebApplication.with(Applications.standardWith("rules", RULES));

    private final SharedApplications applications;
    private final RunningApplication application;

    RulesContract(SharedApplications applications) throws Exception {
        this.applications = applications;
        this.application = applications.running(APPLICATION);
    }

    /** A request, its status, and the code of a refusal; without a code the application runs. */
    record Row(String request, int status, String code, String... headers) {
        @Override
        public String toString() {
            return request + " " + status + " " + code;
        }
    }

    static Stream<Row> rows() {
        String bearer = VALID.bearer();
        String cookie = VALID.cookie();
        String bad = "Authorization: Bearer abc";
        return Stream.of(
                new Row("GET /news", 200, ""),
                new Row("GET /news/1", 200, "", bad),
                new Row("POST /news/1", 401, "missing_token"),
                new Row("POST /news/1", 200, "", bearer),
                new Row(
                        "POST /news/1",
                        403,
                        "role_missing",
                        VALID.without("roles").bearer()),
                new Row("GET /feed", 200, ""),
                new Row("GET /feed", 200, "", bearer),
                new Row("GET /feed", 200, "", cookie),
                new Row("GET /feed", 200, "", "Cookie: access_token=abc"),
                new Row("GET /feed", 401, "malformed_token", bad),
                new Row("GET /feed", 400, "malformed_authorization", "Authorization: Bearer a b"),
                new Row("GET /feed", 400, "multiple_tokens", cookie, cookie),
                new Row("POST /feed", 403, "csrf_cross_site", cookie),
                new Row("GET /role", 200, "", bearer),
                new Row("GET /role", 401, "missing_token"),
                new Row("GET /role-missing", 403, "role_missing", bearer),
                new Row("GET /role-missing", 403, "role_missing", cookie),
                new Row("GET /scope", 200, "", bearer),
                new Row("GET /scope-missing", 403, "scope_missing", bearer),
                new Row("GET /any-scope", 200, "", bearer),
                new Row("GET /any-scope-missing", 403, "scope_missing", bearer),
                new Row("GET /claim", 200, "", bearer),
                new Row("GET /claim-missing", 403, "claim_mismatch", bearer),
                new Row(
                        "GET /claim-missing",
                        200,
                        "",
                        VALID.claim("tenant", List.of("x", "acme")).bearer()),
                new Row("GET /both", 200, "", bearer),
                new Row("GET /neither", 403, "scope_missing", bearer),
                new Row("PUT /files/a.txt", 403, "denied", bearer),
                new Row("PUT /files/a.pdf", 200, "", bearer),
                new Row("GET /files/a.txt", 200, "", bearer),
                new Row("GET /closed", 403, "denied"),
                new Row("GET /closed/a", 403, "denied", bearer),
                new Row(
                        "OPTIONS /closed/a",
                        403,
                        "denied",
                        "Origin: https://x.test",
                        "Access-Control-Request-Method: GET"),
                new Row("OPTIONS /role", 200, "", "Origin: https://x.test", "Access-Control-Request-Method: GET"),
                new Row("GET /elsewhere", 401, "missing_token"),
                new Row("GET /elsewhere", 200, "", bearer));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void request_underARule_isAnsweredAsItSays(Row row) throws Exception {
        String[] methodAndTarget = row.request().split(" ");

        RawHttp.Answer answer = application.send(methodAndTarget[0], methodAndTarget[1], row.headers());

        assertThat(answer.status()).isEqualTo(row.status());
        assertThat(answer.code()).isEqualTo(row.code());
        assertThat(answer.applicationRan()).isEqualTo(row.status() == 200);
    }

    @Test
    void missingScopes_areInTheChallenge() throws Exception {
        RawHttp.Answer answer = application.get("/scope-missing", VALID.bearer());

        assertThat(answer.header("WWW-Authenticate").orElse(""))
                .contains("error=\"insufficient_scope\"", "scope=\"delete share\"");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void deny_isAnsweredWithoutAChallenge() throws Exception {
        RawHttp.Answer answer = application.get("/closed", VALID.bearer());

        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.problem())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"code\":\"denied\"}");
    }

    @Test
    void head_ofAPathWithARuleForGet_isUnderThatRule() throws Exception {
        RawHttp.Answer answer = application.send("HEAD", "/news/1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.applicationRan()).isTrue();
    }

    @Test
    void page_notAllowed_isTheErrorPageAndKeepsItsCookie() throws Exception {
        RawHttp.Answer answer = application.get("/role-missing", VALID.cookie(), PAGE);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void optional_badCookie_isClearedWhileTheApplicationShowsNobody() throws Exception {
        RawHttp.Answer answer = application.get("/feed", "Cookie: access_token=abc", "X-User-Id: forged");

        assertThat(answer.body()).contains("principal=null").doesNotContain("forged");
        assertThat(answer.header("Set-Cookie").orElse(""))
                .startsWith("access_token=;")
                .contains("Max-Age=0");
    }

    @Test
    void optional_goodToken_showsTheUser() throws Exception {
        assertThat(application.get("/feed", VALID.cookie()).body()).contains("principal=u1");
        assertThat(application.get("/feed").body()).contains("principal=null");
    }

    @Test
    void servletRule_speaksOfTheServletTheContainerResolved() throws Exception {
        try (RunningApplication denied =
                applications.start(WebApplication.with(Applications.standardWith("rules", "servlet:probe = deny")))) {
            assertThat(denied.get("/a", VALID.bearer()).code()).isEqualTo("denied");
            assertThat(denied.get("/public/a").status()).isEqualTo(200);
        }
    }
}
