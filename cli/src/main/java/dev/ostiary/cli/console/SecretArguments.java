package dev.ostiary.cli.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds tokens, keys and secrets among arguments, where everybody on the machine can read them, and the shell's history keeps them.
 * Stateless.
 */
public final class SecretArguments {
    private static final Set<String> OPTIONS = Set.of(
            "--secret", "--token", "--password", "--passphrase", "--private-key", "--client-secret", "--api-key");

    /** Nothing that is worth hiding is shorter. */
    private static final int SHORTEST = 11;

    /** Made where they are needed: most starts need none of them. */
    private static final class Patterns {
        private static final Pattern TOKEN =
                Pattern.compile("eyJ[A-Za-z0-9_-]{8,}|[A-Za-z0-9_-]{12,}\\.[A-Za-z0-9_-]{12,}\\.[A-Za-z0-9_-]{20,}");
        private static final Pattern API_KEY = Pattern.compile("ost_[0-9a-z]{16}_");
        private static final Pattern KEY =
                Pattern.compile("base64url:[A-Za-z0-9_-]{8,}|-----BEGIN |\"(?:kty|d|k)\"\\s*:");
    }

    private SecretArguments() {}

    /**
     * Looks at all arguments.
     *
     * @param arguments as the shell gave them
     * @return what to do instead, without any of them; empty where they are harmless
     */
    public static Optional<String> complaint(List<String> arguments) {
        // Runs at every start, so without a lambda to link.
        for (String argument : arguments) {
            Optional<String> what = what(argument);
            if (what.isPresent()) {
                return Optional.of(hint(what.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> what(String argument) {
        int end = argument.indexOf('=');
        if (OPTIONS.contains(end < 0 ? argument : argument.substring(0, end))) {
            return Optional.of("a token, a key or a secret");
        }
        return argument.length() >= SHORTEST || argument.indexOf('"') >= 0 ? content(argument) : Optional.empty();
    }

    private static Optional<String> content(String argument) {
        if (Patterns.TOKEN.matcher(argument).find()) {
            return Optional.of("a token");
        }
        if (Patterns.API_KEY.matcher(argument).find()) {
            return Optional.of("an API key");
        }
        return Patterns.KEY.matcher(argument).find() ? Optional.of("a key or a secret") : Optional.empty();
    }

    private static String hint(String what) {
        return what + " is never taken as an argument, where other processes and the shell's history see it: send it"
                + " on standard input, as in 'ostiary-cli ... < FILE', or name a file (--token-file,"
                + " --secret-file, --key)";
    }
}
