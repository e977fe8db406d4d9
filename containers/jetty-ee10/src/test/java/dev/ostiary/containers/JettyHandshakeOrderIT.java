package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee10.websocket.servlet.WebSocketUpgradeFilter;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Left to itself, Jetty puts its own filter before all others, whatever the order in which they were added. */
class JettyHandshakeOrderIT extends HandshakeOrderContract {
    @Override
    RunningApplication start(boolean asTheGuideSays, String coverage) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new ProbeServlet()), "/");
        context.addFilter(new FilterHolder(filter(coverage)), "/*", EnumSet.allOf(DispatcherType.class));
        if (asTheGuideSays) {
            FilterHolder handshakes = new FilterHolder(WebSocketUpgradeFilter.class);
            handshakes.setName(WebSocketUpgradeFilter.class.getName());
            handshakes.setAsyncSupported(true);
            context.addFilter(handshakes, "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        JettyWebSocketServletContainerInitializer.configure(
                context,
                (application, endpoints) -> endpoints.addMapping("/socket", (request, response) -> new Silent()));
        return JettyServer.start(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "fail"})
    void start_whereJettysFilterComesFirst_failsWithTheLineThatMendsIt(String coverage) {
        assertThatThrownBy(() -> start(false, coverage).close())
                .hasStackTraceContaining(
                        "stands in front of this one: WebSocket handshakes that it takes pass this filter by")
                .hasStackTraceContaining("register it yourself, under that name and after this filter");
    }

    /** Says nothing. */
    public static final class Silent implements Session.Listener.AutoDemanding {}
}
