package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.LogLines;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartReportTest {
    private static final String PLANTED = "pl4nt3d-secret-0123456789-abcdefghijklmnop";

    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void atStart_everythingInPlace_isOneBlockOfSettings() {
        report(Map.of()).atStart(place("Jetty/12", List.of("/*")));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "INFO filter ostiary is set to\n  secret = (secret, set by builder)\n  audience = app (builder)\n")
                .doesNotContain(PLANTED);
    }

    @Test
    void atStart_variablesThatSetNothing_areWarnedOfWithoutValues() {
        report(Map.of("OSTIARY_GREETING", PLANTED)).atStart(place("Jetty/12", List.of("/*")));

        assertThat(log.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARNING environment variables")
                .endsWith("OSTIARY_GREETING");
    }

    @Test
    void atStart_mappedToSomePathsOnly_isWarnedOf() {
        report(Map.of()).atStart(place("Apache Tomcat/11", List.of("/api/*")));

        assertThat(log.lines()).last().asString().startsWith("WARNING the filter is mapped to [/api/*] only");
    }

    @Test
    void atStart_mappedToOneDispatcherOnUndertow_isWarnedOf() {
        report(Map.of()).atStart(place("Undertow - 2.3.26.Final", List.of("/*")));

        assertThat(log.lines()).last().asString().startsWith("WARNING").contains("REQUEST, ASYNC and ERROR");
    }

    @Test
    void atStart_webSocketFilterOfAJettyThatDoesNotTellItsOrder_isWarnedOf() {
        String jetty = "org.eclipse.jetty.ee10.websocket.servlet.WebSocketUpgradeFilter";
        FilterRegistration own = FakeContext.fake(
                FilterRegistration.class,
                Map.of("getUrlPatternMappings", List.of("/*"), "getServletNameMappings", List.of()));
        FilterRegistration upgrades =
                FakeContext.fake(FilterRegistration.class, Map.of("getClassName", jetty, "getName", "upgrades"));
        FilterRegistration other = FakeContext.fake(
                FilterRegistration.class, Map.of("getClassName", "app.WebSocketUpgradeFilter", "getName", "app"));

        report(Map.of()).atStart(place("jetty", own, Map.of("upgrades", upgrades, "app", other), Map.of()));

        assertThat(log.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARNING Jetty's filter 'upgrades' is not known to stand behind this one");
    }

    @Test
    void atStart_servletWhoseClassIsNotFound_isWarnedOf() {
        FilterRegistration own = FakeContext.fake(
                FilterRegistration.class,
                Map.of("getUrlPatternMappings", List.of("/*"), "getServletNameMappings", List.of()));
        ServletRegistration plugin = FakeContext.fake(
                ServletRegistration.class, Map.of("getName", "export", "getClassName", "plugin.ExportServlet"));

        report(Map.of()).atStart(place("Jetty/12", own, Map.of(), Map.of("export", plugin)));

        assertThat(log.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARNING the classes of these servlets cannot be found")
                .contains("'export' (plugin.ExportServlet)");
    }

    @Test
    void atStart_signInPageThatNoServletServes_isWarnedOf() {
        SettingSource builder = new SettingSource("builder", Map.of("audience", "app", "secret", PLANTED));
        StartReport report = new StartReport(
                AuthConfig.from(List.of(builder), Optional.empty(), Deployment.of(Map.of(), Map.of())), Map.of());

        report.atStart(place("Jetty/12", List.of("/*")));

        assertThat(log.lines()).last().asString().startsWith("WARNING sign-in-page=/sign-in: no servlet");
    }

    @Test
    void atStart_pageOfExpiredFormsThatNoServletServes_isWarnedOf() {
        report(Map.of("OSTIARY_FORM_EXPIRED_PAGE", "/expired")).atStart(place("Jetty/12", List.of("/*")));

        assertThat(log.lines()).last().asString().startsWith("WARNING form-expired-page=/expired: no servlet");
    }

    @Test
    void atStart_signOutPageThatNoServletServes_isWarnedOf() {
        SettingSource builder = new SettingSource(
                "builder",
                Map.of("audience", "app", "secret", PLANTED, "issuer", "i", "session", "on", "sign-out-page", "/bye"));
        StartReport report = new StartReport(
                AuthConfig.from(List.of(builder), Optional.empty(), Deployment.of(Map.of(), Map.of())), Map.of());

        report.atStart(place("Jetty/12", List.of("/*")));

        assertThat(log.lines()).last().asString().startsWith("WARNING sign-out-page=/bye: no servlet");
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARNING sign-in-page=/sign-in: no servlet"));
    }

    @Test
    void atStart_outsideOfAnApplication_isNoGap() {
        report(Map.of()).atStart(FakeFilterConfig.of(Map.of()));

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void atRequest_withoutAsyncSupport_isWarnedOfOnce() {
        StartReport report = report(Map.of());

        report.atRequest(withoutAsync(FakeRequest.get("/").dispatchedAs(DispatcherType.ERROR)));
        report.atRequest(FakeRequest.get("/"));
        assertThat(log.lines()).isEmpty();

        report.atRequest(withoutAsync(FakeRequest.get("/")));
        assertThat(log.lines()).singleElement().asString().contains("set async-supported");

        report.atRequest(withoutAsync(FakeRequest.get("/")));
        assertThat(log.lines()).hasSize(1);
    }

    private static StartReport report(Map<String, String> variables) {
        SettingSource builder =
                new SettingSource("builder", Map.of("audience", "app", "secret", PLANTED, "sign-in-page", ""));
        return new StartReport(
                AuthConfig.from(List.of(builder), Optional.empty(), Deployment.of(Map.of(), variables)), Map.of());
    }

    private static HttpServletRequest withoutAsync(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public boolean isAsyncSupported() {
                return false;
            }
        };
    }

    private static FilterConfig place(String server, List<String> patterns) {
        FilterRegistration registration = FakeContext.fake(
                FilterRegistration.class,
                Map.of("getUrlPatternMappings", patterns, "getServletNameMappings", List.of()));
        return place(server, registration, Map.of(), Map.of());
    }

    private static FilterConfig place(
            String server,
            FilterRegistration own,
            Map<String, FilterRegistration> filters,
            Map<String, ServletRegistration> servlets) {
        ServletContext context = FakeContext.fake(
                ServletContext.class,
                Map.of(
                        "getServerInfo",
                        server,
                        "getFilterRegistration",
                        own,
                        "getFilterRegistrations",
                        filters,
                        "getServletRegistrations",
                        servlets));
        return new FakeFilterConfig(Map.of(), context);
    }
}
