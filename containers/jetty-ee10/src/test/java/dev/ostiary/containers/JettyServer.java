package dev.ostiary.containers;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12.1 below its environments, which share it. */
final class JettyServer {
    static final Facts FACTS = new Facts(431, 400, false, true);

    /** Tokens that are too large are to reach the filter; by itself Jetty takes 8 KiB. */
    private static final int HEADER_BYTES = 32_768;

    /**
     * After a request that it cannot parse, Jetty 12.1 may release a buffer twice (its issue 12939 has a trace), and a pool would then have
     * it for two connections.
     */
    private static final ByteBufferPool BUFFERS = ByteBufferPool.NON_POOLING;

    private JettyServer() {}

    /** @param context the application, in an environment's own handler */
    static RunningApplication start(WebApplication application, Handler context) throws Exception {
        return start(context, application.lenient() ? UriCompliance.UNSAFE : UriCompliance.DEFAULT);
    }

    static RunningApplication start(Handler context) throws Exception {
        return start(context, UriCompliance.DEFAULT);
    }

    private static RunningApplication start(Handler context, UriCompliance compliance) throws Exception {
        Server server = new Server(null, null, BUFFERS);
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(compliance);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector connector =
                new ServerConnector(server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
        return new RunningApplication(connector.getLocalPort(), server::stop);
    }
}
