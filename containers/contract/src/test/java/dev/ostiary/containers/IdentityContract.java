package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application sees of the user, on every way a request can take inside the container. */
abstract class IdentityContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final WebApplication APPLICATION = WebApplication.with(Applications.standard());

    private final RunningApplication application;

    IdentityContract(SharedApplications applications) throws Exception {
        this.application = applications.running(APPLICATION);
    }

    @Test
    void request_withAHeaderToken_showsTheUserToTheApplication() throws Exception {
        RawHttp.Answer answer = application.get("/account", VALID.bearer());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("principal=u1", "remoteUser=u1", "authType=Bearer", "admin=true", "guest=false")
                .contains("roles=[admin, staff]", "scopes=[read, write]")
                .contains("claims=[aud, exp, iat, iss, roles, scope, sub]");
    }

    @Test
    void request_withACookieToken_showsTheUserToTheApplication() throws Exception {
        assertThat(application.get("/account", VALID.cookie()).body()).contains("principal=u1", "admin=true");
    }

    @Test
    void request_toAPublicPath_isAnonymousWhateverItCarries() throws Exception {
        assertThat(application.get("/", VALID.bearer()).body())
                .contains("principal=null", "authType=null", "admin=false");
        assertThat(application.get("/public/x", "Authorization: Bearer garbage").status())
                .isEqualTo(200);
    }

    @Test
    void identityHeaders_carryTheMappedClaims() throws Exception {
        assertThat(application.get("/account", VALID.bearer()).body())
                .contains("X-User-Id=[u1]", "X-User-Role=[admin,staff]");
    }

    /** Whoever looks through the names that are there, as gRPC does, looks for those of HTTP/2 (RFC 9113, section 8.2.1). */
    @Test
    void identityHeaders_overHttp2_areListedInLowerCase() throws Exception {
        HttpResponse<String> answer =
                Http2.get(application, "/account", "Authorization", "Bearer " + VALID.text(), "X-User-Id", "forged");

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).contains("x-user-id=[u1]", "x-user-role=[admin,staff]");
        assertThat(answer.body()).doesNotContain("X-User-Id", "forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id", "x-user-id", "X-USER-ID", "X_User_Id", "x_user-id", "X-User_Role"})
    void identityHeader_sentByTheClient_neverReachesTheApplication(String name) throws Exception {
        assertThat(application
                        .get("/account", VALID.bearer(), name + ": forged")
                        .body())
                .contains("principal=u1")
                .doesNotContain("forged");
        assertThat(application.get("/public/x", name + ": forged").body())
                .contains("principal=null")
                .doesNotContain("forged");
        assertThat(application
                        .send(
                                "OPTIONS",
                                "/account",
                                name + ": forged",
                                "Origin: https://a.test",
                                "Access-Control-Request-Method: PUT")
                        .body())
                .doesNotContain("forged");
    }

    @ParameterizedTest
    @CsvSource({"/forward,FORWARD", "/include,INCLUDE", "/error,ERROR", "/async,ASYNC"})
    void identity_survivesEachDispatch(String path, String dispatch) throws Exception {
        assertThat(application.get(path, VALID.bearer()).body())
                .contains("dispatch=" + dispatch, "principal=u1", "admin=true", "X-User-Id=[u1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id: forged", "x_user_id: forged"})
    void identityHeader_sentByTheClient_neverReachesADispatchTarget(String header) throws Exception {
        assertThat(application.get("/forward", VALID.bearer(), header).body()).doesNotContain("forged");
        assertThat(application.get("/error", VALID.bearer(), header).body()).doesNotContain("forged");
        assertThat(application.get("/async", VALID.bearer(), header).body()).doesNotContain("forged");
    }

    @Test
    void identityHeader_sentInATrailer_neverReachesTheApplication() throws Exception {
        RawHttp.Answer answer = application.send(
                "POST",
                "/trailers",
                VALID.bearer(),
                "Transfer-Encoding: chunked",
                "Trailer: X-User-Id, X-Digest",
                "",
                "1",
                "a",
                "0",
                "X-User-Id: forged",
                "x_user_role: forged",
                "X-Digest: own",
                "",
                "");

        assertThat(answer.body()).contains("principal=u1", "X-User-Id=[u1]").doesNotContain("forged");
        assertThat(answer.body()).containsPattern("(?i)x-digest=own");
    }

    @Test
    void logout_makesTheRestOfTheRequestAnonymous() throws Exception {
        assertThat(application.get("/logout", VALID.bearer()).body())
                .contains("principal=null", "authType=null", "admin=false")
                .doesNotContain("u1");
    }

    @Test
    void anyRole_isEveryUserAndNobodyElse() throws Exception {
        assertThat(application.get("/account", VALID.bearer()).body()).contains("anyone=true");
        assertThat(application.get("/public/x").body()).contains("anyone=false");
    }

    @Test
    void authenticate_onAPublicPath_looksAtTheTokenThen() throws Exception {
        assertThat(application.get("/public/authenticate", VALID.bearer()).body())
                .contains("principal=u1", "X-User-Id=[u1]");
    }

    @Test
    void authenticate_whereTheUserIsKnown_isTrueAndChangesNothing() throws Exception {
        assertThat(application.get("/authenticate", VALID.bearer()).body()).contains("principal=u1");
    }

    @Test
    void authenticate_withABadToken_challengesTheClient() throws Exception {
        RawHttp.Answer answer = application.get("/public/authenticate", "Authorization: Bearer abc");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("malformed_token");
    }

    @Test
    void authenticate_withoutAToken_challengesTheClient() throws Exception {
        RawHttp.Answer answer = application.get("/public/authenticate");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"ostiary\"");
        assertThat(answer.code()).isEqualTo("missing_token");
    }

    @Test
    void login_isAFaultOfTheApplication() throws Exception {
        assertThat(application.get("/login", VALID.bearer()).status()).isEqualTo(500);
    }

    @Test
    void userOfOneRequest_isNotThatOfTheNextOnTheSameConnection() throws Exception {
        try (RawHttp connection = new RawHttp(application.port())) {
            assertThat(connection.exchange("GET", "/account", VALID.bearer()).body())
                    .contains("principal=u1");
            assertThat(connection.exchange("GET", "/public/x").body()).contains("principal=null");
            assertThat(connection.exchange("GET", "/account").status()).isEqualTo(401);
        }
    }
}
