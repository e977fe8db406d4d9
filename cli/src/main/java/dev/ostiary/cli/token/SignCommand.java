package dev.ostiary.cli.token;

import dev.ostiary.cli.console.AlgorithmName;
import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.InputFile;
import dev.ostiary.cli.console.Lifetime;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.issue.IssuedToken;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sign}: a token of one's own, to try an application with. */
@Command(name = "sign", description = "Signs a token, to try an application with.")
public final class SignCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ArgGroup(multiplicity = "1")
    private final Key key = new Key();

    @Option(
            names = "--alg",
            paramLabel = "ALG",
            converter = AlgorithmName.class,
            description = "The algorithm; else what the JWK says, or the usual one of the kind of key.")
    private @Nullable JwsAlgorithm algorithm;

    @Option(
            names = "--kid",
            paramLabel = "ID",
            description = "The id of the key; else that of the JWK, or its thumbprint.")
    private @Nullable String keyId;

    @Option(names = "--issuer", required = true, paramLabel = "ISS", description = "iss, who signs.")
    private String issuer = "";

    @Option(names = "--audience", required = true, paramLabel = "AUD", description = "aud, for whom.")
    private String audience = "";

    @Option(names = "--sub", required = true, paramLabel = "SUB", description = "sub, whom the token speaks of.")
    private String subject = "";

    @Option(
            names = "--claim",
            paramLabel = "NAME=TEXT",
            description = "A further claim; NAME:=JSON for what is no text. May be repeated.")
    private List<String> claims = List.of();

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            defaultValue = "15m",
            converter = Lifetime.class,
            description = "How long it is good, 1s to 400d (default ${DEFAULT-VALUE}).")
    private Duration lifetime = Duration.ZERO;

    @Option(
            names = "--type",
            paramLabel = "TYP",
            defaultValue = "at+jwt",
            description = "typ (default ${DEFAULT-VALUE}).")
    private String type = "";

    @Mixin
    private final Output output = new Output();

    /** What signs. */
    private static final class Key {
        @Option(
                names = "--key",
                paramLabel = "FILE",
                description = "A private key: PEM, JWK or JWK set; - is standard input.")
        private @Nullable String file;

        @Option(
                names = "--secret-file",
                paramLabel = "FILE",
                description = "A secret as 'secret' makes it; - is standard input.")
        private @Nullable String secretFile;
    }

    /**
     * Made for one terminal.
     *
     * @param terminal where to read and write
     */
    public SignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, @Nullable Object> own = ClaimText.read(claims);
        TokenProfile profile = Complaint.unlessWrong(this::profile);
        SigningKey signing = signing();
        TokenIssuer signer = TokenIssuer.builder()
                .key(keyId == null ? signing : signing.withKeyId(keyId))
                .profile(profile)
                .clock(terminal.clock())
                .maxTokenLength(JwtVerifierBuilder.DEFAULT_MAX_TOKEN_BYTES)
                .build();
        IssuedToken issued = Complaint.unlessWrong(() -> signer.issue(subject, own));
        return output.show(
                Answer.ok(
                        List.of(issued.token()),
                        Map.of(
                                "token", issued.token(),
                                "alg", signing.algorithm().headerName(),
                                "jti", issued.id(),
                                "issued_at", issued.issuedAt().toString(),
                                "expires_at", issued.expiresAt().toString())),
                terminal);
    }

    private TokenProfile profile() {
        TokenProfile kind = type.equals("at+jwt")
                ? TokenProfile.access(issuer, audience)
                : TokenProfile.custom(type, issuer, audience);
        return kind.withLifetime(lifetime);
    }

    private SigningKey signing() {
        String secretFile = key.secretFile;
        String name = secretFile == null ? String.valueOf(key.file) : secretFile;
        InputFile file = new InputFile(name);
        String text = secretFile == null ? file.text("private key", terminal) : file.secret("secret", terminal);
        return Complaint.about(name, () -> secretFile == null ? ofKey(text) : ofSecret(text));
    }

    private SigningKey ofSecret(String text) {
        return HmacSecret.ofText(text).signingKey(algorithm == null ? JwsAlgorithm.HS256 : algorithm);
    }

    private SigningKey ofKey(String text) {
        if (algorithm != null) {
            return Keys.parsePrivate(text, algorithm);
        }
        return Keys.parseKeyRing(text).signingKey();
    }
}
