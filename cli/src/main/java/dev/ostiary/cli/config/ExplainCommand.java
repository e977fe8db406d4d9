package dev.ostiary.cli.config;

import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.CollectedLog;
import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.cli.token.TokenInput;
import dev.ostiary.key.JwksStatus;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.explain.Explanation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: what the filter would make of a request. */
@Command(
        name = "explain",
        description = {
            "Tells step by step what the filter would make of a request with a token or an API key.",
            "Keys are fetched as for a request. Sessions that are kept in a store are not asked for."
        })
public final class ExplainCommand implements Callable<Integer> {
    private static final String API_KEY = "ost_";

    private final Terminal terminal;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file of settings; else what system properties and the environment say.")
    private @Nullable Path config;

    @Option(names = "--no-token", description = "Ask for a request without token.")
    private boolean noToken;

    @Parameters(index = "0", paramLabel = "METHOD", description = "Such as GET.")
    private String method = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "Within the application, such as /api/me.")
    private String path = "";

    @Mixin
    private final TokenInput input = new TokenInput();

    @Mixin
    private final Output output = new Output();

    /**
     * Made for one terminal.
     *
     * @param terminal where to read and write
     */
    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!path.startsWith("/")) {
            throw Complaint.usage("PATH: expected a path that begins with a slash, such as /api/me");
        }
        return output.show(CollectedLog.during(this::answer).value(), terminal);
    }

    private Answer answer() {
        ConfigFile file = new ConfigFile(Optional.ofNullable(config));
        AuthFilter filter;
        AuthConfig settings;
        try {
            settings = file.read();
            filter = file.open(settings);
        } catch (ConfigurationException fault) {
            throw Complaint.refused("the configuration cannot be used: "
                    + fault.problems().get(0) + "; 'ostiary-cli config check' shows all problems ("
                    + fault.problems().size() + ")");
        }
        try {
            Explanation explanation = explain(filter);
            return new ExplainedRequest(explanation, keyFaults(filter), ConfigFile.hasStore(settings)).answer();
        } finally {
            filter.destroy();
        }
    }

    private Explanation explain(AuthFilter filter) {
        if (noToken) {
            return filter.explain(null, method, path);
        }
        String token = input.read(terminal);
        return token.startsWith(API_KEY)
                ? filter.explainApiKey(token, method, path)
                : filter.explain(token, method, path);
    }

    private static List<String> keyFaults(AuthFilter filter) {
        return filter.keyStatus().values().stream()
                .map(JwksStatus::lastFaultDetail)
                .flatMap(Optional::stream)
                .toList();
    }
}
