package dev.ostiary.cli.key;

import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.OwnersFile;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.cli.console.WholeNumber;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.Keys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secret}: a random secret as the setting {@code secret} takes it. */
@Command(name = "secret", description = "Makes a random secret, in the form that the setting 'secret' takes.")
public final class SecretCommand implements Callable<Integer> {
    private static final int LEAST = 32;
    private static final int MOST = 4_096;

    private final Terminal terminal;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "32",
            converter = WholeNumber.class,
            description = "Its length, 32 to 4096; HS384 needs 48, HS512 64 (default ${DEFAULT-VALUE}).")
    private int bytes;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A new file for it, which only its owner can read; else standard output.")
    private @Nullable Path out;

    @Mixin
    private final Output output = new Output();

    /**
     * Made for one terminal.
     *
     * @param terminal where to write
     */
    public SecretCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        WholeNumber.requireWithin("--bytes", bytes, LEAST, MOST);
        String secret = Keys.toText(random());
        if (out == null) {
            return output.show(Answer.ok(List.of(secret), Map.of("secret", secret)), terminal);
        }
        new OwnersFile(out).write(secret);
        return output.show(
                Answer.ok(List.of("secret of " + bytes + " bytes: " + out), Map.of("file", out.toString())), terminal);
    }

    private HmacSecret random() {
        byte[] secret = new byte[bytes];
        new SecureRandom().nextBytes(secret);
        return HmacSecret.ofBytes(secret);
    }
}
