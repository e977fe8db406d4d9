package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.AuthFilter;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sees of a refusal that signing in does not cure: the application's own error page. */
abstract class ErrorPagesContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final String PAGE = "Accept: text/html";
    private static final String ERROR_PAGE = "/error-page";
    private static final SigningKey KEY = Keys.generate(JwsAlgorithm.ES256);

    private static final KeySource OUTAGE = new KeySource() {
        @Override
        public KeyLookup find(KeyQuery query) {
            return new KeyLookup.Unavailable(Duration.ofMillis(6_500));
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.ES256);
        }
    };

    private static final WebApplication BAD_REQUEST =
            WebApplication.with(Applications.standard()).withErrorPage(400, ERROR_PAGE);
    private static final WebApplication UNAVAILABLE = WebApplication.with(AuthFilter.builder()
                    .keys(OUTAGE)
                    .issuer(TestTokens.ISSUER)
                    .audience(TestTokens.AUDIENCE)
                    .build())
            .withErrorPage(503, ERROR_PAGE);
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

    @Test
    void outage_forAPage_showsTheErrorPage() throws Exception {
        RawHttp.Answer answer = applications
                .running(UNAVAILABLE)
                .get("/account", PAGE, VALID.signedBy(KEY).cookie());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("dispatch=ERROR", "principal=null");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void outage_forAnApiClient_saysWhenToRetry() throws Exception {
        RawHttp.Answer answer = applications
                .running(UNAVAILABLE)
                .get("/api/x", VALID.signedBy(KEY).bearer());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers("Retry-After")).containsExactly("7");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.header(ProbeServlet.RAN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/throw-servlet", "/throw-io", "/throw-runtime", "/throw-error"})
    void applicationsOwnFault_showsItsErrorPageToTheUser(String path) throws Exception {
        RawHttp.Answer answer = applications.running(FAULT).get(path, VALID.bearer(), "X-User-Id: forged");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("dispatch=ERROR", "principal=u1").doesNotContain("forged");
    }
}
