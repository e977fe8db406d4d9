package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reaches which resource. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestAnnotationsContract {
    private final RestService service;
    private RunningApplication shop;

    RestAnnotationsContract(RestService service) {
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

    static String as(String role) {
        return "Authorization: Bearer "
                + TestTokens.valid().claim("roles", List.of(role)).text();
    }

    static String said(RawHttp.Answer answer) {
        return answer.status() + " " + (answer.code().isEmpty() ? answer.body() : answer.code());
    }

    @Test
    void resource_withoutAnAnnotation_isTheFiltersOwnMatter() throws Exception {
        assertThat(said(shop.get("/api/orders"))).isEqualTo("401 missing_token");
        assertThat(said(shop.get("/api/orders", as("any")))).isEqualTo("200 orders of u1");
        assertThat(said(shop.get("/api/open/orders"))).isEqualTo("200 orders of nobody");
    }

    @Test
    void securityContext_always_hasTheJwtPrincipal() throws Exception {
        assertThat(said(shop.get("/api/orders/me", as("clerk"), "X-User-Id: forged")))
                .isEqualTo("200 [clerk] true u1 " + service.runtime().scheme());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, office, clerk, 200 office of u1",
        "GET, office, admin, 403 role_missing",
        "POST, office/prices, admin, 200 changed",
        "POST, office/prices, boss, 200 changed",
        "POST, office/prices, clerk, 403 role_missing",
        "GET, office/hours, any, 200 nine to five",
        "GET, office/safe, clerk, 403 denied",
        "GET, office/lobby, any, 200 lobby of u1",
        "GET, office/shaft, clerk, 403 denied",
        "GET, office/audit, auditor, 200 audited",
        "GET, office/audit, clerk, 403 role_missing",
        "GET, cellar, admin, 403 denied",
        "GET, cellar/door, any, 200 closed"
    })
    void annotation_ofAResource_isEnforced(String method, String path, String role, String answer) throws Exception {
        assertThat(said(shop.send(method, "/api/" + path, as(role)))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, till, cashier, 200 open",
        "GET, till, admin, 403 role_missing",
        "GET, till/total, cashier, 403 denied",
        "POST, till/pay, customer, 200 paid 7",
        "POST, till/pay, cashier, 403 role_missing"
    })
    void annotation_ofAClassWhosePathsStandAtItsInterface_isEnforced(
            String method, String path, String role, String answer) throws Exception {
        assertThat(said(shop.send(
                        method, "/api/" + path, as(role), "Content-Type: text/plain", "Content-Length: 1", "", "7")))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "open/office, 401 missing_token",
        "open/office/hours, 200 nine to five",
        "open/office/lobby, 401 missing_token",
        "open/office/safe, 403 denied",
        "maybe/office, 401 missing_token",
        "maybe/office/hours, 200 nine to five",
        "maybe/office/lobby, 401 missing_token",
        "maybe/office/safe, 403 denied"
    })
    void annotation_forNobody_is401WhereAUserCouldHelp(String path, String answer) throws Exception {
        assertThat(said(shop.get("/api/" + path))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "open/office, clerk, 200 office of u1",
        "open/office, admin, 403 role_missing",
        "open/office/lobby, any, 200 lobby of u1",
        "maybe/office, clerk, 200 office of u1",
        "maybe/office, admin, 403 role_missing"
    })
    void annotation_onAPublicPath_looksForTheUser(String path, String role, String answer) throws Exception {
        assertThat(said(shop.get("/api/" + path, as(role)))).isEqualTo(answer);
    }

    @Test
    void annotation_forABadTokenOnAPublicPath_is401() throws Exception {
        assertThat(said(shop.get("/api/open/office", "Authorization: Bearer a.b.c")))
                .isEqualTo("401 malformed_token");
    }

    @ParameterizedTest
    @CsvSource({
        "branch/vault, boss, 200 gold",
        "branch/vault, clerk, 403 role_missing",
        "branch/vault/door, boss, 200 steel",
        "branch/vault/door, clerk, 403 role_missing",
        "branch/desk, clerk, 200 papers",
        "branch/desk, boss, 403 role_missing",
        "branch/desk/drawer, boss, 200 keys",
        "branch/desk/drawer, clerk, 403 role_missing",
        "branch/attic, boss, 403 denied",
        "branch/room, guest, 200 bed",
        "branch/room, boss, 403 role_missing",
        "branch/folder, any, 200 folder",
        "branch/folder/inner, archivist, 200 folder",
        "branch/folder/inner, any, 403 role_missing",
        "branch/folder/inner/inner, any, 403 role_missing",
        "headquarters/vault, admin, 200 gold",
        "headquarters/vault, boss, 403 role_missing"
    })
    void annotation_onTheWayToASubResource_isEnforced(String path, String role, String answer) throws Exception {
        assertThat(said(shop.get("/api/" + path, as(role)))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "later/suspended, clerk, 200 later for u1",
        "later/suspended, boss, 403 role_missing",
        "later/stage, clerk, 200 later for u1",
        "later/stage, boss, 403 role_missing"
    })
    void annotation_ofAnAsynchronousResource_isEnforced(String path, String role, String answer) throws Exception {
        assertThat(said(shop.get("/api/" + path, as(role)))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, any, 200 summary",
        "application/json, boss, 200 {}",
        "application/json, any, 403 role_missing"
    })
    void annotation_ofTheMethodThatTheClientsWishChooses_isEnforced(String accept, String role, String answer)
            throws Exception {
        assertThat(said(shop.get("/api/reports", as(role), "Accept: " + accept)))
                .isEqualTo(answer);
    }

    @Test
    void head_isHeldAgainstTheAnnotationsOfGet() throws Exception {
        assertThat(shop.send("HEAD", "/api/office", as("clerk")).status()).isEqualTo(200);
        assertThat(shop.send("HEAD", "/api/office", as("boss")).status()).isEqualTo(403);
        assertThat(shop.send("HEAD", "/api/open/office").status()).isEqualTo(401);
    }

    @Test
    void pathOfNoResource_isTheRuntimesOwn404() throws Exception {
        assertThat(shop.get("/api/office/none", as("clerk")).status()).isEqualTo(404);
    }

    /** It says what there is, and runs nothing; a browser asks it so before it sends a request to another origin. */
    @Test
    void options_thatTheRuntimeAnswersItself_areTheFiltersOwnMatter() throws Exception {
        RawHttp.Answer answer = shop.send("OPTIONS", "/api/open/office");

        assertThat(answer.status()).isIn(200, 204);
        assertThat(answer.says("Allow", "GET")).isTrue();
        assertThat(said(shop.send("OPTIONS", "/api/office"))).isEqualTo("401 missing_token");
    }

    @Test
    void manyAtOnce_areEachHeldAgainstTheirOwnUser() throws Exception {
        List<Set<String>> said = Together.run(
                12,
                number -> () -> often("u" + number),
                () -> assertThat(said(shop.get("/api/open/office"))).isEqualTo("401 missing_token"));

        assertThat(said)
                .isEqualTo(IntStream.range(0, 12)
                        .mapToObj(number -> Set.of("200 office of u" + number))
                        .toList());
    }

    private Set<String> often(String user) throws Exception {
        String header = "Authorization: Bearer "
                + TestTokens.valid()
                        .claim("sub", user)
                        .claim("roles", List.of("clerk"))
                        .text();
        Set<String> said = new HashSet<>();
        for (int time = 0; time < 20; time++) {
            said.add(said(shop.get("/api/open/office", header)));
        }
        return said;
    }
}
