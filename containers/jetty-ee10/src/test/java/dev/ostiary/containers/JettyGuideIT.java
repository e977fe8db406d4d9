package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The guide's Jetty. */
class JettyGuideIT extends GuideContract {
    JettyGuideIT() {
        super("Jetty");
    }

    @Override
    RunningApplication start() throws Exception {
        Server server = new Server();
        server.setHandler(guarded());
        return start(server);
    }

    static ServletContextHandler guarded() {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new ProbeServlet()), "/");

        FilterHolder ostiary = new FilterHolder(AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer("https://example.test")
                .audience("example")
                .publicPaths("/", "/assets/**")
                .build());
        context.addFilter(
                ostiary, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return context;
    }

    static RunningApplication start(Server server) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        server.addConnector(connector);
        server.start();
        return new RunningApplication(connector.getLocalPort(), server::stop);
    }
}
