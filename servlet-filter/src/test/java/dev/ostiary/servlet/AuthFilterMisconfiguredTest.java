package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.servlet.testing.LogLines;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter that could not start, in a container that calls it all the same. */
class AuthFilterMisconfiguredTest {
    private static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final Map<String, String> GOOD =
            Map.of("secret", TEST_SECRET, "audience", "app", "issuer", "https://id.test", "public-paths", "/public");
    private static final Map<String, String> WRONG = Map.of("secret", TEST_SECRET, "clock-skew", "soon");
    private static final FilterChain APPLICATION = (request, response) -> {
        throw new AssertionError("the application was reached");
    };

    private final LogLines log = new LogLines();
    private final AuthFilter filter = new AuthFilter();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static FilterConfig in(String server) {
        return new FakeFilterConfig(
                WRONG, new FakeContext().telling("getServerInfo", server).context());
    }

    private FakeResponse answer(FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, APPLICATION);
        return response;
    }

    @Test
    void init_wrongSettings_throwsAllProblems() {
        assertThatThrownBy(() -> filter.init(FakeFilterConfig.of(WRONG)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("clock-skew", "audience");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apache Tomcat/11.0.24",
                "Apache Tomcat (TomEE)/10.1.4",
                "jetty/12.1.12",
                "Undertow - 2.3.26.Final",
                "WildFly 39.0.1.Final (WildFly Core 31.0.1.Final) - 2.3.20.Final",
                "MockServletContext"
            })
    void init_whereAServerStopsItself_throws(String server) {
        assertThatThrownBy(() -> filter.init(in(server))).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Eclipse GlassFish 8.0.0", "Payara Micro 6.2025.10", "a server that nobody knows"})
    void init_whereAServerMayGoOnWithoutTheFilter_staysInPlaceAndRefuses(String server) throws Exception {
        assertThatCode(() -> filter.init(in(server))).doesNotThrowAnyException();

        assertThat(answer(FakeRequest.get("/public")).getStatus()).isEqualTo(503);
    }

    @ParameterizedTest
    @EnumSource
    void request_afterAFailedStart_isRefusedInAnyDispatch(DispatcherType dispatch) throws Exception {
        assertThatThrownBy(() -> filter.init(FakeFilterConfig.of(WRONG))).isNotNull();

        FakeResponse answer =
                answer(FakeRequest.get("/public").header("Accept", "text/html").dispatchedAs(dispatch));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\"code\":\"misconfigured\"}");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeader("Retry-After")).isNull();
    }

    @Test
    void request_afterAFailedStartAndAStop_isRefused() throws Exception {
        assertThatThrownBy(() -> filter.init(FakeFilterConfig.of(WRONG))).isNotNull();
        filter.destroy();

        assertThat(answer(FakeRequest.get("/public")).getStatus()).isEqualTo(503);
    }

    @Test
    void log_ofAFailedStart_listsTheProblemsOnceForManyRequests() throws Exception {
        filter.init(in("Eclipse GlassFish 8.0.0"));
        answer(FakeRequest.get("/a"));
        answer(FakeRequest.get("/b"));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("SEVERE the filter 'ostiary' cannot start, and lets no request in")
                .contains("clock-skew (init-param)", "audience")
                .doesNotContain(TEST_SECRET);
    }

    @Test
    void log_whereAContainerTriesAgain_isNotFlooded() {
        FilterConfig again = in("Undertow - 2.3.26.Final");

        assertThatThrownBy(() -> new AuthFilter().init(again)).isNotNull();
        assertThatThrownBy(() -> new AuthFilter().init(again)).isNotNull();

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void init_againWithGoodSettings_works() throws Exception {
        assertThatThrownBy(() -> filter.init(FakeFilterConfig.of(WRONG))).isNotNull();

        filter.init(FakeFilterConfig.of(GOOD));

        assertThat(answer(FakeRequest.get("/x")).getStatus()).isEqualTo(401);
    }

    @Test
    void init_ofAFilterFromABuilderThatFails_closesIt() throws Exception {
        AuthFilter built = AuthFilter.builder()
                .secret(TEST_SECRET)
                .audience("app")
                .issuer("https://id.test")
                .publicPaths("/public")
                .build();
        FakeResponse answer = new FakeResponse();

        assertThatThrownBy(() -> built.init(FakeFilterConfig.of(Map.of("no-such-setting", "x"))))
                .isNotNull();
        built.doFilter(FakeRequest.get("/public"), answer, APPLICATION);

        assertThat(answer.getStatus()).isEqualTo(503);
    }
}
