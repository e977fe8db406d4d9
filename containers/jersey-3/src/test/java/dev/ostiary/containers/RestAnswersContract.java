package dev.ostiary.containers;

import static dev.ostiary.containers.RestAnnotationsContract.as;
import static dev.ostiary.containers.RestAnnotationsContract.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.verify.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a refusal is answered and told: as that of the filter's own rule, which stands in front of the paths below {@code ruled}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestAnswersContract {
    private final RestService service;
    private RunningApplication shop;

    RestAnswersContract(RestService service) {
        this.service = service;
    }

    @BeforeAll
    void start() throws Exception {
        shop = service.start(RestShop.class);
    }

    @AfterAll
    void stop() throws Exception {
        shop.close();
    }

    @BeforeEach
    void forget() {
        service.events();
    }

    private static String cookie(String role) {
        return "Cookie: access_token="
                + TestTokens.valid().claim("roles", List.of(role)).text();
    }

    @Test
    void refusal_ofNobody_isThatOfTheFilter() throws Exception {
        RawHttp.Answer own = shop.get("/api/none");
        RawHttp.Answer resources = shop.get("/api/open/office");

        assertThat(resources.problem()).isEqualTo(own.problem()).contains("missing_token");
        assertThat(resources.headers("Content-Type"))
                .isEqualTo(own.headers("Content-Type"))
                .containsExactly("application/problem+json");
        assertThat(resources.headers("WWW-Authenticate"))
                .isEqualTo(own.headers("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"ostiary\"");
        assertThat(resources.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void refusal_ofAUser_hasTheChallengeAndOneOfEachHeader() throws Exception {
        RawHttp.Answer answer = shop.get("/api/office", as("boss"));

        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("WWW-Authenticate")).hasSize(1);
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("insufficient_scope");
        assertThat(answer.body()).startsWith("{\"type\":").contains("\"support_id\":");
    }

    @Test
    void refusal_isAnEventOfItsOwn() throws Exception {
        shop.get("/api/office", as("boss"));

        List<AuthEvent> events = service.events();
        assertThat(events).extracting(AuthEvent::outcome).containsExactly(AuthOutcome.ADMITTED, AuthOutcome.REFUSED);
        assertThat(events.get(1).reason()).contains(RejectionReason.ROLE_MISSING);
        assertThat(events.get(1).rule()).isEqualTo("handler-annotation");
    }

    @Test
    void admission_isNoSecondEvent() throws Exception {
        shop.get("/api/office", as("clerk"));

        assertThat(service.events()).extracting(AuthEvent::outcome).containsExactly(AuthOutcome.ADMITTED);
    }

    @Test
    void page_ofNobody_isSentToTheSignInPage() throws Exception {
        RawHttp.Answer answer = shop.get("/api/open/office", "Accept: text/html", "Sec-Fetch-Mode: navigate");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers("Location")).containsExactly("/sign-in?return_to=%2Fapi%2Fopen%2Foffice");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void page_ofAUserWhoMayNot_isTheApplicationsErrorPage() throws Exception {
        RawHttp.Answer answer = shop.get("/api/office", cookie("boss"), "Accept: text/html");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header(ProbeServlet.RAN)).contains("ERROR");
        assertThat(answer.body()).contains("u1");
    }

    @Test
    void script_ofHtmx_isToldWhereToGo() throws Exception {
        RawHttp.Answer answer = shop.get("/api/open/office", "HX-Request: true");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect").orElseThrow()).startsWith("/sign-in");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void script_ofFaces_isToldWhereToGo() throws Exception {
        RawHttp.Answer answer =
                shop.send("POST", "/api/open/office/prices", "Faces-Request: partial/ajax", "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(answer.body()).contains("<redirect url=\"/sign-in");
    }

    @Test
    void form_ofNobody_isAPageThatLetsItBeSentAgain() throws Exception {
        RawHttp.Answer answer = shop.send(
                "POST",
                "/api/open/office/prices",
                "Accept: text/html",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void cookie_thatIsNoGood_isClearedForPages() throws Exception {
        String expired = "Cookie: access_token="
                + TestTokens.valid()
                        .claim("exp", TestTokens.NOW.getEpochSecond() - 3_600)
                        .text();
        RawHttp.Answer answer = shop.get("/api/open/office", expired, "Accept: text/html", "Sec-Fetch-Mode: navigate");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers("Set-Cookie")).hasSize(1);
        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("access_token=;");
    }

    @Test
    void head_ofNobody_hasTheHeadersAlone() throws Exception {
        RawHttp.Answer answer = shop.send("HEAD", "/api/open/office");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("WWW-Authenticate")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/api/office, 200 office of u1", "/api/office/safe, 200 gold"})
    void reportOnly_refusesNothingAndTellsIt(String path, String said) throws Exception {
        try (RunningApplication reporting =
                service.start(RestShop.class, service.filter().set("enforcement", "report-only"))) {
            assertThat(said(reporting.get(path, as("boss")))).isEqualTo(said);
        }
        assertThat(service.events())
                .extracting(AuthEvent::outcome)
                .containsExactly(AuthOutcome.ADMITTED, AuthOutcome.WOULD_BE_REFUSED);
    }

    @Test
    void refusalResponderOfTheApplication_writesAsItLikes() throws Exception {
        try (RunningApplication own =
                service.start(RestShop.class, service.filter().refusalResponder((refusal, request, response) -> {
                    response.setStatus(418);
                    response.setContentType("text/plain;charset=UTF-8");
                    response.setHeader("X-Own", "1");
                    response.getWriter().print("no: " + refusal.reason().code());
                }))) {
            RawHttp.Answer answer = own.get("/api/open/office");

            assertThat(answer.status()).isEqualTo(418);
            assertThat(answer.body()).isEqualTo("no: missing_token");
            assertThat(answer.headers("X-Own")).containsExactly("1");
        }
    }

    @Test
    void refusalResponderOfTheApplication_mayLeadElsewhere() throws Exception {
        try (RunningApplication own = service.start(
                RestShop.class,
                service.filter()
                        .refusalResponder((refusal, request, response) -> response.sendRedirect("/elsewhere")))) {
            RawHttp.Answer answer = own.get("/api/open/office");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers("Location")).hasSize(1);
            assertThat(answer.header("Location").orElseThrow()).endsWith("/elsewhere");
        }
    }
}
