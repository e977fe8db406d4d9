package dev.ostiary.containers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP/1.1 by hand over one connection, because a client library would tidy up just what a test wants to send. */
final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final int port;
    private final Socket socket;
    private final InputStream in;

    RawHttp(int port) throws IOException {
        this.port = port;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends one request over a connection of its own.
     *
     * @param headerLines {@code Name: value}; an empty one ends them, and what follows it is the body
     */
    static Answer send(int port, String method, String target, String... headerLines) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            return connection.exchange(method, target, withClose(headerLines));
        }
    }

    /** Sends a request as it stands and reads its answer; the connection stays open unless one of both says otherwise. */
    Answer exchange(String method, String target, String... headerLines) throws IOException {
        List<String> lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1"));
        if (!names(headerLines, "Host:")) {
            lines.add("Host: localhost:" + port);
        }
        lines.addAll(List.of(headerLines));
        if (!lines.contains("")) {
            lines.addAll(List.of("", ""));
        }
        socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
        return readAnswer(method);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String[] withClose(String... headerLines) {
        if (names(headerLines, "Connection:")) {
            return headerLines;
        }
        List<String> lines = new ArrayList<>(List.of("Connection: close"));
        lines.addAll(List.of(headerLines));
        return lines.toArray(String[]::new);
    }

    private static boolean names(String[] headerLines, String start) {
        return Arrays.stream(headerLines).anyMatch(line -> line.startsWith(start));
    }

    private Answer readAnswer(String method) throws IOException {
        String statusLine = readLine();
        List<String> head = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            head.add(line);
        }
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        Answer withoutBody = new Answer(status, List.copyOf(head), "");
        boolean empty = method.equals("HEAD") || status < 200 || status == 204 || status == 304;
        return empty ? withoutBody : new Answer(status, withoutBody.headerLines(), readBody(withoutBody));
    }

    /** RFC 9112, section 6.3. */
    private String readBody(Answer head) throws IOException {
        if (head.header("Transfer-Encoding").isPresent()) {
            return readChunks();
        }
        Optional<String> length = head.header("Content-Length");
        byte[] body = length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
        return new String(body, StandardCharsets.UTF_8);
    }

    private String readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            readLine();
        }
        readLine();
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(readLine().replaceFirst(";.*", ""), 16);
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    /** What came back. */
    record Answer(int status, List<String> headerLines, String body) {

        Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        List<String> headers(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headerLines.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }

        /** The stable code of a problem in JSON, or an empty text. */
        String code() {
            return body.replaceFirst("(?s).*\"code\":\"([a-z_]+)\".*|.*", "$1");
        }

        /** What a problem in JSON says but for its support id, which is another one each time. */
        String problem() {
            return body.replaceFirst(",\"support_id\":\"[0-9a-z]{12}\"}$", "}");
        }

        boolean applicationRan() {
            return header(ProbeServlet.RAN).isPresent();
        }

        /** No answer at all. */
        static Answer none() {
            return new Answer(0, List.of(), "");
        }

        Answer thenClosed() {
            return new Answer(status, List.of("Connection: close"), body);
        }

        boolean closesTheConnection() {
            return header("Connection")
                    .filter(value -> value.equalsIgnoreCase("close"))
                    .isPresent();
        }
    }
}
