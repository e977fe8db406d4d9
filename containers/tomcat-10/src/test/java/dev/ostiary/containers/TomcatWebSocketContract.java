package dev.ostiary.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** WebSockets in Tomcat, of whichever version is on the class path. */
abstract class TomcatWebSocketContract extends WebSocketContract {
    @Override
    RunningApplication start(WebApplication guarded) throws Exception {
        Tomcat tomcat = new Tomcat();
        Path folder = Files.createTempDirectory(Path.of("target"), "tomcat").toAbsolutePath();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        context.addServletContainerInitializer(guarded, Set.of());
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer((none, application) -> addEndpoints(application), Set.of());
        tomcat.start();
        return new RunningApplication(tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }

    private static void addEndpoints(ServletContext application) throws ServletException {
        ServerContainer container = (ServerContainer) application.getAttribute(ServerContainer.class.getName());
        try {
            for (ServerEndpointConfig endpoint : HandshakeProbe.endpoints()) {
                container.addEndpoint(endpoint);
            }
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }
}
