package dev.ostiary.cli.token;

import dev.ostiary.cli.console.InputFile;
import dev.ostiary.cli.console.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a token comes from. Filled by picocli. */
public final class TokenInput {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Read the token from this file; else from standard input, or a prompt without echo.")
    private @Nullable String file;

    /** For picocli. */
    public TokenInput() {}

    /**
     * Reads it.
     *
     * @param terminal for standard input
     * @return not empty
     */
    public String read(Terminal terminal) {
        String name = file;
        return name == null ? terminal.readSecret("token") : new InputFile(name).secret("token", terminal);
    }

    /**
     * Whether standard input is taken.
     *
     * @return false where a file is named
     */
    boolean isStandardInput() {
        return file == null || new InputFile(file).isStandardInput();
    }
}
