package dev.ostiary.cli.provider;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.Finding;
import dev.ostiary.cli.console.InputFile;
import dev.ostiary.cli.console.Lifetime;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.key.IssuerAddress;
import dev.ostiary.key.ProviderConnections;
import dev.ostiary.key.TrustedAuthorities;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code provider check}: whether an identity provider is what an application needs. */
@Command(
        name = "check",
        description = "Asks a provider for its metadata and keys, and says what of them an application can use.")
public final class ProviderCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--issuer",
            required = true,
            paramLabel = "URL",
            description = "Exactly as its tokens have it in iss.")
    private String issuer = "";

    @Option(
            names = "--external-url",
            paramLabel = "URL",
            description = "Where browsers reach the application: says what to register for it.")
    private @Nullable String externalUrl;

    @Option(
            names = "--auth-path",
            paramLabel = "PATH",
            defaultValue = "/auth",
            description = "The setting auth-path (default ${DEFAULT-VALUE}).")
    private String authPath = "";

    @Option(
            names = "--truststore",
            paramLabel = "FILE",
            description = "Certificates of authorities as PEM, instead of the platform's.")
    private @Nullable String truststore;

    @Option(names = "--allow-http", description = "Ask over plain HTTP on other machines, too. Insecure.")
    private boolean plainHttp;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Lifetime.class,
            description = "For each exchange (default ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Mixin
    private final Output output = new Output();

    /**
     * Made for one terminal.
     *
     * @param terminal where to write
     */
    public ProviderCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        URI uri = IssuerUrl.parse(issuer, plainHttp);
        List<Finding> registrations = Optional.ofNullable(externalUrl)
                .map(url -> new Registrations(url, authPath).findings())
                .orElse(List.of());
        try (ProviderConnections connections = new ProviderConnections(
                authorities(), Optional.empty(), new IssuerAddress(uri, Optional.empty()), plainHttp)) {
            List<Finding> findings =
                    new ArrayList<>(new ProviderCheck(issuer, uri, connections, timeout, terminal.clock()).findings());
            findings.addAll(registrations);
            return output.show(Finding.answer(findings, "it can be used", "it cannot be used like this"), terminal);
        }
    }

    private Optional<TrustedAuthorities> authorities() {
        String name = truststore;
        if (name == null) {
            return Optional.empty();
        }
        byte[] content = new InputFile(name).bytes();
        return Optional.of(Complaint.about(name, () -> TrustedAuthorities.read(content, Optional.empty())));
    }
}
