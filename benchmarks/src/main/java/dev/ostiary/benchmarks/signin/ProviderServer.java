package dev.ostiary.benchmarks.signin;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A process with a {@link ProviderStub}. It is told nothing, says its port, and ends with its input. */
final class ProviderServer {
    private ProviderServer() {}

    /**
     * Runs.
     *
     * @param args none
     * @throws Exception if the server cannot be started
     */
    public static void main(String... args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        // Its own address is part of what it says.
        connector.open();
        server.setHandler(new ProviderStub("http://127.0.0.1:" + connector.getLocalPort()));
        server.start();
        ChildProcess.serve(connector.getLocalPort());
        server.stop();
    }
}
