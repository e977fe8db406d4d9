package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The filter as a bean of Spring Boot 4, with Spring MVC behind it. */
class SpringBootIT {
    private static final String SECRET_PROPERTY = "JWT_SECRET";
    private static final String PAGE = "Accept: text/html";
    private static final TestTokens VALID =
            TestTokens.valid().claim("iss", "https://example.test").claim("aud", "example");

    private static ServletWebServerApplicationContext context;
    private static List<String> warnings;

    @BeforeAll
    static void start() {
        System.setProperty(SECRET_PROPERTY, TestTokens.TEST_SECRET);
        try (Warnings log = new Warnings(Logger.getLogger("dev.ostiary.servlet.AuthFilter"))) {
            context = (ServletWebServerApplicationContext) SpringApplication.run(
                    ShopApplication.class,
                    "--server.address=127.0.0.1",
                    "--server.port=0",
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=off");
            warnings = log.texts();
        }
    }

    @AfterAll
    static void stop() {
        context.close();
        System.clearProperty(SECRET_PROPERTY);
    }

    private static RawHttp.Answer get(String target, String... headerLines) throws Exception {
        return RawHttp.send(port(), "GET", target, headerLines);
    }

    private static int port() {
        return context.getWebServer().getPort();
    }

    @Test
    void codeOfTheGuide_isThatOfThisApplication() throws Exception {
        assertThat(Guide.condensedSource("ShopApplication.java")).contains(Guide.condensedCodeOf("Spring Boot"));
    }

    @Test
    void codeOfTheGuideForCors_isThatOfThisApplication() throws Exception {
        assertThat(Guide.condensedSource("ShopApplication.java"))
                .contains(Guide.condensedCodeOf("CORS in Spring Boot"));
    }

    @Test
    void refusal_showsItselfToScriptsOfTheOtherOrigin() throws Exception {
        RawHttp.Answer answer = get("/api/me", "Origin: https://shop.example");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("missing_token");
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
    }

    @Test
    void preflight_needsNoToken() throws Exception {
        RawHttp.Answer answer = RawHttp.send(
                port(), "OPTIONS", "/api/me", "Origin: https://shop.example", "Access-Control-Request-Method: GET");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow()).contains("GET");
    }

    @Test
    void requestWithoutAToken_isChallenged() throws Exception {
        RawHttp.Answer answer = get("/api/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("missing_token");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void controllerWithAnAnnotation_isNamedAtTheStartBecauseNobodyEnforcesIt() throws Exception {
        assertThat(warnings)
                .filteredOn(warning -> warning.contains("@RolesAllowed"))
                .singleElement()
                .asString()
                .contains(": " + ShopApplication.Office.class.getName() + ";", "ostiary-spring-boot-starter");
        assertThat(get("/api/office", VALID.bearer()).body()).isEqualTo("office");
    }

    @Test
    void requestWithAToken_showsTheUserToTheController() throws Exception {
        assertThat(get("/api/me", VALID.bearer(), "X-User-Id: forged").body()).isEqualTo("user=u1 id=u1");
    }

    @Test
    void publicRequest_isNobody() throws Exception {
        assertThat(get("/assets/a", VALID.bearer()).body()).isEqualTo("user=null");
    }

    @Test
    void page_isSentToTheSignInPage() throws Exception {
        assertThat(get("/account", PAGE).header("Location")).contains("/sign-in?return_to=%2Faccount");
    }

    @Test
    void asynchronousController_keepsTheUser() throws Exception {
        assertThat(get("/api/later", VALID.bearer()).body()).isEqualTo("user=u1");
    }

    @Test
    void fault_isAnsweredBySpringsOwnErrorPage() throws Exception {
        RawHttp.Answer answer = get("/fault", VALID.bearer());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("Internal Server Error").doesNotContain("missing_token");
    }

    @Test
    void refusalOfAPage_showsSpringsOwnErrorPage() throws Exception {
        String otherUser = VALID.claim("sub", "u2").text();

        RawHttp.Answer answer = get("/account", PAGE, VALID.cookie() + "; access_token=" + otherUser);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Bad Request");
    }

    @Test
    void mutatedUri_withoutAToken_neverReachesTheAdminController() throws Exception {
        ShopApplication.Shop shop = context.getBean(ShopApplication.Shop.class);

        SortedMap<Integer, List<String>> targetsByStatus = new ManyRequests(port())
                .get(UriMutations.of(5, "").limit(2_000).map(target -> target.replace("/open", "/assets")));

        assertThat(targetsByStatus).containsKeys(200, 400, 401);
        assertThat(shop.adminUris()).isEmpty();
        assertThat(get("/admin/x", VALID.bearer()).status()).isEqualTo(200);
        assertThat(shop.adminUris()).containsExactly("/admin/x");
    }
}
