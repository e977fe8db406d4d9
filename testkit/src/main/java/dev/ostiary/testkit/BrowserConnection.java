package dev.ostiary.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request over a connection of its own (HTTP/1.1, RFC 9112). The JDK's clients either forbid the fields that browsers send or
 * leave threads behind. Thread-safe.
 */
final class BrowserConnection {
    private static final int LIMIT_MILLIS =
            Math.toIntExact(Duration.ofSeconds(30).toMillis());
    private static final int LONGEST_LINE = 65_536;

    private final Supplier<SSLSocketFactory> tls;

    /** What came back. */
    record Received(int status, Map<String, List<String>> headers, String body) {}

    BrowserConnection(Supplier<SSLSocketFactory> tls) {
        this.tls = tls;
    }

    /** One that trusts what the platform trusts, which is looked up for {@code https} alone. */
    static BrowserConnection usual() {
        return new BrowserConnection(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    Received send(String method, URI uri, Map<String, String> fields, byte[] body, boolean hasBody) {
        try (Socket socket = open(uri)) {
            socket.getOutputStream().write(head(method, uri, fields, hasBody ? body.length : -1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return received(new BufferedInputStream(socket.getInputStream()), method);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + Site.origin(uri) + uri.getRawPath(), e);
        }
    }

    private Socket open(URI uri) throws IOException {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
        Socket socket = new Socket();
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.connect(new InetSocketAddress(Site.host(uri).replaceAll("[\\[\\]]", ""), port), LIMIT_MILLIS);
        return secure ? tls.get().createSocket(socket, Site.host(uri), port, true) : socket;
    }

    private static byte[] head(String method, URI uri, Map<String, String> fields, int length) {
        String path = String.valueOf(uri.getRawPath());
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path.isEmpty() ? "/" : path)
                .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getRawAuthority())
                .append("\r\nConnection: close\r\n");
        fields.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Received received(InputStream in, String method) throws IOException {
        int status = status(line(in));
        Map<String, List<String>> headers = headers(in);
        while (status < 200) {
            status = status(line(in));
            headers = headers(in);
        }
        boolean empty = method.equals("HEAD") || status == 204 || status == 304;
        byte[] body = empty ? new byte[0] : body(in, headers);
        return new Received(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
            throw new IOException("not the status line of an answer");
        }
        return Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (String.valueOf(headers.get("transfer-encoding"))
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            return chunks(in);
        }
        List<String> length = headers.getOrDefault("content-length", List.of());
        return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.get(0)));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        headers(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the answer ends within a line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
    }
}
