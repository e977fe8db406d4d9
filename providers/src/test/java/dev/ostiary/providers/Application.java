package dev.ostiary.providers;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An application on Jetty behind the filter, which is told issuer, client id and secret. */
final class Application implements AutoCloseable {
    /** Longer than an access token of its sessions lives, by the application's clock. */
    static final Duration PAST_EXPIRY = Duration.ofSeconds(45);

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final SteppedClock clock = new SteppedClock();

    private Application() {}

    /** One that the provider knows. */
    static Application of(Provider provider) throws Exception {
        return of(provider, Map.of());
    }

    /** @param more settings, or others in the place of those three */
    static Application of(Provider provider, Map<String, String> more) throws Exception {
        Application application = new Application();
        application.connector.setHost("127.0.0.1");
        application.connector.open();
        Client client = provider.register(application.origin());
        Map<String, String> settings = new HashMap<>(Map.of(
                "issuer", provider.issuer(),
                "client-id", client.id(),
                "client-secret", client.secret(),
                "session-access-ttl", "30s"));
        settings.putAll(provider.settings());
        settings.putAll(more);
        application.start(settings);
        return application;
    }

    private void start(Map<String, String> settings) throws Exception {
        AuthFilterBuilder filter = AuthFilter.builder().clock(clock);
        settings.forEach(filter::set);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(filter.build()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new OrdersServlet()), "/orders/*");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    /** Another site than the providers', whose host is an address. */
    String origin() {
        return "http://localhost:" + connector.getLocalPort();
    }

    String at(String path) {
        return origin() + path;
    }

    /** Access tokens that are there now have expired by its clock, and the provider was asked long ago. */
    void waitsUntilRenewal() {
        clock.forward(PAST_EXPIRY);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
