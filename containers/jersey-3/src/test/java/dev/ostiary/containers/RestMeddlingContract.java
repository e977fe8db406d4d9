package dev.ostiary.containers;

import static dev.ostiary.containers.RestAnnotationsContract.as;
import static dev.ostiary.containers.RestAnnotationsContract.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application's own filters, mappers and writers make of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestMeddlingContract {
    private final RestService service;
    private RunningApplication application;

    RestMeddlingContract(RestService service) {
        this.service = service;
    }

    @BeforeAll
    void start() throws Exception {
        application = service.start(RestMeddling.class);
    }

    @AfterAll
    void stop() throws Exception {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({"clerk, DELETE, 403 role_missing", "boss, DELETE, 200 cleared by u1", "clerk, GET, 403 denied"})
    void methodThatAFilterChanges_isThatWhoseAnnotationsCount(String role, String method, String answer)
            throws Exception {
        RawHttp.Answer sent = application.send(
                "POST", "/api/shelf", as(role), "X-HTTP-Method-Override: " + method, "Content-Length: 0");

        assertThat(said(sent)).isEqualTo(answer);
    }

    @Test
    void securityContextOfTheApplication_changesNothing() throws Exception {
        assertThat(said(application.send("POST", "/api/shelf", as("boss"), "X-Root: 1", "Content-Length: 0")))
                .isEqualTo("403 role_missing");
        assertThat(said(application.send("POST", "/api/open/shelf", "X-Root: 1", "Content-Length: 0")))
                .isEqualTo("401 missing_token");
    }

    @Test
    void securityContextOfTheApplication_isWhatItsResourcesSee() throws Exception {
        assertThat(said(application.send("POST", "/api/shelf", as("clerk"), "X-Root: 1", "Content-Length: 0")))
                .isEqualTo("200 put by root");
    }

    @Test
    void refusal_passesTheApplicationsFiltersAndNoneOfItsWriters() throws Exception {
        RawHttp.Answer answer = application.send("POST", "/api/open/shelf", "Content-Length: 0");

        assertThat(said(answer)).isEqualTo("401 missing_token");
        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
        assertThat(answer.headers("X-Seen-Status")).containsExactly("401");
    }

    @Test
    void errorPage_isThatOfTheContainerInSpiteOfMappers() throws Exception {
        String cookie = as("clerk").replace("Authorization: Bearer ", "Cookie: access_token=");
        RawHttp.Answer answer = application.get("/api/shelf", cookie, "Accept: text/html");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header(ProbeServlet.RAN)).contains("ERROR");
    }
}
