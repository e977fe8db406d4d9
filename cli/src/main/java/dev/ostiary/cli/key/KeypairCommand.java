package dev.ostiary.cli.key;

import dev.ostiary.cli.console.AlgorithmName;
import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.OwnersFile;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keypair}: a private key and its public key. */
@Command(
        name = "keypair",
        description = "Makes a key pair: a private key that signs, and the public key that verifies.")
public final class KeypairCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--alg",
            paramLabel = "ALG",
            defaultValue = "ES256",
            converter = AlgorithmName.class,
            description = "RS256 to RS512, PS256 to PS512, ES256, ES384, ES512 or EdDSA (default ${DEFAULT-VALUE}).")
    private JwsAlgorithm algorithm = JwsAlgorithm.ES256;

    @Option(names = "--jwk", description = "Write JWK, which names its algorithm and kid; else PEM.")
    private boolean jwk;

    @ArgGroup(multiplicity = "1")
    private final Place place = new Place();

    @Mixin
    private final Output output = new Output();

    /** Where the private half goes. */
    private static final class Place {
        @Option(
                names = "--out",
                paramLabel = "NAME",
                description = "New files NAME.private.pem and NAME.public.pem (.jwk), which only their owner can read.")
        private @Nullable Path name;

        @Option(
                names = "--stdout",
                description = "The private half to standard output; 'jwks' makes the public one of it.")
        private boolean stdout;
    }

    /**
     * Made for one terminal.
     *
     * @param terminal where to write
     */
    public KeypairCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (algorithm.family() == KeyFamily.HMAC) {
            throw Complaint.usage("--alg: " + algorithm.headerName()
                    + " signs with a secret and has no key pair; 'ostiary-cli secret' makes one");
        }
        Path name = place.name;
        return output.show(place.stdout || name == null ? shown() : written(name), terminal);
    }

    private Answer shown() {
        SigningKey key = Keys.generate(algorithm);
        String text = privateText(key);
        Map<String, Object> members = members(key);
        members.put("private_key", text);
        return Answer.ok(List.of(text), members);
    }

    private Answer written(Path name) {
        String ending = jwk ? ".jwk" : ".pem";
        OwnersFile privateFile = new OwnersFile(Path.of(name + ".private" + ending));
        OwnersFile publicFile = new OwnersFile(Path.of(name + ".public" + ending));
        privateFile.requireNew();
        publicFile.requireNew();
        SigningKey key = Keys.generate(algorithm);
        privateFile.write(privateText(key));
        publicFile.write(jwk ? Keys.toJwkText(key.verificationKey()) : Keys.toPem(key.verificationKey()));
        Map<String, Object> members = members(key);
        members.put("private_file", privateFile.path().toString());
        members.put("public_file", publicFile.path().toString());
        return Answer.ok(
                List.of(
                        "private key: " + privateFile.path(),
                        "public key:  " + publicFile.path(),
                        "alg:         " + algorithm.headerName(),
                        "kid:         " + key.keyId().orElse("")),
                members);
    }

    private String privateText(SigningKey key) {
        return jwk ? Keys.toPrivateJwkText(key) : Keys.toPem(key);
    }

    private Map<String, Object> members(SigningKey key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alg", algorithm.headerName());
        members.put("kid", key.keyId().orElse(""));
        return members;
    }
}
