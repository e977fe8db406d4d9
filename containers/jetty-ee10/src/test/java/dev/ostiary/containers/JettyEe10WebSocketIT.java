package dev.ostiary.containers;

import org.eclipse.jetty.ee10.servlet.ServletContainerInitializerHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.websocket.api.Session;

/** WebSockets in Jetty 12.1, ee10, by Jetty's own API: a servlet opens them, so the filter stands before it by itself. */
class JettyEe10WebSocketIT extends WebSocketContract {

    @Override
    RunningApplication start(WebApplication guarded) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServletContainerInitializer(new ServletContainerInitializerHolder(guarded));
        JettyWebSocketServletContainerInitializer.configure(context, null);
        ServletHolder sockets = new ServletHolder("sockets", Sockets.class);
        context.addServlet(sockets, PROTECTED);
        context.addServlet(sockets, PUBLIC);
        return JettyServer.start(context);
    }

    /** Tells what the handshake showed to it. */
    public static final class Sockets extends JettyWebSocketServlet {
        @Override
        protected void configure(JettyWebSocketServletFactory factory) {
            factory.setCreator(Sockets::open);
        }

        private static Object open(JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
            response.setHeader(HandshakeHeaders.USER, HandshakeHeaders.user(request.getUserPrincipal()));
            response.setHeader(HandshakeHeaders.IDENTITY, HandshakeHeaders.identity(request.getHeaders()));
            return new Silent();
        }
    }

    /** Is only opened. */
    public static final class Silent implements Session.Listener.AutoDemanding {}
}
