package dev.ostiary.containers;

import java.io.IOException;

/** An application that answers on a port, until it is closed. */
final class RunningApplication implements AutoCloseable {
    private final int port;
    private final AutoCloseable container;

    RunningApplication(int port, AutoCloseable container) {
        this.port = port;
        this.container = container;
    }

    int port() {
        return port;
    }

    RawHttp.Answer get(String target, String... headerLines) throws IOException {
        return send("GET", target, headerLines);
    }

    RawHttp.Answer send(String method, String target, String... headerLines) throws IOException {
        return RawHttp.send(port, method, target, headerLines);
    }

    @Override
    public void close() throws Exception {
        container.close();
    }
}
