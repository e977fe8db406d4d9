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

    private static final String RULES = """
            GET   /news/**      = public
            /news/**            = role(staff)
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
    void head_ofAPathWithARuleForGet_isUnderThatRule() throws Exception {
        RawHttp.Answer answer = application.send("HEAD", "/news/1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.applicationRan()).isTrue();
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
