package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** The guide's Jetty with its handler for CORS. */
class JettyCorsGuideIT extends CorsGuideContract {
    JettyCorsGuideIT() {
        super("CORS in Jetty");
    }

    @Override
    RunningApplication start() throws Exception {
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

        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        server.addConnector(connector);

        CrossOriginHandler cors = new CrossOriginHandler();
        cors.setAllowedOriginPatterns(Set.of("https://shop\\.example"));
        cors.setAllowedMethods(Set.of("GET", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(Set.of("Authorization", "Content-Type"));
        cors.setAllowCredentials(true);
        cors.setHandler(context);
        server.setHandler(cors);

        server.start();
        return new RunningApplication(connector.getLocalPort(), server::stop);
    }
}
