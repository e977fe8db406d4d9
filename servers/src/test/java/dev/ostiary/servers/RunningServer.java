package dev.ostiary.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** A server's process, from when it has started or refused its applications until it is closed. */
final class RunningServer implements AutoCloseable {
    private static final int START_MINUTES = 10;

    private final Process process;
    private final int port;
    private final List<String> log;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(Process process, int port, List<String> log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static RunningServer start(Server server, Path jdk, List<War> applications) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "run-").toAbsolutePath();
        int port = freePort();
        Process process = server.command(jdk, folder, port, applications)
                .redirectErrorStream(true)
                .start();
        List<String> log = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> read(process, log, server.done(), server.timesDone(applications.size()), ready),
                "log of the server");
        reader.setDaemon(true);
        reader.start();
        RunningServer running = new RunningServer(process, port, log);
        try {
            ready.get(START_MINUTES, TimeUnit.MINUTES);
            return running;
        } catch (ExecutionException | TimeoutException late) {
            running.close();
            throw new IllegalStateException("the server did not say that it is ready:\n" + running.log(), late);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(
            Process process, List<String> log, Pattern done, int times, CompletableFuture<Void> ready) {
        try (BufferedReader lines = process.inputReader()) {
            int missing = times;
            String line = lines.readLine();
            while (line != null) {
                log.add(line);
                missing -= done.matcher(line).find() ? 1 : 0;
                if (missing == 0) {
                    ready.complete(null);
                }
                line = lines.readLine();
            }
            ready.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException broken) {
            ready.completeExceptionally(broken);
        }
    }

    /** What it has said by now. */
    String log() {
        return String.join("\n", log);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
