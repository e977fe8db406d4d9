package dev.ostiary.example;

import java.io.IOException;
import java.util.Optional;

/**
 * The example and what it was started with.
 *
 * @param jetty serves it
 * @param provider signs its users in; empty: it is not started here
 */
record RunningExample(EmbeddedJetty jetty, Optional<DemoProvider> provider) implements AutoCloseable {
    /** By this system property the filter finds its setting {@code session-store}. */
    private static final String SESSION_STORE = "ostiary.session-store";

    /**
     * Starts what the command line asks for; settings go to the filter by system properties.
     *
     * @throws java.net.BindException if the port is taken
     * @throws IllegalStateException if the application cannot start, with the reason as its message
     */
    static RunningExample start(StartOptions options) throws IOException {
        if (options.store().isPresent()) {
            System.setProperty(SESSION_STORE, options.store().get().location());
        }
        Optional<DemoProvider> provider = options.demo() ? Optional.of(DemoProvider.start()) : Optional.empty();
        provider.map(DemoProvider::choice).or(options::provider).ifPresent(choice -> choice.tell(System::setProperty));
        try {
            return new RunningExample(EmbeddedJetty.start(options), provider);
        } catch (IOException | RuntimeException failure) {
            provider.ifPresent(DemoProvider::close);
            throw failure;
        }
    }

    @Override
    public void close() {
        jetty.close();
        provider.ifPresent(DemoProvider::close);
    }
}
