package dev.ostiary.containers;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** HTTP/1.1 by hand over one connection, because a client library would tidy up just what a test wants to send. */
final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final int port;
    private final Socket socket;
    private final AnswerReader answers;

    RawHttp(int port) throws IOException {
        this.port = port;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        this.answers = new AnswerReader(new BufferedInputStream(socket.getInputStream()));
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

    /**
     * Sends a request as it stands and reads its answer; the connection stays open unless one of both says otherwise.
     *
     * @throws EOFException if the connection is closed at its other end, without an answer
     */
    Answer exchange(String method, String target, String... headerLines) throws IOException {
        List<String> lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1"));
        if (!names(headerLines, "Host:")) {
            lines.add("Host: localhost:" + port);
        }
        lines.addAll(List.of(headerLines));
        if (!lines.contains("")) {
            lines.addAll(List.of("", ""));
        }
        answers.expectNothing();
        write(String.join("\r\n", lines));
        return answers.next(method);
    }

    /** Whether no further answer can come: the last one said so or ended with the connection, or there was none. */
    boolean isOver() {
        return answers.wasLast();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A server may answer and close before it has taken all of a request; what it has said is there to be read. */
    private void write(String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException closed) {
            return;
        }
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

        /** Whether the lists of this name have this member, in any case. */
        boolean says(String name, String member) {
            return headers(name).stream()
                    .flatMap(list -> Stream.of(list.split(",")))
                    .anyMatch(said -> said.strip().equalsIgnoreCase(member));
        }
    }
}
