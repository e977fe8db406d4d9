package dev.ostiary.containers;

import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** The guide's Jetty with its handler for CORS. */
class JettyCorsGuideIT extends CorsGuideContract {
    JettyCorsGuideIT() {
        super("CORS in Jetty");
    }

    @Override
    RunningApplication start() throws Exception {
        Server server = new Server();
        ServletContextHandler context = JettyGuideIT.guarded();

        CrossOriginHandler cors = new CrossOriginHandler();
        cors.setAllowedOriginPatterns(Set.of("https://shop\\.example"));
        cors.setAllowedMethods(Set.of("GET", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(Set.of("Authorization", "Content-Type"));
        cors.setAllowCredentials(true);
        cors.setHandler(context);
        server.setHandler(cors);

        return JettyGuideIT.start(server);
    }
}
