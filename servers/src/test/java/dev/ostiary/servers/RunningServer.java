package dev.ostiary.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
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

    /** Over HTTP/2, Payara 6 answers 431 to all that comes after a header that is too long. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** What an endpoint answers to a text. */
    String socket(String path, String... headers) throws Exception {
        WebSocket.Builder handshake = client.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            handshake.header(headers[i], headers[i + 1]);
        }
        FirstText text = new FirstText();
        WebSocket socket = handshake
                .buildAsync(URI.create("ws://localhost:" + port + path), text)
                .get(1, TimeUnit.MINUTES);
        try {
            socket.sendText("who?", true).get(1, TimeUnit.MINUTES);
            return text.received().get(1, TimeUnit.MINUTES);
        } finally {
            socket.abort();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
