package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.FrameworkHandler;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that has the starter, and two properties. */
class OstiaryApplicationTest {
    private static TestIssuer issuer;
    private static BootApplication shop;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.builder().audience("orders").start();
        shop = BootApplication.start(
                ShopApplication.class,
                "ostiary.issuer=" + issuer.issuer(),
                "ostiary.audience=orders",
                "ostiary.publicPaths[0]=/open/**",
                Parts.web());
    }

    @AfterAll
    static void stop() {
        shop.close();
        issuer.close();
    }

    private static TestToken user(String... roles) {
        return issuer.token().subject("u1").roles(roles);
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().replaceAll(".*\"code\":\"([a-z_]+)\".*", "$1");
    }

    @Test
    void request_withoutAToken_isRefused() throws Exception {
        assertThat(code(shop.get("/api/me"))).isEqualTo("401 missing_token");
    }

    @Test
    void request_withAToken_showsTheUserToTheController() throws Exception {
        HttpResponse<String> answer =
                shop.get("/api/me", "Authorization", "Bearer " + user().sign(), "X-User-Id", "forged");

        assertThat(answer.body()).isEqualTo("user=u1 id=u1");
    }

    @Test
    void controller_takesTheJwtPrincipal() throws Exception {
        assertThat(shop.get("/api/roles", user("clerk")).body()).isEqualTo("[clerk] " + issuer.issuer());
    }

    @Test
    void asynchronousController_keepsTheUser() throws Exception {
        assertThat(shop.get("/api/later", user()).body()).isEqualTo("user=u1");
    }

    @Test
    void publicPath_ofAList_isNobody() throws Exception {
        assertThat(shop.get("/open/hello", user()).body()).isEqualTo("user=Optional.empty");
    }

    @Test
    void page_isSentToTheSignInPage() throws Exception {
        assertThat(shop.get("/account", "Accept", "text/html").headers().firstValue("Location"))
                .contains("/sign-in?return_to=%2Faccount");
    }

    @Test
    void fault_isAnsweredBySpringsOwnErrorPage() throws Exception {
        HttpResponse<String> answer = shop.get("/fault", user());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Internal Server Error").doesNotContain("missing_token");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /open/office, clerk, 200 office of u1",
        "GET, /open/office, admin, 403 role_missing",
        "POST, /office/prices, admin, 200 changed",
        "POST, /office/prices, boss, 200 changed",
        "POST, /office/prices, clerk, 403 role_missing",
        "GET, /open/office/hours, nobody, 200 nine to five",
        "GET, /office/safe, clerk, 403 denied",
        "GET, /office/audit, auditor, 200 audited",
        "GET, /office/audit, clerk, 403 role_missing",
        "GET, /cellar, admin, 403 denied",
        "GET, /till, cashier, 200 open",
        "GET, /till, admin, 403 role_missing",
        "GET, /till/total, cashier, 403 denied",
        "GET, /machine, admin, 200 runs",
        "GET, /machine, clerk, 403 role_missing"
    })
    void annotation_ofAHandler_isEnforced(String method, String path, String role, String answer) throws Exception {
        HttpResponse<String> sent =
                shop.send(method, path, "Authorization", "Bearer " + user(role).sign());

        assertThat(code(sent)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "/open/office, 401 missing_token",
        "/open/office/hours, 200 nine to five",
        "/office/safe, 401 missing_token"
    })
    void annotation_forNobody_is401(String path, String answer) throws Exception {
        assertThat(code(shop.get(path))).isEqualTo(answer);
    }

    @Test
    void annotation_refusal_isAnsweredAsTheFilterAnswers() throws Exception {
        HttpResponse<String> answer = shop.get("/machine", user("clerk"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
    }

    @Test
    void annotation_refusalOfAPage_isTheApplicationsErrorPage() throws Exception {
        HttpResponse<String> answer =
                shop.get("/machine", "Cookie", "access_token=" + user("clerk").sign(), "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Forbidden");
    }

    @Test
    void coverage_listsTheControllers() {
        List<FrameworkHandler> handlers =
                shop.context().getBean(ControllerCoverage.class).handlers();

        assertThat(shop.context().getBean(AuthFilter.class).coverage(handlers).orElseThrow())
                .contains(
                        "'/api/me' (GET Orders#me): default = authenticated\n",
                        "'/till/total' (GET LockedTill#total): default = authenticated and handler-annotation = deny",
                        "'/office/safe' (GET Office#safe): default = authenticated and handler-annotation = deny\n",
                        "'/open/office' (GET Office#office): public-paths /open/** = public and"
                                + " handler-annotation = role(clerk)\n",
                        "'/open/hello' (GET Orders#hello): public-paths /open/** = public [OPEN:");
    }

    @Test
    void coverage_thatFails_stopsTheStart() {
        assertThatThrownBy(() -> BootApplication.start(
                        ShopApplication.class,
                        "ostiary.issuer=" + issuer.issuer(),
                        "ostiary.audience=orders",
                        "ostiary.coverage=fail",
                        Parts.web()))
                .hasMessageContaining("Unable to start web server");
    }
}
