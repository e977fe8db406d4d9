package dev.ostiary.servlet.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP/1.1 by hand, because a client library would tidy up just what a test wants to send. */
final class RawHttp {
    private RawHttp() {}

    /** Sends one request as it stands and reads the answer to its end. Header lines are {@code Name: value}. */
    static Answer send(int port, String method, String target, String... headerLines) throws IOException {
        List<String> lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1"));
        if (Arrays.stream(headerLines).noneMatch(line -> line.startsWith("Host:"))) {
            lines.add("Host: localhost:" + port);
        }
        lines.addAll(List.of(headerLines));
        if (Arrays.stream(headerLines).noneMatch(line -> line.startsWith("Connection:"))) {
            lines.add("Connection: close");
        }
        lines.addAll(List.of("", ""));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
            return Answer.read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What came back. */
    record Answer(int status, List<String> headerLines, String body) {
        private static Answer read(String text) {
            int end = text.indexOf("\r\n\r\n");
            List<String> head = Arrays.asList(text.substring(0, end).split("\r\n"));
            int status = Integer.parseInt(head.get(0).split(" ")[1]);
            return new Answer(status, head.subList(1, head.size()), text.substring(end + 4));
        }

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
    }
}
