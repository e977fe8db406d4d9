package dev.ostiary.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one command makes, the next one takes. */
class RoundTripTest {
    @TempDir
    private Path folder;

    static Stream<JwsAlgorithm> pairs() {
        return Arrays.stream(JwsAlgorithm.values()).filter(algorithm -> algorithm.family() != KeyFamily.HMAC);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void jwkPair_knowsItsAlgorithm(JwsAlgorithm algorithm) {
        CommandRun.of("keypair", "--alg", algorithm.headerName(), "--jwk", "--out", folder + "/k");

        CommandRun verified = verified(sign("--key", folder + "/k.private.jwk"), "--jwks", folder + "/k.public.jwk");

        assertThat(verified.exitCode()).as(verified.all()).isZero();
        assertThat(verified.json().get("alg")).isEqualTo(algorithm.headerName());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void pemPair_isToldItsAlgorithm(JwsAlgorithm algorithm) {
        String name = algorithm.headerName();
        CommandRun.of("keypair", "--alg", name, "--out", folder + "/k");

        CommandRun verified = verified(
                sign("--key", folder + "/k.private.pem", "--alg", name),
                "--jwks",
                folder + "/k.public.pem",
                "--alg",
                name);

        assertThat(verified.exitCode()).as(verified.all()).isZero();
        assertThat(verified.json().get("alg")).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "HS384", "HS512"})
    void secret_signsAndVerifies(JwsAlgorithm algorithm) {
        CommandRun.of("secret", "--bytes", "64", "--out", folder + "/s");

        CommandRun verified = verified(
                sign("--secret-file", folder + "/s", "--alg", algorithm.headerName()),
                "--secret-file",
                folder + "/s",
                "--alg",
                algorithm.headerName());

        assertThat(verified.exitCode()).as(verified.all()).isZero();
        assertThat(verified.json().get("alg")).isEqualTo(algorithm.headerName());
    }

    private static String sign(String... key) {
        return CommandRun.of(with(key, "sign", "--issuer", "https://id.example", "--audience", "a", "--sub", "u1"))
                .line();
    }

    private static CommandRun verified(String token, String... key) {
        return CommandRun.with(
                token, with(key, "verify", "--json", "--issuer", "https://id.example", "--audience", "a"));
    }

    private static String[] with(String[] key, String... arguments) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(key)).toArray(String[]::new);
    }
}
