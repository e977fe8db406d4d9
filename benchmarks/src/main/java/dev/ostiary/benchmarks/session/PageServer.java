package dev.ostiary.benchmarks.session;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty with one small page, behind a filter or none, where users can be signed in. */
final class PageServer implements AutoCloseable {
    /** Signs in whoever asks. */
    static final String SIGN_IN = "/sign-in";

    /** Shows 17 bytes to whoever is signed in. */
    static final String PAGE = "/page";

    private static final byte[] BODY = "{\"hello\":\"world\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int THREADS = 8;

    private final Server server;

    private PageServer(Server server) {
        this.server = server;
    }

    /** How the application knows its users. */
    interface Users {
        /** Nobody is known, and everybody sees the page. */
        Users NONE = new Users() {
            @Override
            public void signIn(HttpServletRequest request, HttpServletResponse response) {
                // There is nothing to remember.
            }

            @Override
            public boolean isKnown(HttpServletRequest request) {
                return true;
            }
        };

        /** The query says whom. */
        void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException;

        boolean isKnown(HttpServletRequest request);
    }

    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient Users users;

        Page(Users users) {
            this.users = users;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals(SIGN_IN)) {
                users.signIn(request, response);
            } else if (!users.isKnown(request)) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            response.setContentType("application/json");
            response.setContentLength(BODY.length);
            response.getOutputStream().write(BODY);
        }
    }

    /**
     * Starts one.
     *
     * @param name of its threads
     */
    static PageServer start(String name, Optional<FilterHolder> filter, Users users) throws Exception {
        QueuedThreadPool pool = new QueuedThreadPool(THREADS, THREADS);
        pool.setName(name);
        Server server = new Server(pool);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        filter.ifPresent(guard -> {
            guard.setAsyncSupported(true);
            context.addFilter(guard, "/*", EnumSet.of(DispatcherType.REQUEST));
        });
        context.addServlet(new ServletHolder(new Page(users)), "/*");
        server.setHandler(context);
        server.start();
        return new PageServer(server);
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /**
     * The cookies of somebody who has just been signed in.
     *
     * @param user one of many
     */
    String signIn(int user) throws IOException {
        try (PageClient visitor = new PageClient(port(), SIGN_IN + "?" + user, "Sec-Fetch-Site: same-origin\r\n")) {
            visitor.exchange();
            return visitor.cookies();
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
