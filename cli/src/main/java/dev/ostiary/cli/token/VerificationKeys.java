package dev.ostiary.cli.token;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.InputFile;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import dev.ostiary.key.RemoteJwks;
import dev.ostiary.key.RemoteJwksBuilder;
import dev.ostiary.key.StaticKeys;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which keys a token is verified with. Filled by picocli. */
final class VerificationKeys {
    @ArgGroup
    private @Nullable Source source;

    @Option(names = "--allow-http", description = "Fetch keys over plain HTTP from other machines, too. Insecure.")
    private boolean plainHttp;

    /** One of them, or discovery. */
    private static final class Source {
        @Option(
                names = "--jwks",
                paramLabel = "URL|FILE",
                description = "A JWK set, JWK or PEM; else the issuer is asked where its keys are.")
        private @Nullable String jwks;

        @Option(
                names = "--secret-file",
                paramLabel = "FILE",
                description = "The secret that signs; - is standard input.")
        private @Nullable String secretFile;
    }

    /** Whether standard input is taken for them. */
    boolean areOnStandardInput() {
        Source given = source;
        return given != null && (isStandardInput(given.jwks) || isStandardInput(given.secretFile));
    }

    private static boolean isStandardInput(@Nullable String name) {
        return name != null && new InputFile(name).isStandardInput();
    }

    /** Opens them; what fetches is to be closed. */
    KeySource open(Optional<String> issuer, Terminal terminal) {
        Source given = source;
        if (given == null) {
            return remote(RemoteJwks.discoveredFrom(issuer.orElseThrow(() -> Complaint.usage(
                    "say where the keys are: --issuer with the URL of a provider, --jwks or --secret-file"))));
        }
        if (given.secretFile != null) {
            String name = given.secretFile;
            String text = new InputFile(name).secret("secret", terminal);
            return Complaint.about(
                    name, () -> StaticKeys.of(HmacSecret.ofText(text).verificationKey()));
        }
        String place = String.valueOf(given.jwks);
        if (place.startsWith("https:") || place.startsWith("http:")) {
            return remote(RemoteJwks.at(Complaint.about("--jwks", () -> URI.create(place))));
        }
        String text = new InputFile(place).text("public key", terminal);
        return Complaint.about(place, () -> Keys.parsePublic(text));
    }

    private RemoteJwks remote(RemoteJwksBuilder builder) {
        return Complaint.unlessWrong(() -> plainHttp ? builder.allowPlainHttp().build() : builder.build());
    }
}
