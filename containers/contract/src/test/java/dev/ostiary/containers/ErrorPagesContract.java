package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sees of a refusal that signing in does not cure: the application's own error page. */
abstract class ErrorPagesContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final String PAGE = "Accept: text/html";
    private static final String ERROR_PAGE = "/error-page";

    private static final WebApplication BAD_REQUEST =
            WebApplication.with(Applications.standard()).withErrorPage(400, ERROR_PAGE);
    private static final WebApplication FAULT =
            WebApplication.with(Applications.standard()).withErrorPage(500, ERROR_PAGE);

    private final SharedApplications applications;

    ErrorPagesContract(SharedApplications applications) {
        this.applications = applications;
    }

    @Test
    void badRequestOfAPage_showsTheErrorPageToNobody() throws Exception {
        RawHttp.Answer answer = applications
                .running(BAD_REQUEST)
                .get("/account", PAGE, VALID.cookie() + "; access_token=x", "X-User-Id: forged");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header(ProbeServlet.RAN)).contains("ERROR");
        assertThat(answer.body()).contains("principal=null").doesNotContain("forged");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void badRequestOfAPage_withoutAnErrorPage_showsTheContainersOwn() throws Exception {
        RawHttp.Answer answer = applications.running(FAULT).get("/account", PAGE, VALID.cookie() + "; access_token=x");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.applicationRan()).isFalse();
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void ambiguousUriOfAPage_showsTheErrorPageToNobody() throws Exception {
        RawHttp.Answer answer =
                applications.running(BAD_REQUEST).get("/account;a=..", PAGE, VALID.cookie(), "X-User-Id: forged");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("dispatch=ERROR", "principal=null").doesNotContain("forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/throw-servlet", "/throw-io", "/throw-runtime", "/throw-error"})
    void applicationsOwnFault_showsItsErrorPageToTheUser(String path) throws Exception {
        RawHttp.Answer answer = applications.running(FAULT).get(path, VALID.bearer(), "X-User-Id: forged");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("dispatch=ERROR", "principal=u1").doesNotContain("forged");
    }
}
