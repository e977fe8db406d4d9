package dev.ostiary.cli.token;

import dev.ostiary.cli.console.AlgorithmName;
import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.Lifetime;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.RemoteJwks;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.TokenExplanation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: whether a token is good, and if not, why. */
@Command(name = "verify", description = "Verifies a token, and says why it is not good.")
public final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--issuer",
            paramLabel = "ISS",
            description = "The only good iss; without --jwks or --secret-file its keys are fetched.")
    private @Nullable String issuer;

    @Option(names = "--unchecked-issuer", description = "Take any iss. Insecure beyond a try.")
    private boolean uncheckedIssuer;

    @Mixin
    private final VerificationKeys keys = new VerificationKeys();

    @ArgGroup(multiplicity = "1")
    private final Audience audience = new Audience();

    @Option(
            names = "--alg",
            paramLabel = "ALG",
            converter = AlgorithmName.class,
            description = "An algorithm to allow; else the usual ones of the keys. May be repeated.")
    private List<JwsAlgorithm> algorithms = List.of();

    @Option(
            names = "--type",
            paramLabel = "TYP",
            description = "A typ to allow; else JWT, at+jwt and none. May be repeated.")
    private List<String> types = List.of();

    @Option(
            names = "--clock-skew",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = Lifetime.class,
            description = "By how much the issuer's clock may differ (default ${DEFAULT-VALUE}).")
    private Duration clockSkew = Duration.ZERO;

    @Mixin
    private final TokenInput input = new TokenInput();

    @Mixin
    private final Output output = new Output();

    /** For whom it must be. */
    private static final class Audience {
        @Option(names = "--audience", paramLabel = "AUD", description = "A good aud; may be repeated.")
        private @Nullable List<String> names;

        @Option(names = "--unchecked-audience", description = "Take any aud. Insecure beyond a try.")
        private boolean unchecked;
    }

    /**
     * Made for one terminal.
     *
     * @param terminal where to read and write
     */
    public VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if ((issuer == null) != uncheckedIssuer) {
            throw Complaint.usage("name the issuer with --issuer, or give its check up with --unchecked-issuer");
        }
        if (input.isStandardInput() && keys.areOnStandardInput()) {
            throw Complaint.usage("token and key cannot both come on standard input; name a file for one of them");
        }
        KeySource source = keys.open(Optional.ofNullable(issuer), terminal);
        try {
            TokenExplanation explained =
                    Complaint.unlessWrong(() -> verifier(source)).explain(input.read(terminal));
            return output.show(new Verdict(explained, detail(source)).answer(), terminal);
        } finally {
            if (source instanceof RemoteJwks remote) {
                remote.close();
            }
        }
    }

    /** Why keys could not be fetched. */
    private static Optional<String> detail(KeySource source) {
        return source instanceof RemoteJwks remote ? remote.status().lastFaultDetail() : Optional.empty();
    }

    private JwtVerifier verifier(KeySource source) {
        JwtVerifierBuilder builder =
                JwtVerifier.builder().keys(source).clockSkew(clockSkew).clock(terminal.clock());
        builder = issuer == null ? builder.uncheckedIssuer() : builder.issuer(issuer);
        List<String> names = audience.names;
        builder = audience.unchecked || names == null
                ? builder.uncheckedAudience()
                : builder.audience(names.toArray(new String[0]));
        if (!algorithms.isEmpty()) {
            builder.algorithms(algorithms);
        }
        if (!types.isEmpty()) {
            builder.tokenTypes(types.toArray(new String[0]));
        }
        return builder.build();
    }
}
