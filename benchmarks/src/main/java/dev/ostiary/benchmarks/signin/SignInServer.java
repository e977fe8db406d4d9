package dev.ostiary.benchmarks.signin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A process with a small page whose users sign in at a provider: its arguments are a {@link SignInStack} and an issuer. */
final class SignInServer {
    private static final byte[] BODY = "{\"hello\":\"world\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int THREADS = 8;

    private SignInServer() {}

    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getUserPrincipal() == null) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                return;
            }
            response.setContentType("application/json");
            response.setContentLength(BODY.length);
            response.getOutputStream().write(BODY);
        }
    }

    /**
     * Runs.
     *
     * @param args name of a {@link SignInStack}, issuer
     * @throws Exception if the server cannot be started
     */
    public static void main(String... args) throws Exception {
        Server server = new Server(new QueuedThreadPool(THREADS, THREADS));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        SignInStack stack = SignInStack.valueOf(args[0]);
        ServletContextHandler context = new ServletContextHandler("/", stack.sessions());
        stack.register(context, args[1]);
        context.addServlet(new ServletHolder(new Page()), "/page");
        server.setHandler(context);
        server.start();
        ChildProcess.serve(connector.getLocalPort());
        server.stop();
    }
}
