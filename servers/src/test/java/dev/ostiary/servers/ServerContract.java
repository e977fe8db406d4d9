package dev.ostiary.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on any server as it is shipped, with applications in {@code .war} files; the test of a server only says how to start it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract {
    private static final String SESSION_KEY = Keys.toPem(Keys.generate(JwsAlgorithm.ES256));
    private static final String WRONG = "soon";

    private final Server server;
    private final TestIssuer issuer = TestIssuer.builder().start();
    private final TestIssuer provider =
            TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();
    private RunningServer running;

    ServerContract(Server server) {
        this.server = server;
    }

    private static Map<String, String> settings(TestIssuer issuer) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("public-key", issuer.jwkSet());
        settings.put("issuer", issuer.issuer());
        settings.put("audience", issuer.audience());
        settings.put("public-paths", "/, /public/**");
        settings.put("session", "on");
        settings.put("session-key", SESSION_KEY);
        return settings;
    }

    Map<String, String> signIn() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("issuer", provider.issuer());
        settings.put("client-id", "client");
        settings.put("client-secret", "secret-of-the-test-client-32-bytes");
        settings.put("public-paths", "/, /public/**");
        return settings;
    }

    List<War> applications(Map<String, String> good) {
        return List.of(
                War.ofReadme("readme"),
                War.declaring("signing", signIn()),
                server.hasSockets() ? War.declaring("sockets", good).withSocket() : War.declaring("sockets", good),
                War.declaring("declared", good),
                War.registering("registered", good),
                // Payara Micro starts nothing behind one that fails.
                War.registering("registered-wrongly", good).with("clock-skew", WRONG),
                War.declaring("declared-wrongly", good).with("clock-skew", WRONG),
                War.declaring("incomplete", good).without("ostiary-core"));
    }

    @BeforeAll
    void start() throws Exception {
        Optional<Path> jdk = Jdk.atLeast(server.oldestJava());
        if (jdk.isEmpty()) {
            String absent = "NO JDK " + server.oldestJava() + " FOR "
                    + getClass().getSimpleName() + ": not among JAVA21_HOME, JAVA25_HOME and /usr/lib/jvm";
            System.err.println(absent);
            assertThat(System.getenv("OSTIARY_SERVERS")).as(absent).isNotEqualTo("required");
            Assumptions.abort(absent);
        }
        running = RunningServer.start(server, jdk.get(), applications(settings(issuer)));
    }

    @AfterAll
    void stop() {
        issuer.close();
        provider.close();
        Optional.ofNullable(running).ifPresent(RunningServer::close);
    }

    /** @return the address of a page at which a browser signs in as this user */
    String signInAs(String user, String role, String path) {
        provider.user(TestUser.of(user).roles(role));
        return running.url(path);
    }

    String serverName() {
        return server.name();
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return running.get(path, headers);
    }

    HttpResponse<String> getWithToken(String path, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Authorization", bearer()));
        all.addAll(List.of(headers));
        return running.get(path, all.toArray(String[]::new));
    }

    private String bearer() {
        return "Bearer " + issuer.token().subject("u1").roles("user").sign();
    }

    @ParameterizedTest
    @ValueSource(strings = {"declared", "registered"})
    void request_withoutAToken_isRefused(String application) throws Exception {
        HttpResponse<String> answer = running.get("/" + application + "/api/x");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"missing_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"declared", "registered"})
    void request_withAToken_showsTheUserAndNoForgedHeader(String application) throws Exception {
        HttpResponse<String> answer =
                running.get("/" + application + "/api/x", "Authorization", bearer(), "X-User-Id", "forged");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("user=u1 X-User-Id=u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"declared", "registered"})
    void forgedHeader_atAPublicPath_isNotShown(String application) throws Exception {
        HttpResponse<String> answer = running.get("/" + application + "/public/x", "X-User-Id", "forged");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("user=null X-User-Id=null");
    }

    @Test
    void pathWithoutAServlet_isRefused() throws Exception {
        assertThat(running.get("/declared/nothing").statusCode()).isEqualTo(401);
    }

    @Test
    void page_withoutAToken_isSentToSignIn() throws Exception {
        HttpResponse<String> answer = running.get("/declared/account?x=1", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/declared/sign-in?return_to=%2Fdeclared%2Faccount%3Fx%3D1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"declared-wrongly", "registered-wrongly", "incomplete"})
    void applicationWhoseFilterCannotStart_servesNothing(String application) throws Exception {
        assertThat(List.of("/", "/public/x", "/api/x", "/nothing")).allSatisfy(path -> {
            HttpResponse<String> answer =
                    running.get("/" + application + path, "Authorization", bearer(), "X-User-Id", "forged");

            assertThat(answer.statusCode()).isIn(404, 500, 503);
            assertThat(answer.body()).doesNotContain("the application ran");
        });
    }

    @Test
    void log_ofAnApplication_namesClassesWhoseAnnotationsNobodyEnforces() {
        assertThat(running.log()).contains("is not enforced by this filter", "dev.ostiary.servers.app.SecuredResource");
    }

    @Test
    void folderWithASessionId_isServed() throws Exception {
        assertThat(running.get("/declared/public/;jsessionid=1").statusCode()).isEqualTo(200);
    }

    @Test
    void log_ofAFilterThatCannotStart_listsTheProblems() {
        assertThat(running.log()).contains("clock-skew (init-param)");
    }

    @Test
    void webXmlOfTheReadme_asItStands_guardsAllPaths() throws Exception {
        assertThat(List.of("/", "/api/orders", "/nothing")).allSatisfy(path -> {
            HttpResponse<String> answer = running.get("/readme" + path, "X-User-Id", "forged");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"missing_token\"");
        });
    }

    @Test
    void session_thatBeganAtTheProvider_isRenewedInPlaceAndEnds() {
        TestBrowser browser = TestBrowser.start();
        String page = signInAs("u1", "user", "/signing/pages/x?a=b");

        assertThat(browser.signIn(page)).matches(shown -> isOfUser(shown, page), "a page of u1");
        assertThat(browser.refusedCookies()).isEmpty();

        browser.removeCookie("access_token");

        assertThat(browser.open(page)).matches(shown -> isOfUser(shown, page), "a page of u1");
        assertThat(browser.cookie("access_token")).isPresent();

        BrowserTab tab = browser.tab();
        tab.open(page);
        tab.post(running.url("/signing/auth/sign-out"), Map.of());

        assertThat(browser.cookie("access_token")).isEmpty();
        assertThat(browser.cookie("refresh_token")).isEmpty();
    }

    private static boolean isOfUser(BrowserPage page, String address) {
        return page.status() == 200
                && page.body().contains("user=u1 X-User-Id=u1")
                && page.uri().toString().equals(address);
    }

    @TestFactory
    Stream<DynamicTest> badTokens() {
        return BadTokens.dynamicTests(
                issuer,
                token -> running.get("/declared/api/x", "Authorization", "Bearer " + token)
                        .statusCode());
    }

    @Test
    void webSocket_showsTheUser_andNoForgedHeader() throws Exception {
        Assumptions.assumeTrue(server.hasSockets());

        assertThat(running.socket("/sockets/socket", "Authorization", bearer(), "X-User-Id", "forged"))
                .isEqualTo("user=u1 X-User-Id=u1");
    }

    @Test
    void webSocket_withoutAToken_isRefused() {
        Assumptions.assumeTrue(server.hasSockets());

        assertThatThrownBy(() -> running.socket("/sockets/socket"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(refused -> assertThat(((WebSocketHandshakeException) refused.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(401));
    }
}
