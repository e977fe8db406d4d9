package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.start.StartCheck;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sees of a refusal that signing in does not cure: the application's own error page. */
abstract class ErrorPagesContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final String TWO_USERS =
            VALID.cookie() + "; access_token=" + VALID.claim("sub", "u2").text();
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
        RawHttp.Answer answer = applications.running(BAD_REQUEST).get("/account", PAGE, TWO_USERS, "X-User-Id: forged");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header(ProbeServlet.RAN)).contains("ERROR");
        assertThat(answer.body()).contains("principal=null").doesNotContain("forged");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void badRequestOfAPage_withoutAnErrorPage_showsTheContainersOwn() throws Exception {
        RawHttp.Answer answer = applications.running(FAULT).get("/account", PAGE, TWO_USERS);

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

    @Test
    void errorPageThatDoesNotPassTheFilter_isWarnedOf() throws Exception {
        assertThat(warningsOfAnErrorPage(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC)))
                .anyMatch(warning -> warning.contains("the client's own identity headers"));
    }

    @Test
    void errorPageThatPassesTheFilter_isNotWarnedOf() throws Exception {
        assertThat(warningsOfAnErrorPage(EnumSet.allOf(DispatcherType.class)))
                .noneMatch(warning -> warning.contains("the client's own identity headers"));
    }

    private List<String> warningsOfAnErrorPage(Set<DispatcherType> dispatchers) throws Exception {
        WebApplication application = WebApplication.behind(
                        Guard.of(Applications.standard()).mappedTo(dispatchers))
                .serving(new Service("probe", ErrorPagesContract::probe, "/"));
        try (Warnings warnings = new Warnings(Logger.getLogger("dev.ostiary.servlet.AuthFilter"))) {
            try (RunningApplication running = applications.start(application);
                    RawHttp connection = new RawHttp(running.port())) {
                assertThat(connection.exchange("GET", "/error", VALID.bearer()).status())
                        .isEqualTo(418);
                // The answer may be read before the request has ended. Over the same connection, the next is taken when
                // it has.
                assertThat(connection.exchange("GET", "/error", VALID.bearer()).status())
                        .isEqualTo(418);
            }
            return warnings.texts();
        }
    }

    /** Embedded containers do not look for the check of the start. */
    private static ServletRegistration.Dynamic probe(ServletContext context) {
        try {
            new StartCheck().onStartup(Set.of(), context);
        } catch (ServletException unexpected) {
            throw new IllegalStateException(unexpected);
        }
        return context.addServlet("probe", new ProbeServlet());
    }
}
