package dev.ostiary.containers;

import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContainerInitializerHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12.1 with the environment of Jakarta EE 10. */
final class JettyEe10 implements Container {
    /** Tokens that are too large are to reach the filter; by itself Jetty takes 8 KiB. */
    private static final int HEADER_BYTES = 32_768;

    /**
     * After a request that it cannot parse, Jetty 12.1 may release a buffer twice (its issue 12939 has a trace), and a pool would then have
     * it for two connections.
     */
    private static final ByteBufferPool BUFFERS = ByteBufferPool.NON_POOLING;

    @Override
    public RunningApplication start(WebApplication application) throws Exception {
        Server server = new Server(null, null, BUFFERS);
        HttpConfiguration http = http(application);
        ServerConnector connector =
                new ServerConnector(server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(context(application));
        try {
            server.start();
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
        return new RunningApplication(connector.getLocalPort(), server::stop);
    }

    @Override
    public Facts facts() {
        return new Facts(431, 400, false);
    }

    private static HttpConfiguration http(WebApplication application) {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(application.lenient() ? UriCompliance.UNSAFE : UriCompliance.DEFAULT);
        http.setRequestHeaderSize(HEADER_BYTES);
        return http;
    }

    private static ServletContextHandler context(WebApplication application) {
        ServletContextHandler context = new ServletContextHandler(
                application.contextPath().isEmpty() ? "/" : application.contextPath(), ServletContextHandler.SESSIONS);
        context.addServletContainerInitializer(new ServletContainerInitializerHolder(application));
        ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
        application.errorPages().forEach(errorPages::addErrorPage);
        context.setErrorHandler(errorPages);
        application.folder().ifPresent(folder -> {
            context.setBaseResourceAsPath(folder);
            context.addServlet(new ServletHolder("default", DefaultServlet.class), "/");
        });
        context.getServletHandler().setDecodeAmbiguousURIs(application.lenient());
        context.setWelcomeFiles(application.welcomeFiles().toArray(String[]::new));
        return context;
    }
}
