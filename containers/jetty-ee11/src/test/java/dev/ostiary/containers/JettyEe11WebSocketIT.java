package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContainerInitializerHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee11.websocket.servlet.WebSocketUpgradeFilter;
import org.junit.jupiter.api.Test;

/** WebSockets in Jetty 12.1, ee11, by the API of Jakarta, behind the filter as the guide says it. */
class JettyEe11WebSocketIT extends WebSocketContract {

    @Override
    RunningApplication start(WebApplication guarded) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder ostiary = new FilterHolder(AuthFilter.class);
        ostiary.setName("ostiary");
        ostiary.setInitParameters(guarded.guards().get(0).parameters());

        context.addFilter(
                ostiary, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));

        FilterHolder upgrades = new FilterHolder(WebSocketUpgradeFilter.class);
        upgrades.setName(WebSocketUpgradeFilter.class.getName());
        context.addFilter(upgrades, "/*", EnumSet.of(DispatcherType.REQUEST));

        return start(context, guarded.guardedBy());
    }

    private static RunningApplication start(ServletContextHandler context, WebApplication application)
            throws Exception {
        context.addServletContainerInitializer(new ServletContainerInitializerHolder(application));
        JakartaWebSocketServletContainerInitializer.configure(context, (servletContext, container) -> {
            for (ServerEndpointConfig endpoint : HandshakeProbe.endpoints()) {
                container.addEndpoint(endpoint);
            }
        });
        return JettyServer.start(context);
    }

    private static WebApplication whollyCovered() {
        Map<String, String> parameters = Applications.standardWith("rules", "/** = authenticated");
        parameters.put("coverage", "fail");
        return WebApplication.with(parameters);
    }

    /** Left to itself Jetty puts its filter in front, and handshakes pass ours by. */
    @Test
    void start_whereHandshakesPassByAndEverythingIsToBeCovered_fails() {
        assertThatThrownBy(() ->
                        start(new ServletContextHandler("/"), whollyCovered()).close())
                .hasStackTraceContaining("WebSocket handshakes that it takes pass this filter by");
    }

    @Test
    void start_whereHandshakesPassTheFilterFirst_succeeds() throws Exception {
        try (RunningApplication application = start(whollyCovered())) {
            assertThat(application.get("/a").status()).isEqualTo(401);
        }
    }

    @Test
    void codeOfTheGuide_isThatOfThisTest() throws Exception {
        assertThat(Guide.condensedSource("JettyEe11WebSocketIT.java")).contains(Guide.condensedCodeOf("WebSockets"));
    }
}
