package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Start, wrong settings, and a response that somebody in front has begun already. */
abstract class LifecycleContract {
    private static final TestTokens VALID = TestTokens.valid();

    private final SharedApplications applications;

    LifecycleContract(SharedApplications applications) {
        this.applications = applications;
    }

    @ParameterizedTest
    @CsvSource({"audience,''", "clock-skew,soon", "no-such-setting,x", "public-paths,no-slash", "secret,short"})
    void wrongSetting_stopsTheStart(String name, String value) {
        Map<String, String> parameters = Applications.standardWith(name, value);

        assertThatThrownBy(() -> applications.start(WebApplication.with(parameters)))
                .isInstanceOf(Exception.class);
    }

    /** Pages, assets, what is public, an error page: nothing of the application is shown. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/public/x", "/error", "/api/x", "/a%3bb"})
    void wrongSetting_whereAContainerGoesOn_refusesEveryRequest(String target) throws Exception {
        WebApplication wrong = WebApplication.with(new Stubborn(Applications.standardWith("clock-skew", "soon")));

        try (RunningApplication application = applications.start(wrong)) {
            RawHttp.Answer answer = application.get(target, VALID.bearer(), "Accept: text/html");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("misconfigured");
            assertThat(answer.applicationRan()).isFalse();
        }
    }

    @Test
    void application_stoppedAndStartedAgain_guardsAgain() throws Exception {
        WebApplication application = WebApplication.with(Applications.standard());
        applications.start(application).close();

        try (RunningApplication again = applications.start(application)) {
            assertThat(again.get("/x").status()).isEqualTo(401);
            assertThat(again.get("/x", VALID.bearer()).status()).isEqualTo(200);
        }
    }

    @Test
    void applicationWithFetchedKeys_stopped_leavesNoThreadOfTheFilter() throws Exception {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256).withKeyId("k1");
        Set<Thread> ofOthers = Threads.ofFilters();

        try (JwkSetServer keys = new JwkSetServer(key)) {
            Map<String, String> settings = Applications.standardWith("jwks-uri", keys.keysUrl());
            settings.remove("secret");
            try (RunningApplication application = applications.start(WebApplication.with(settings))) {
                assertThat(application.get("/x", VALID.signedBy(key).bearer()).status())
                        .isEqualTo(200);
            }
        }

        assertThat(Threads.ofFiltersBeside(ofOthers)).isEmpty();
    }

    @Test
    void committedResponse_ofARefusedRequest_neverReachesTheApplication() throws Exception {
        RecordingServlet servlet = new RecordingServlet();
        Filter begins = (request, response, chain) -> {
            ((HttpServletResponse) response).setStatus(202);
            response.getWriter().print("begun.");
            response.flushBuffer();
            chain.doFilter(request, response);
        };
        WebApplication committed = WebApplication.behind(
                        Guard.of(begins).named("begins"), Guard.of(Applications.standard()))
                .serving(new Service("recording", servlet, "/"));

        try (RunningApplication application = applications.start(committed)) {
            RawHttp.Answer answer = application.get("/x", "Authorization: Bearer abc");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo("begun.");
            assertThat(servlet.reached()).isEmpty();
        }
    }
}
