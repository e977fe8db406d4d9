package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests reach the application without a token: those that are public, and no spelling of others. */
abstract class PathsContract {
    private static final WebApplication SHOP =
            WebApplication.with(Applications.standard()).at("/shop");

    private final SharedApplications applications;
    private final RunningApplication application;

    PathsContract(SharedApplications applications) throws Exception {
        this.applications = applications;
        this.application = applications.running(SHOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shop/",
                "/shop/public",
                "/shop/public/",
                "/shop/public/a/b",
                "/shop/sign-in",
                "/shop/public;v=1/a",
                "/shop/;jsessionid=1",
                "/shop/public/;jsessionid=1",
                "/shop;v=1/;jsessionid=1",
                "/shop/public/a/;v=1;w=2",
                "/shop/public/caf%C3%A9"
            })
    void publicPath_isServedWithoutAToken(String target) throws Exception {
        assertThat(application.get(target).applicationRan()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shop/admin",
                "/shop/publicx",
                "/shop/Public/a",
                "/shop/sign-in/",
                "/shop/sign-in/x",
                "/shop/x/public/a",
                "/shop/a;/public",
                "/shop/admin/;jsessionid=1"
            })
    void otherPath_needsAToken(String target) throws Exception {
        RawHttp.Answer answer = application.get(target);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.applicationRan()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shop/public/../admin",
                "/shop/public/..;/admin",
                "/shop/public/..;x=y/admin",
                "/shop/public/..%3b/admin",
                "/shop/public/%2e%2e/admin",
                "/shop/public/.%2E/admin",
                "/shop/public/%2e/a",
                "/shop/public/..%2fadmin",
                "/shop/public%2f..%2fadmin",
                "/shop/public/%5c..%5cadmin",
                "/shop/public/..\\admin",
                "/shop/public/%252e%252e/admin",
                "/shop//public/a",
                "/shop/public//a",
                "/shop/./public/a",
                "/shop/public/.",
                "/shop/public/%00",
                "/shop/public/a%0d%0ab",
                "/shop/public/%c0%ae%c0%ae/admin",
                "/shop/public/%ff",
                "/shop/public/%zz",
                "/shop/public/%",
                "/shop/public/;/admin",
                "/shop/;/public/a",
                "/shop/public/;x/;y",
                "/shop/public//;x",
                "/shop/public/;x=..",
                "/shop/;x=%3b"
            })
    void ambiguousUri_isRefusedBeforeAnyPattern(String target) throws Exception {
        RawHttp.Answer answer = application.get(target, TestTokens.valid().bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.applicationRan()).isFalse();
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    /** To a container that cleans paths up before it looks for the application, these lead out of it. */
    @ParameterizedTest
    @ValueSource(strings = {"//shop/public/a", "/shop/public/..", "/shop/..", "/shop/./../shop/admin"})
    void ambiguousUriOutOfTheContext_neverReachesTheApplication(String target) throws Exception {
        RawHttp.Answer answer = application.get(target, TestTokens.valid().bearer());

        assertThat(answer.status()).isBetween(300, 499);
        assertThat(answer.applicationRan()).isFalse();
    }

    @Test
    void plainPathParameter_isNoPartOfThePath() throws Exception {
        assertThat(application.get("/shop/public;jsessionid=1/a;v=2").applicationRan())
                .isTrue();
        assertThat(application.get("/shop/account;jsessionid=1").status()).isEqualTo(401);
        assertThat(application
                        .get("/shop/account;jsessionid=1", TestTokens.valid().bearer())
                        .body())
                .contains("principal=u1");
    }

    /** What containers, frameworks and browsers make of a link to a folder where a session's id is in the path. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/shop"})
    void folderWithASessionId_isTheFolder(String contextPath) throws Exception {
        WebApplication atRoot = WebApplication.with(Applications.standard()).at(contextPath);

        try (RunningApplication started = applications.start(atRoot)) {
            assertThat(started.get(contextPath + "/;jsessionid=0AF.node1").applicationRan())
                    .isTrue();
            assertThat(started.get(
                                    contextPath + "/account/;jsessionid=0AF.node1",
                                    TestTokens.valid().bearer())
                            .body())
                    .contains("principal=u1");
            assertThat(started.get(contextPath + "/account/;jsessionid=0AF.node1")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void linkThatTheContainerHasEncoded_leadsToTheFolder() throws Exception {
        Service links = Action.at("/public/links", (request, response) -> {
            request.getSession();
            response.getWriter().print(response.encodeRedirectURL("/shop/"));
        });
        try (RunningApplication started =
                applications.start(SHOP.serving(links, Action.at("/", (request, response) -> {})))) {
            String link = started.get("/shop/public/links").body();

            assertThat(link).startsWith("/shop/");
            assertThat(started.get(link).applicationRan()).isTrue();
        }
    }

    @Test
    void methodInAnotherCase_isRefusedByTheFilterOrTheContainer() throws Exception {
        RawHttp.Answer answer = application.send("get", "/shop/public/a");

        assertThat(answer.status()).isBetween(400, 501);
        assertThat(answer.applicationRan()).isFalse();
    }

    /** An honest percent sign. Jetty holds it to be ambiguous, so there the container refuses it, and never the filter. */
    @ParameterizedTest
    @ValueSource(strings = {"/shop/public/100%25", "/shop/public/100%25/a", "/shop/public/%25"})
    void escapedPercentSign_thatHidesNothing_isServedUnlessTheContainerRefusesIt(String target) throws Exception {
        RawHttp.Answer answer = application.get(target);

        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.code()).isEmpty();
        assertThat(answer.applicationRan()).isEqualTo(answer.status() == 200);
    }

    @Test
    void rootPattern_opensTheRootAlone() throws Exception {
        assertThat(application.get("/shop/").status()).isEqualTo(200);
        assertThat(application.get("/shop/index").status()).isEqualTo(401);
    }

    @Test
    void preflight_passesWithoutAToken() throws Exception {
        RawHttp.Answer answer = application.send(
                "OPTIONS", "/shop/admin", "Origin: https://a.test", "Access-Control-Request-Method: PUT");

        assertThat(answer.applicationRan()).isTrue();
        assertThat(answer.body()).contains("principal=null");
        assertThat(application.send("OPTIONS", "/shop/admin").status()).isEqualTo(401);
    }
}
