package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerKindTest {
    private static final boolean API_PATH = true;
    private static final boolean OTHER_PATH = false;

    private static FakeRequest navigation(String method) {
        return FakeRequest.of(method, "/account").header("Sec-Fetch-Mode", "navigate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void of_navigation_isPage(String method) {
        assertThat(AnswerKind.of(navigation(method), OTHER_PATH)).isEqualTo(AnswerKind.PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get"})
    void of_anotherMethod_isApi(String method) {
        assertThat(AnswerKind.of(navigation(method), OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT"})
    void ofNavigation_navigationWithAnyMethod_isPage(String method) {
        assertThat(AnswerKind.ofNavigation(navigation(method), OTHER_PATH)).isEqualTo(AnswerKind.PAGE);
        assertThat(AnswerKind.ofNavigation(navigation(method), API_PATH)).isEqualTo(AnswerKind.API);
        assertThat(AnswerKind.ofNavigation(FakeRequest.of(method, "/"), OTHER_PATH))
                .isEqualTo(AnswerKind.API);
    }

    private static FakeRequest form(String method) {
        return navigation(method).header("Sec-Fetch-Site", "same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND"})
    void of_unsafeNavigationOfTheSameOrigin_isForm(String method) {
        assertThat(AnswerKind.of(form(method), OTHER_PATH)).isEqualTo(AnswerKind.FORM);
        assertThat(AnswerKind.of(form(method), API_PATH)).isEqualTo(AnswerKind.API);
        assertThat(AnswerKind.of(form(method).header("Authorization", "Basic YTpi"), OTHER_PATH))
                .isEqualTo(AnswerKind.FORM);
        assertThat(AnswerKind.of(form(method).header("Authorization", "Bearer x"), OTHER_PATH))
                .isEqualTo(AnswerKind.API);
        assertThat(AnswerKind.of(form(method).header("Authorization", "DPoP x"), OTHER_PATH))
                .isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @CsvSource({"GET, PAGE", "HEAD, PAGE", "OPTIONS, API", "TRACE, API"})
    void of_safeNavigationOfTheSameOrigin_isNoForm(String method, AnswerKind expected) {
        assertThat(AnswerKind.of(form(method), OTHER_PATH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "navigate, cross-site",
        "navigate, same-site",
        "navigate, none",
        "navigate, Same-Origin",
        "cors, same-origin",
        "same-origin, same-origin",
        "no-cors, same-origin"
    })
    void of_otherUnsafeRequest_isNoForm(String mode, String site) {
        FakeRequest request = FakeRequest.post("/account")
                .header("Sec-Fetch-Mode", mode)
                .header("Sec-Fetch-Site", site)
                .header("Accept", "text/html");

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    /** Its entries cannot be sent again by reloading what the browser shows. */
    @Test
    void of_formThatAServiceWorkerOrTurboSends_isApi() {
        FakeRequest byWorker = passedOn("POST", "text/html").header("Sec-Fetch-Site", "same-origin");
        FakeRequest byTurbo = FakeRequest.post("/account")
                .header("X-Turbo-Request-Id", "1")
                .header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Site", "same-origin");

        assertThat(AnswerKind.of(byWorker, OTHER_PATH)).isEqualTo(AnswerKind.API);
        assertThat(AnswerKind.of(byTurbo, OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @Test
    void of_formThatAScriptHasMarked_isTheScripts() {
        assertThat(AnswerKind.of(form("POST").header("HX-Request", "true"), OTHER_PATH))
                .isEqualTo(AnswerKind.HTMX);
        assertThat(AnswerKind.of(form("POST").header("Faces-Request", "partial/ajax"), OTHER_PATH))
                .isEqualTo(AnswerKind.FACES);
        assertThat(AnswerKind.of(form("POST").header("Wicket-Ajax", "true"), OTHER_PATH))
                .isEqualTo(AnswerKind.WICKET);
        assertThat(AnswerKind.of(form("POST").header("X-Requested-With", "XMLHttpRequest"), OTHER_PATH))
                .isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @CsvSource({
        "PAGE, true",
        "FORM, true",
        "HTMX, false",
        "FACES, false",
        "WICKET, false",
        "VAADIN, false",
        "API, false"
    })
    void isShown_isTrueWhereTheBrowserTakesTheAnswerForAPage(AnswerKind kind, boolean expected) {
        assertThat(kind.isShown()).isEqualTo(expected);
    }

    @Test
    void of_navigationUnderApiPaths_isApi() {
        assertThat(AnswerKind.of(navigation("GET"), API_PATH)).isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer", "Bearer a b", "DPoP a.b.c", "dpop", " Bearer x", "Bearer, x"})
    void of_authorizationOfTokens_isApi(String value) {
        FakeRequest page = navigation("GET").header("Authorization", value);
        FakeRequest htmx = FakeRequest.get("/").header("HX-Request", "true").header("Authorization", value);

        assertThat(AnswerKind.of(page, OTHER_PATH)).isEqualTo(AnswerKind.API);
        assertThat(AnswerKind.of(htmx, OTHER_PATH)).isEqualTo(AnswerKind.API);
        assertThat(AnswerKind.ofNavigation(page, OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Digest a=\"Bearer x\"", "Negotiate abc", "Bearerx a", "DPoPx a", "", " "})
    void of_authorizationOfAnotherScheme_saysNothing(String value) {
        FakeRequest page = navigation("GET").header("Authorization", value);
        FakeRequest htmx = FakeRequest.get("/").header("HX-Request", "true").header("Authorization", value);

        assertThat(AnswerKind.of(page, OTHER_PATH)).isEqualTo(AnswerKind.PAGE);
        assertThat(AnswerKind.of(htmx, OTHER_PATH)).isEqualTo(AnswerKind.HTMX);
        assertThat(AnswerKind.ofNavigation(page, OTHER_PATH)).isEqualTo(AnswerKind.PAGE);
    }

    @Test
    void of_tokensInTheSecondAuthorizationLine_isApi() {
        FakeRequest page =
                navigation("GET").header("Authorization", "Basic YTpi").header("Authorization", "Bearer a");

        assertThat(AnswerKind.of(page, OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    private static FakeRequest passedOn(String method, String accept) {
        return FakeRequest.of(method, "/account")
                .header("Sec-Fetch-Mode", "same-origin")
                .header("Sec-Fetch-Dest", "empty")
                .header("Accept", accept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "TEXT/HTML;q=0.9",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
                "application/xhtml+xml, text/html, */*;q=0.1",
                "text/html, application/json"
            })
    void of_navigationThatAServiceWorkerPassesOn_isPage(String accept) {
        assertThat(AnswerKind.of(passedOn("GET", accept), OTHER_PATH)).isEqualTo(AnswerKind.PAGE);
        assertThat(AnswerKind.of(passedOn("HEAD", accept), OTHER_PATH)).isEqualTo(AnswerKind.PAGE);
        assertThat(AnswerKind.of(passedOn("POST", accept), OTHER_PATH)).isEqualTo(AnswerKind.API);
        assertThat(AnswerKind.of(passedOn("GET", accept), API_PATH)).isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "*/*, text/html",
                "application/json, text/html",
                "application/problem+json, text/html",
                "text/html;q=0, */*",
                "image/x;a=\",text/html\""
            })
    void of_fetchOfTheSameOriginThatDoesNotPreferHtml_isApi(String accept) {
        assertThat(AnswerKind.of(passedOn("GET", accept), OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "script", "Empty", ""})
    void of_fetchOfTheSameOriginForAnythingElse_isApi(String destination) {
        FakeRequest request = FakeRequest.get("/account")
                .header("Sec-Fetch-Mode", "same-origin")
                .header("Sec-Fetch-Dest", destination)
                .header("Accept", "text/html");

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @CsvSource({"XMLHttpRequest, API", "xmlhttprequest, API", "com.example.app, PAGE"})
    void of_requestedWith_isApiForXmlHttpRequestAlone(String value, AnswerKind expected) {
        FakeRequest request = navigation("GET").header("X-Requested-With", value);

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"navigate, PAGE", "cors, API", "no-cors, API", "same-origin, API", "websocket, API", "Navigate, API"})
    void of_fetchMode_decidesWhateverAcceptSays(String mode, AnswerKind expected) {
        FakeRequest request =
                FakeRequest.get("/").header("sec-fetch-mode", mode).header("Accept", "text/html");

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site", "sec-fetch-dest", "SEC-FETCH-USER"})
    void of_otherFetchMetadataWithoutMode_acceptDoesNotCount(String header) {
        FakeRequest request = FakeRequest.get("/").header(header, "x").header("Accept", "text/html");

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "TEXT/HTML",
                "Text/Html;q=1",
                "text/html;level=1",
                "text/html;level=1;q=0.5",
                "text/html; charset=\"a;q=0,b\"",
                "text/html ; q=0.001",
                "text/html;Q=1.000",
                "text/html;q=0.1",
                "text/html;q=0.010",
                "text/html;q=1.",
                "text/html;q=0, text/html",
                "application/json;q=0.9, text/html;q=0.1",
                "application/json, text/html",
                "application/json,\ttext/html\t",
                ",,text/html,",
                "image/x;a=\"\\\",text/plain\", text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
            })
    void of_acceptNamesHtml_isPage(String accept) {
        FakeRequest request = FakeRequest.get("/").header("Accept", accept);

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(AnswerKind.PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/*",
                "text/plain",
                "application/json",
                "application/xhtml+xml",
                "text/html5",
                "xtext/html",
                "text / html",
                "text/html;q=0",
                "TEXT/HTML ; Q=0.0",
                "text/html;q=0.",
                "text/html;q=0.00",
                "text/html; q=0.000",
                "text/html;level=1;q=0",
                "text/html;q=0;q=1",
                "text/html;q=",
                "text/html;q=2",
                "text/html;q=1.1",
                "text/html;q=-1",
                "text/html;q=0.0001",
                "text/html;q=\"1\"",
                "text/html;q=high",
                "image/x;a=\",text/html\"",
                "image/x;a=\",text/html",
                "image/x;a=\"\\\",text/html\"",
                "image/x;a=\"\\"
            })
    void of_acceptDoesNotNameHtml_isApi(String accept) {
        FakeRequest request = FakeRequest.get("/").header("Accept", accept);

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @Test
    void of_noAcceptAtAll_isApi() {
        assertThat(AnswerKind.of(FakeRequest.get("/"), OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @Test
    void of_htmlInSecondAcceptLine_isPage() {
        FakeRequest request = FakeRequest.get("/").header("Accept", "image/*").header("Accept", "text/html");

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(AnswerKind.PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void of_htmxRequest_isHtmxWithAnyMethod(String method) {
        FakeRequest request = navigation(method).header("HX-Request", "true");

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(AnswerKind.HTMX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "", "TRUE", "1"})
    void of_htmxHeaderThatIsNotTrue_isApi(String value) {
        FakeRequest request = navigation("GET").header("HX-Request", value);

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(AnswerKind.API);
    }

    @Test
    void of_htmxUnderApiPaths_isApi() {
        FakeRequest request = FakeRequest.get("/api/me").header("HX-Request", "true");

        assertThat(AnswerKind.of(request, API_PATH)).isEqualTo(AnswerKind.API);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /view, Faces-Request, partial/ajax, FACES",
        "GET, /view, Faces-Request, partial/ajax, FACES",
        "POST, /view, Faces-Request, process/ajax, API",
        "POST, /view?1-1.0-form, Wicket-Ajax, true, WICKET",
        "GET, /view?1-1.0-link, Wicket-Ajax, true, WICKET",
        "POST, /view, Wicket-Ajax, false, API",
        "POST, /?v-r=uidl&v-uiId=0, Accept, */*, VAADIN",
        "POST, /?v-uiId=0&v-r=uidl, Accept, */*, VAADIN",
        "GET, /?v-r=uidl, Accept, */*, API",
        "POST, /?v-r=uidlx, Accept, */*, API",
        "POST, /?v-r=heartbeat, Accept, */*, API",
        "POST, /?av-r=uidl, Accept, */*, API",
        "POST, /, Accept, */*, API"
    })
    void of_scriptsOfFrameworks_areKnownByWhatTheySend(
            String method, String uri, String header, String value, AnswerKind expected) {
        FakeRequest request = FakeRequest.of(method, uri)
                .header(header, value)
                .header("X-Requested-With", "XMLHttpRequest")
                .header("Sec-Fetch-Mode", "cors");

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(expected);
        assertThat(AnswerKind.of(request, API_PATH)).isEqualTo(AnswerKind.API);
        assertThat(AnswerKind.of(request.header("Authorization", "Bearer x"), OTHER_PATH))
                .isEqualTo(AnswerKind.API);
    }

    /** As the libraries were seen to send it. */
    @ParameterizedTest
    @CsvSource({
        "GET, X-Turbo-Request-Id, 1, 'text/html, application/xhtml+xml', PAGE",
        "GET, Turbo-Frame, cart, 'text/html, application/xhtml+xml', PAGE",
        "HEAD, X-Up-Version, 3.7.3, */*, PAGE",
        "GET, X-Up-Version, 3.7.3, */*, PAGE",
        "GET, X-Turbo-Request-Id, 1, application/json, API",
        "POST, X-Turbo-Request-Id, 1, 'text/vnd.turbo-stream.html, text/html', API",
        "POST, X-Up-Version, 3.7.3, */*, API"
    })
    void of_pageThatTurboOrUnpolyFetches_isPage(
            String method, String header, String value, String accept, AnswerKind expected) {
        FakeRequest request = FakeRequest.of(method, "/")
                .header(header, value)
                .header("Accept", accept)
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Dest", "empty");

        assertThat(AnswerKind.of(request, OTHER_PATH)).isEqualTo(expected);
    }
}
