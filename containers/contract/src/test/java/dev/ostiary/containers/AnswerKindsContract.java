package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is taken for an API client, a browser that navigates or sends a form, or htmx: seen by the answer to a request without a token. */
abstract class AnswerKindsContract {
    private static final WebApplication SHOP =
            WebApplication.with(Applications.standard()).at("/shop");

    private final RunningApplication application;

    AnswerKindsContract(SharedApplications applications) throws Exception {
        this.application = applications.running(SHOP);
    }

    /** The headers are separated by {@code +}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /shop/a     | page | Accept: text/html",
                "HEAD | /shop/a     | page | Accept: text/html",
                "GET  | /shop/a     | page | Accept: application/json, text/html;q=0.1",
                "GET  | /shop/a     | page | Sec-Fetch-Mode: navigate",
                "GET  | /shop/apis  | page | Accept: text/html",
                "GET  | /shop/a     | api  | Accept: text/html;q=0",
                "GET  | /shop/a     | api  | Accept: */*",
                "GET  | /shop/a     | api  | Accept: application/xhtml+xml",
                "GET  | /shop/a     | api  | X-None: 1",
                "GET  | /shop/a     | api  | Accept: text/html + Sec-Fetch-Mode: cors",
                "GET  | /shop/a     | api  | Accept: text/html + Sec-Fetch-Site: none",
                "GET  | /shop/a     | page | Accept: text/html + Authorization: Basic YTpi",
                "GET  | /shop/a     | api  | Accept: text/html + Authorization: DPoP a.b.c",
                "GET  | /shop/a     | page | Sec-Fetch-Mode: same-origin + Sec-Fetch-Dest: empty + Accept: text/html",
                "GET  | /shop/a     | api  | Accept: text/html + X-Requested-With: XMLHttpRequest",
                "GET  | /shop/a     | api  | Accept: text/html + HX-Request: false",
                "POST | /shop/a     | api  | Accept: text/html + Sec-Fetch-Mode: navigate",
                "PUT  | /shop/a     | api  | Accept: text/html",
                "POST | /shop/a     | form | Sec-Fetch-Mode: navigate + Sec-Fetch-Site: same-origin",
                "PUT  | /shop/a     | form | Sec-Fetch-Mode: navigate + Sec-Fetch-Site: same-origin",
                "POST | /shop/a     | api  | Sec-Fetch-Mode: navigate + Sec-Fetch-Site: cross-site",
                "POST | /shop/a     | api  | Sec-Fetch-Mode: cors + Sec-Fetch-Site: same-origin",
                "POST | /shop/api/a | api  | Sec-Fetch-Mode: navigate + Sec-Fetch-Site: same-origin",
                "POST | /shop/a     | api  | Sec-Fetch-Mode: navigate + Sec-Fetch-Site: same-origin"
                        + " + Authorization: Bearer x.y.z",
                "POST | /shop/a     | htmx | Sec-Fetch-Mode: navigate + Sec-Fetch-Site: same-origin + HX-Request: true",
                "GET  | /shop/api/a | api  | Accept: text/html + Sec-Fetch-Mode: navigate",
                "GET  | /shop/api   | api  | Accept: text/html",
                "GET  | /shop/a     | htmx | HX-Request: true",
                "GET  | /shop/a     | htmx | HX-Request: true + Accept: text/html + Sec-Fetch-Mode: cors",
                "GET  | /shop/a     | htmx | HX-Request: true + X-Requested-With: XMLHttpRequest",
                "POST | /shop/a     | htmx | HX-Request: true",
                "DELETE | /shop/a   | htmx | HX-Request: true",
                "GET  | /shop/a     | htmx | HX-Request: true + Authorization: Basic YTpi",
                "GET  | /shop/api/a | api  | HX-Request: true",
                "POST | /shop/a     | faces | Faces-Request: partial/ajax + Sec-Fetch-Mode: cors",
                "POST | /shop/a?1-1.0-form | wicket | Wicket-Ajax: true + X-Requested-With: XMLHttpRequest",
                "POST | /shop/ui/?v-r=uidl&v-uiId=0 | vaadin | Accept: */*",
                "POST | /shop/api/a | api  | Faces-Request: partial/ajax",
                "POST | /shop/api/a | api  | Wicket-Ajax: true",
                "POST | /shop/api/?v-r=uidl | api | Accept: */*",
                "POST | /shop/a?v-r=uidl | api | Authorization: Bearer x",
                "GET  | /shop/a     | page | X-Turbo-Request-Id: 1 + Accept: text/html + Sec-Fetch-Mode: cors",
                "GET  | /shop/a     | page | X-Up-Version: 3 + Accept: */* + Sec-Fetch-Mode: cors",
                "GET  | /shop/a     | api  | Accept: text/event-stream",
                "GET  | /shop/a     | api  | Accept: text/event-stream + Sec-Fetch-Mode: cors",
                "GET  | /shop/a     | api  | Connection: Upgrade, close + Upgrade: websocket + Sec-WebSocket-Version:"
                        + " 13",
                "GET  | /shop/a     | api  | Connection: Upgrade, close + Upgrade: websocket + Accept: text/html"
                        + " + Sec-Fetch-Mode: websocket"
            })
    void requestWithoutAToken_isAnsweredByItsKind(String method, String target, String kind, String headers)
            throws Exception {
        String[] lines = Stream.of(headers.split(" \\+ ")).toArray(String[]::new);

        RawHttp.Answer answer = application.send(method, target, lines);

        assertThat(kind(answer)).isEqualTo(kind);
        assertThat(answer.applicationRan()).isFalse();
    }

    @Test
    void htmxOfThisSite_returnsToThePageThatTheBrowserShows() throws Exception {
        String shown = "HX-Current-URL: http://localhost:" + application.port() + "/shop/list?page=2";

        RawHttp.Answer answer = application.send("POST", "/shop/cart", "HX-Request: true", shown);

        assertThat(answer.header("HX-Redirect")).contains("/shop/sign-in?return_to=%2Fshop%2Flist%3Fpage%3D2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.test/phish", "//evil.test/phish", "/shop/list", "javascript:alert(1)", ""})
    void htmxOfAnotherSite_returnsToTheRequestsOwnPath(String url) throws Exception {
        RawHttp.Answer answer = application.get("/shop/cart", "HX-Request: true", "HX-Current-URL: " + url);

        assertThat(answer.header("HX-Redirect")).contains("/shop/sign-in?return_to=%2Fshop%2Fcart");
    }

    private static String kind(RawHttp.Answer answer) {
        if (answer.status() == 303) {
            return "page";
        }
        if (answer.status() == 200) {
            return ofScript(answer);
        }
        assertThat(answer.status()).isEqualTo(401);
        if (answer.header("Content-Type").orElse("").startsWith("text/html")) {
            return "form";
        }
        return answer.header("HX-Redirect").isPresent() ? "htmx" : "api";
    }

    /** Raw, these are no part of a URI: most containers refuse them themselves. Where one lets them through, nothing is lost. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "/shop/account?dir=C:\\temp %2Fshop%2Faccount%3Fdir%3DC%3A%255Ctemp",
                "/shop/account?q=\"a\" %2Fshop%2Faccount%3Fq%3D%2522a%2522",
                "/shop/account?q=<a> %2Fshop%2Faccount%3Fq%3D%253Ca%253E",
                "/shop/account?q={a}|^` %2Fshop%2Faccount%3Fq%3D%257Ba%257D%257C%255E%2560",
                "/shop/account?q=\u00c3\u00a9 %2Fshop%2Faccount%3Fq%3D%25C3%25A9"
            })
    void page_withRawCharactersInItsQuery_isReturnedTo(String target, String returnTo) throws Exception {
        String expected = "/shop/sign-in?return_to=" + returnTo;

        RawHttp.Answer answer = application.get(target, "Accept: text/html");

        assertThat(answer.status()).isIn(303, 400);
        assertThat(answer.header("Location").orElse(expected)).isEqualTo(expected);
        assertThat(answer.applicationRan()).isFalse();
    }

    private static String ofScript(RawHttp.Answer answer) {
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        if (answer.header("Ajax-Location").isPresent()) {
            return answer.body().isEmpty() ? "wicket" : "wicket with a body";
        }
        return answer.body().startsWith("Vaadin-Refresh: /shop/sign-in") ? "vaadin" : "faces";
    }

    @Test
    void ajaxOfFaces_isToldInXml() throws Exception {
        String shown = "Referer: http://localhost:" + application.port() + "/shop/list?page=2&a=b";

        RawHttp.Answer answer = application.send("POST", "/shop/list", "Faces-Request: partial/ajax", shown);

        assertThat(answer.header("Content-Type").orElseThrow()).startsWithIgnoringCase("text/xml");
        assertThat(answer.body())
                .endsWith("<partial-response><redirect"
                        + " url=\"/shop/sign-in?return_to=%2Fshop%2Flist%3Fpage%3D2%26a%3Db\"/></partial-response>");
    }
}
