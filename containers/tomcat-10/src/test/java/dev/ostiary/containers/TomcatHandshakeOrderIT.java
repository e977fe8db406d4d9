package dev.ostiary.containers;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat maps its own filter when it starts, before what the application maps behind others. */
class TomcatHandshakeOrderIT extends HandshakeOrderContract {
    @TempDir
    Path folder;

    @Override
    RunningApplication start(boolean asTheGuideSays) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "probe", new ProbeServlet()).setAsyncSupported(true);
        context.addServletMappingDecoded("/", "probe");
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(
                (classes, application) -> {
                    addEndpoint(application);
                    map(application, asTheGuideSays);
                },
                Set.of());
        tomcat.start();
        return new RunningApplication(tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }

    private static void map(ServletContext context, boolean asTheGuideSays) {
        FilterRegistration.Dynamic ostiary = context.addFilter("ostiary", filter());
        ostiary.setAsyncSupported(true);
        boolean behindOthers = !asTheGuideSays;
        ostiary.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), behindOthers, "/*");
    }

    private static void addEndpoint(ServletContext application) throws ServletException {
        ServerContainer endpoints = (ServerContainer) application.getAttribute(ServerContainer.class.getName());
        try {
            endpoints.addEndpoint(
                    ServerEndpointConfig.Builder.create(Silent.class, "/socket").build());
        } catch (DeploymentException refused) {
            throw new ServletException(refused);
        }
    }

    /** Says nothing. */
    public static final class Silent extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {}
    }
}
