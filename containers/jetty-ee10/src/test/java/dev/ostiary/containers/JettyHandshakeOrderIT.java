package dev.ostiary.containers;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee10.websocket.servlet.WebSocketUpgradeFilter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Session;

/** Left to itself, Jetty puts its own filter before all others, whatever the order in which they were added. */
class JettyHandshakeOrderIT extends HandshakeOrderContract {
    @Override
    RunningApplication start(boolean asTheGuideSays) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new ProbeServlet()), "/");
        context.addFilter(new FilterHolder(filter()), "/*", EnumSet.allOf(DispatcherType.class));
        if (asTheGuideSays) {
            FilterHolder handshakes = new FilterHolder(WebSocketUpgradeFilter.class);
            handshakes.setName(WebSocketUpgradeFilter.class.getName());
            handshakes.setAsyncSupported(true);
            context.addFilter(handshakes, "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        JettyWebSocketServletContainerInitializer.configure(
                context,
                (application, endpoints) -> endpoints.addMapping("/socket", (request, response) -> new Silent()));

        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        return new RunningApplication(connector.getLocalPort(), server::stop);
    }

    /** Says nothing. */
    public static final class Silent implements Session.Listener.AutoDemanding {}
}
