package dev.ostiary.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection that sends one request after the other and notes how long each answer took. Used by one thread. */
final class Client implements AutoCloseable {
    private static final int LONGEST_HEAD = 8_192;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] request;
    private final byte[] head = new byte[LONGEST_HEAD];
    private long[] latencies = new long[1 << 16];
    private int count;

    Client(int port, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        request = ("GET /hello HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAccept: application/json\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends until the time has come, by {@link System#nanoTime}. */
    void runUntil(long end) throws IOException {
        count = 0;
        long before = System.nanoTime();
        while (before < end) {
            exchange();
            long after = System.nanoTime();
            note(after - before);
            before = after;
        }
    }

    /** Nanoseconds of each exchange of the last run. */
    long[] latencies() {
        return Arrays.copyOf(latencies, count);
    }

    private void note(long nanos) {
        if (count == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * count);
        }
        latencies[count++] = nanos;
    }

    /** One request and its answer, which must be 200. */
    void exchange() throws IOException {
        out.write(request);
        int length = 0;
        while (length < END_OF_HEAD.length || !endsHead(length)) {
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
        int at = text.indexOf("Content-Length: ") + "Content-Length: ".length();
        in.skipNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at))));
    }

    private boolean endsHead(int length) {
        return Arrays.equals(head, length - END_OF_HEAD.length, length, END_OF_HEAD, 0, END_OF_HEAD.length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
