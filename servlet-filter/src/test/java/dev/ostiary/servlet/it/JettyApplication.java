package dev.ostiary.servlet.it;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** {@link ProbeServlet} at every path of an embedded Jetty, behind the filter, on a free port of the loopback address. */
final class JettyApplication implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private JettyApplication(FilterHolder filter, String contextPath, Set<DispatcherType> dispatchers) {
        connector.setHost("localhost");
        // Tokens that are too large are to reach the filter; by itself Jetty refuses them with 431.
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setRequestHeaderSize(32_768);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(contextPath);
        context.addFilter(filter, "/*", EnumSet.copyOf(dispatchers));
        ServletHolder probe = new ServletHolder("probe", ProbeServlet.class);
        probe.setAsyncSupported(true);
        context.addServlet(probe, "/");
        ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
        errorPages.addErrorPage(418, "/error-page");
        errorPages.addErrorPage(503, "/error-page");
        context.setErrorHandler(errorPages);
        server.setHandler(context);
    }

    /** As {@code web.xml} would register it. */
    static JettyApplication withInitParameters(Map<String, String> parameters) throws Exception {
        return withInitParameters(parameters, "/");
    }

    static JettyApplication withInitParameters(Map<String, String> parameters, String contextPath) throws Exception {
        FilterHolder holder = new FilterHolder(AuthFilter.class);
        holder.setAsyncSupported(true);
        holder.setInitParameters(new LinkedHashMap<>(parameters));
        return new JettyApplication(holder, contextPath, EnumSet.allOf(DispatcherType.class)).start();
    }

    /** Mapped to some dispatchers only. */
    static JettyApplication mappedTo(Set<DispatcherType> dispatchers) throws Exception {
        FilterHolder holder = new FilterHolder(AuthFilter.class);
        holder.setAsyncSupported(true);
        holder.setInitParameters(Applications.standard());
        return new JettyApplication(holder, "/", dispatchers).start();
    }

    static JettyApplication with(AuthFilter filter) throws Exception {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        return new JettyApplication(holder, "/", EnumSet.allOf(DispatcherType.class)).start();
    }

    RawHttp.Answer get(String target, String... headerLines) throws Exception {
        return send("GET", target, headerLines);
    }

    RawHttp.Answer send(String method, String target, String... headerLines) throws Exception {
        return RawHttp.send(port(), method, target, headerLines);
    }

    /** Stops and starts the application, not the server. */
    void reload() throws Exception {
        server.getHandler().stop();
        server.getHandler().start();
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private JettyApplication start() throws Exception {
        try {
            server.start();
            return this;
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
    }
}
