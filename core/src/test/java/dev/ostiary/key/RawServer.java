package dev.ostiary.key;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Sends bytes as they are given, whatever HTTP says, to one connection after the other. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final CountDownLatch connected = new CountDownLatch(1);

    private RawServer(ServerSocket listening) {
        this.listening = listening;
    }

    /** Writes each part as soon as it can, then keeps the connection open without a word. */
    static RawServer sending(String... parts) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(() -> server.serve(parts), "raw-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** Sends this part over and over until the client has gone. */
    static RawServer sendingForEver(String start, String part) throws IOException {
        String[] parts = new String[1 + 100_000];
        java.util.Arrays.fill(parts, part);
        parts[0] = start;
        return sending(parts);
    }

    private void serve(String... parts) {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                connected.countDown();
                write(socket.getOutputStream(), parts);
            }
        } catch (IOException closed) {
            // by either side: there is nobody left to send to
        }
    }

    private static void write(OutputStream out, String... parts) {
        try {
            for (String part : parts) {
                out.write(part.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException gone) {
            // the client gave up, as it may
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/jwks");
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
