package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The application that a page builds, in a process of its own: its files in a folder, its own server on any free port. */
final class PageServer implements AutoCloseable {
    private static final String SHOWN_PORT = "8080";
    private static final String READY = "Open http://localhost:";

    private final Process process;
    private final int port;

    private PageServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The last of the classes is the server. Returns when it serves. */
    static PageServer start(Path folder, String webXml, Map<String, String> environment, String... classes)
            throws IOException {
        int port = freePort();
        List<String> sources = new ArrayList<>(List.of(classes));
        assertThat(sources.get(sources.size() - 1)).contains(SHOWN_PORT);
        sources.replaceAll(source -> source.replace(SHOWN_PORT, String.valueOf(port)));
        Path target = folder.resolve("target/classes");
        PageSources.compile(folder.resolve("src/main/java"), target, sources);
        Path webInf = Files.createDirectories(folder.resolve("src/main/webapp/WEB-INF"));
        Files.writeString(webInf.resolve("web.xml"), webXml);

        ProcessBuilder java = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                target + File.pathSeparator + System.getProperty("java.class.path"),
                "com.example.orders.Server");
        java.environment().putAll(environment);
        PageServer server = new PageServer(
                java.directory(folder.toFile()).redirectErrorStream(true).start(), port);
        server.awaitReady();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        BufferedReader output = process.inputReader();
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(READY)) {
                return;
            }
        }
        throw new AssertionError("The page's server did not start; it printed:\n" + String.join("\n", lines));
    }

    URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
