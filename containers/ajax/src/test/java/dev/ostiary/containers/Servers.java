package dev.ostiary.containers;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletContainerInitializerHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Servers that a browser can be sent to. */
enum Servers {
    TOMCAT {
        @Override
        RunningApplication start(WebApplication application) throws Exception {
            Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tomcat");
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(work.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext("", work.toString());
            context.addServletContainerInitializer(application, Set.of());
            tomcat.start();
            if (context.getState() != LifecycleState.STARTED) {
                throw new IllegalStateException("the application did not start");
            }
            return new RunningApplication(tomcat.getConnector().getLocalPort(), () -> {
                tomcat.stop();
                tomcat.destroy();
            });
        }
    },
    JETTY {
        @Override
        RunningApplication start(WebApplication application) throws Exception {
            Server server = new Server(new InetSocketAddress("localhost", 0));
            ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
            context.addServletContainerInitializer(new ServletContainerInitializerHolder(application));
            server.setHandler(context);
            server.start();
            return new RunningApplication(((ServerConnector) server.getConnectors()[0]).getLocalPort(), server::stop);
        }
    };

    /** Context path, error pages and files of the application play no part. */
    abstract RunningApplication start(WebApplication application) throws Exception;
}
