package dev.ostiary.containers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A network between a browser and an application that loses answers: the request arrives and is served, and the browser hears nothing. Each
 * connection carries one request.
 */
final class DroppingProxy implements AutoCloseable {
    /** A script's request for this address is answered, by the proxy itself, while an answer is held back. */
    static final String HELD = "/held";

    private static final int PATIENCE_MILLIS = 20_000;

    private final int applicationPort;
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final AtomicBoolean losing = new AtomicBoolean();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicReference<Hold> hold = new AtomicReference<>(new Hold());

    private static final class Hold {
        private final CountDownLatch wanted = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch givenUp = new CountDownLatch(1);
    }

    DroppingProxy(int applicationPort) throws IOException {
        this.applicationPort = applicationPort;
        connections.execute(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** No answer arrives from now on, whether a browser asks once or tries again by itself. */
    void loses() {
        losing.set(true);
    }

    /** Answers arrive again. */
    void delivers() {
        losing.set(false);
    }

    /** How many answers have not arrived so far. */
    int lost() {
        return lost.get();
    }

    /** The answer of the next request does not come until the browser has given up, and so never. */
    void holdsNext() {
        hold.set(new Hold());
        hold.get().wanted.countDown();
    }

    /** Returns when the browser has closed the connection on which the answer is held back. */
    void awaitGivenUp() throws InterruptedException {
        if (!hold.get().givenUp.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the browser still waits for the answer, or has never asked");
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket browser = entrance.accept();
                connections.execute(() -> serve(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket browser) {
        try (browser) {
            browser.setSoTimeout(PATIENCE_MILLIS);
            String head = head(browser.getInputStream());
            if (head.startsWith("GET " + HELD)) {
                hold.get().begun.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                browser.getOutputStream()
                        .write("HTTP/1.1 204 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            } else if (!head.isEmpty()) { // browsers open connections ahead of need
                deliver(answer(head, browser.getInputStream()), browser);
            }
        } catch (IOException | InterruptedException over) {
            // The browser or the test has gone.
        }
    }

    private void deliver(byte[] answer, Socket browser) throws IOException {
        Hold current = hold.get();
        if (losing.get()) {
            lost.incrementAndGet();
        } else if (current.wanted.getCount() == 0 && current.begun.getCount() == 1) {
            current.begun.countDown();
            if (browser.getInputStream().read() == -1) {
                lost.incrementAndGet();
                current.givenUp.countDown();
            }
        } else {
            browser.getOutputStream().write(answer);
        }
    }

    /** All of it, so the application has done what it does. */
    private byte[] answer(String head, InputStream rest) throws IOException {
        try (Socket application = new Socket("localhost", applicationPort)) {
            String once = head.replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                    .replaceFirst("\r\n", "\r\nConnection: close\r\n");
            application.getOutputStream().write(once.getBytes(StandardCharsets.ISO_8859_1));
            application.getOutputStream().write(rest.readNBytes(length(head)));
            return application.getInputStream().readAllBytes();
        }
    }

    private static int length(String head) {
        String name = "\r\ncontent-length: ";
        int start = head.toLowerCase(Locale.ROOT).indexOf(name);
        return start < 0 ? 0 : Integer.parseInt(head.substring(start + name.length(), head.indexOf("\r\n", start + 2)));
    }

    /** The request's first line and headers, or nothing. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        connections.shutdownNow();
    }
}
