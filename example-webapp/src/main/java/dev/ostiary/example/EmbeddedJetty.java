package dev.ostiary.example;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * The example in a Jetty within this process. It listens on the loopback address only, because the passwords of its
 * users are printed on its pages.
 */
final class EmbeddedJetty implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector;

    private EmbeddedJetty(int port, WebAppContext webapp) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(webapp);
        server.setStopAtShutdown(true);
    }

    /**
     * Starts Jetty and returns when it listens and the application is ready.
     *
     * @throws BindException if the port is taken
     * @throws IllegalStateException if the application cannot start, with the reason as its message
     */
    static EmbeddedJetty start(StartOptions options) throws IOException {
        return start(options.port(), webapp(options.descriptor()));
    }

    static EmbeddedJetty start(int port, WebAppContext webapp) throws IOException {
        EmbeddedJetty jetty = new EmbeddedJetty(port, webapp);
        try {
            jetty.connector.open(); // before the application starts, so that a port in use is told at once
            jetty.server.start();
            return jetty;
        } catch (Exception failure) { // Jetty declares no narrower type
            jetty.close();
            Throwable cause = rootOf(failure);
            if (cause instanceof BindException taken) {
                throw taken;
            }
            throw new IllegalStateException(cause.getMessage(), failure);
        }
    }

    /** The application as it lies in the source tree, or in the jar that runs: its pages, and the classes of this class path. */
    static WebAppContext webapp(String descriptor) {
        WebAppContext webapp = new WebAppContext();
        Resource pages = ResourceFactory.of(webapp).newResource(WebappFolder.find());
        webapp.setContextPath("/");
        webapp.setBaseResource(pages);
        webapp.setDescriptor(pages.resolve("WEB-INF/" + descriptor).getURI().toString());
        webapp.setParentLoaderPriority(true);
        webapp.setThrowUnavailableOnStartupException(true);
        webapp.setErrorHandler(new ErrorPagesForAllMethods());
        webapp.setInitParameter("org.eclipse.jetty.servlet.Default.dirAllowed", "false");
        return webapp;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Where a browser finds the example. */
    URI address() {
        return URI.create("http://localhost:" + connector.getLocalPort() + "/");
    }

    void join() throws InterruptedException {
        server.join();
    }

    /** Stops serving and waits until the application has ended. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) { // Jetty declares no narrower type
            throw new IllegalStateException("Jetty did not stop cleanly", failure);
        }
    }

    /** Jetty alone leaves errors of other methods than GET, POST and HEAD without a body. */
    private static final class ErrorPagesForAllMethods extends ErrorPageErrorHandler {
        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }
    }
}
