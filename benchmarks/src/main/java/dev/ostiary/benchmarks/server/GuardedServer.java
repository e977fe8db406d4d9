package dev.ostiary.benchmarks.server;

import dev.ostiary.key.JwsAlgorithm;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A process with one guarded servlet. It reads {@code GUARD ALGORITHM KEY} as its first line and answers its port; to each further line
 * it answers its processor time in nanoseconds and the bytes that its threads have allocated; it ends with its input.
 */
public final class GuardedServer {
    private static final byte[] BODY = "{\"hello\":\"world\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int THREADS = 40;

    private GuardedServer() {}

    /**
     * Runs.
     *
     * @param args none
     * @throws Exception if the server cannot be started
     */
    public static void main(String... args) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String[] said = commands.readLine().split(" ", 3);
        Server server = server(Guard.valueOf(said[0]), new Verification(JwsAlgorithm.valueOf(said[1]), said[2]));
        server.start();
        answer(port(server) + "");
        while (commands.readLine() != null) {
            answer(processorTime() + " " + allocatedBytes());
        }
        server.stop();
    }

    /** To be started. */
    static Server server(Guard guard, Verification demanded) {
        Server server = new Server(new QueuedThreadPool(THREADS, THREADS));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        guard.register(context, demanded);
        context.addServlet(new ServletHolder(new Hello()), "/hello");
        server.setHandler(context);
        return server;
    }

    static int port(Server server) {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    private static void answer(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Of the threads that live; those of the pool do as long as the server. */
    private static long allocatedBytes() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(bytes, 0);
        }
        return sum;
    }

    private static final class Hello extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.setContentLength(BODY.length);
            response.getOutputStream().write(BODY);
        }
    }
}
