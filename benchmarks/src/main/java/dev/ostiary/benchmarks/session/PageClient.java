package dev.ostiary.benchmarks.session;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection of a browser, which sends one and the same request again and again, and remembers cookies. Used by one thread. */
final class PageClient implements AutoCloseable {
    private static final int LONGEST_HEAD = 16_384;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String line;
    private final String lines;
    private final byte[] request;
    private final byte[] head = new byte[LONGEST_HEAD];
    private int length;

    /**
     * Connects.
     *
     * @param port of the server on this machine
     * @param path of the page
     * @param lines of the head besides, each ended
     */
    PageClient(int port, String path, String lines) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        this.line = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: */*\r\n";
        this.lines = lines;
        request = with("");
    }

    private byte[] with(String more) {
        return (line + lines + more + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** One request and its answer, which must be 200. */
    void exchange() throws IOException {
        exchange(request);
    }

    /** One request with other cookies than the last one. */
    void exchange(String cookies) throws IOException {
        exchange(with("Cookie: " + cookies + "\r\n"));
    }

    private void exchange(byte[] sent) throws IOException {
        out.write(sent);
        length = 0;
        while (length < END_OF_HEAD.length || !endsHead()) {
            int next = in.read();
            if (next < 0 || length == LONGEST_HEAD) {
                throw new IOException("the server has hung up, or says more than was expected");
            }
            head[length++] = (byte) next;
        }
        String text = new String(head, 0, length, StandardCharsets.US_ASCII);
        if (!text.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("expected 200, got " + text.substring(0, text.indexOf('\r')));
        }
        int at = text.toLowerCase(Locale.ROOT).indexOf(LENGTH) + LENGTH.length();
        in.skipNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at))));
    }

    /** The cookies that the last answer has set, as a browser sends them. */
    String cookies() {
        Map<String, String> cookies = new TreeMap<>();
        for (String line : new String(head, 0, length, StandardCharsets.US_ASCII).split("\r\n", -1)) {
            if (line.regionMatches(true, 0, "Set-Cookie: ", 0, 12)) {
                String pair = line.substring(12).split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair);
            }
        }
        return String.join("; ", cookies.values());
    }

    private boolean endsHead() {
        return Arrays.equals(head, length - END_OF_HEAD.length, length, END_OF_HEAD, 0, END_OF_HEAD.length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
