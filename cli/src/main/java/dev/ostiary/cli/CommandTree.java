package dev.ostiary.cli;

import dev.ostiary.cli.config.ConfigCheckCommand;
import dev.ostiary.cli.config.ExplainCommand;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.cli.key.ApikeyCommand;
import dev.ostiary.cli.key.JwksCommand;
import dev.ostiary.cli.key.KeypairCommand;
import dev.ostiary.cli.key.SecretCommand;
import dev.ostiary.cli.provider.ProviderCheckCommand;
import dev.ostiary.cli.store.StoreCheckCommand;
import dev.ostiary.cli.token.DecodeCommand;
import dev.ostiary.cli.token.SignCommand;
import dev.ostiary.cli.token.VerifyCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * All commands by name. The one that is called is looked at alone, because looking at all of them takes longer than running it; help and
 * the completion script need them all. Thread-safe as far as the terminal is.
 *
 * @param terminal where commands read and write
 */
record CommandTree(Terminal terminal) {
    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "secret",
            "keypair",
            "jwks",
            "sign",
            "decode",
            "verify",
            "explain",
            "config",
            "provider",
            "store",
            "apikey");

    /** The command that these arguments call, below a root that has nothing else; else the root with all that there is. */
    CommandLine of(List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        Object called = command(first);
        return called == null
                ? all()
                : new CommandLine(CommandSpec.create().name(OstiaryCli.NAME)).addSubcommand(first, called);
    }

    private CommandLine all() {
        CommandLine root = new CommandLine(new Root());
        for (String name : NAMES) {
            root.addSubcommand(name, command(name));
        }
        return root.addSubcommand("help", new CommandLine.HelpCommand())
                .addSubcommand("generate-completion", new AutoComplete.GenerateCompletion());
    }

    // No map of constructors: each would be a lambda to link at start.
    private @Nullable Object command(String name) {
        return switch (name) {
            case "secret" -> new SecretCommand(terminal);
            case "keypair" -> new KeypairCommand(terminal);
            case "jwks" -> new JwksCommand(terminal);
            case "sign" -> new SignCommand(terminal);
            case "decode" -> new DecodeCommand(terminal);
            case "verify" -> new VerifyCommand(terminal);
            case "explain" -> new ExplainCommand(terminal);
            case "config" -> group("Looks at a configuration of the filter.", new ConfigCheckCommand(terminal));
            case "provider" -> group("Looks at an identity provider.", new ProviderCheckCommand(terminal));
            case "store" -> group("Looks at a store of sessions.", new StoreCheckCommand(terminal));
            case "apikey" -> new ApikeyCommand(terminal);
            default -> null;
        };
    }

    private static CommandLine group(String description, Object check) {
        CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
        spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        return new CommandLine(spec).addSubcommand("check", check);
    }
}
