package dev.ostiary.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** What stands above all commands: the name, the version, the help. */
@Command(
        name = OstiaryCli.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description =
                "Makes secrets, keys and tokens, and tells why a token, a configuration or a provider is no good.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Tokens and secrets come from standard input, files or prompts, never as arguments.",
            "Exit codes: 0 all is well, 1 refused or bad, 2 called wrongly."
        })
final class Root {
    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** That of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Root.class.getPackage().getImplementationVersion();
            return new String[] {OstiaryCli.NAME + " " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
