package dev.ostiary.cli.key;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.ExitCode;
import dev.ostiary.cli.console.InputFile;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.VerificationKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jwks}: the public halves of keys as a JWK set. */
@Command(name = "jwks", description = "Writes the public halves of keys as a JWK set, which has no private member.")
public final class JwksCommand implements Callable<Integer> {
    private static final Pattern PRIVATE = Pattern.compile("PRIVATE KEY-----|\"d\"\\s*:");

    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "PEM (public, certificate, private), JWK or JWK set; - is standard input.")
    private List<String> files = List.of();

    /**
     * Made for one terminal.
     *
     * @param terminal where to read and write
     */
    public JwksCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<VerificationKey> keys = new ArrayList<>();
        files.forEach(name -> keys.addAll(keys(name)));
        requireDistinct(keys);
        terminal.out().println(Keys.toJwkSet(keys));
        return ExitCode.OK;
    }

    private List<VerificationKey> keys(String name) {
        String text = new InputFile(name).text("key", terminal);
        return Complaint.about(
                name, () -> read(text).stream().map(JwksCommand::named).toList());
    }

    private static List<VerificationKey> read(String text) {
        return PRIVATE.matcher(text).find()
                ? Keys.parseSigningKeys(text).stream()
                        .map(SigningKey::verificationKey)
                        .toList()
                : Keys.parsePublic(text).keys();
    }

    private static VerificationKey named(VerificationKey key) {
        if (key.family() == KeyFamily.HMAC) {
            throw new IllegalArgumentException("is a secret, which has no public half and must not be published");
        }
        return key.keyId().isPresent() ? key : key.withKeyId(Keys.thumbprint(key));
    }

    private static void requireDistinct(List<VerificationKey> keys) {
        Set<String> seen = new HashSet<>();
        if (!keys.stream().allMatch(key -> seen.add(key.keyId().orElseThrow()))) {
            throw Complaint.refused("two of these keys have the same kid; leave one of them out");
        }
    }
}
