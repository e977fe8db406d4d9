package dev.ostiary.benchmarks.signin;

import java.io.IOException;
import java.util.Map;

/** A provider in a process of its own, so that what it costs is not measured. Thread-safe. */
public final class ProviderProcess implements AutoCloseable {
    private final ChildProcess process;

    private ProviderProcess(ChildProcess process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @return to be closed
     * @throws IOException if it does not start
     */
    public static ProviderProcess start() throws IOException {
        return new ProviderProcess(ChildProcess.start(ProviderServer.class));
    }

    /**
     * Who it is.
     *
     * @return its issuer identifier
     */
    public String issuer() {
        return "http://127.0.0.1:" + process.port();
    }

    /**
     * The three settings that a user of this library writes.
     *
     * @return by the settings' names
     */
    public Map<String, String> settings() {
        return Map.of("issuer", issuer(), "client-id", ProviderStub.CLIENT, "client-secret", ProviderStub.SECRET);
    }

    @Override
    public void close() {
        process.close();
    }
}
