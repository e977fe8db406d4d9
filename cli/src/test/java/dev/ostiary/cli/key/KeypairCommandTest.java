package dev.ostiary.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeypairCommandTest {
    @TempDir
    private Path folder;

    @Test
    void keypair_intoFiles_bothHalvesAreTheOwnersAndNoneIsShown() throws IOException {
        CommandRun run = CommandRun.of("keypair", "--out", folder + "/k", "--json");

        Path privateFile = folder.resolve("k.private.pem");
        Path publicFile = folder.resolve("k.public.pem");
        assertThat(run.exitCode()).isZero();
        assertThat(run.all()).doesNotContain("BEGIN");
        assertThat(run.json().get("private_file")).isEqualTo(privateFile.toString());
        assertThat(run.json().get("public_file")).isEqualTo(publicFile.toString());
        assertThat(permissions(privateFile)).isEqualTo("rw-------");
        assertThat(permissions(publicFile)).isEqualTo("rw-------");
        assertThat(Keys.parsePrivate(Files.readString(privateFile), JwsAlgorithm.ES256)
                        .keyId())
                .contains((String) run.json().get("kid"));
        assertThat(publicFile).content().startsWith("-----BEGIN PUBLIC KEY-----");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void keypair_oneFileThere_writesNeither() throws IOException {
        Files.writeString(folder.resolve("k.public.pem"), "before");

        CommandRun run = CommandRun.of("keypair", "--out", folder + "/k");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("k.private.pem")).doesNotExist();
        assertThat(folder.resolve("k.public.pem")).hasContent("before");
    }

    @Test
    void keypair_toStandardOutput_isThePrivateHalfAlone() {
        CommandRun run = CommandRun.of("keypair", "--alg", "ed25519", "--stdout");

        assertThat(run.exitCode()).isZero();
        assertThat(Keys.parsePrivate(run.line(), JwsAlgorithm.EDDSA).algorithm())
                .isEqualTo(JwsAlgorithm.EDDSA);
    }

    @Test
    void keypair_publicJwk_hasNoPrivateMember() throws IOException {
        CommandRun.of("keypair", "--jwk", "--out", folder + "/k");

        assertThat(folder.resolve("k.public.jwk"))
                .content()
                .doesNotContain("\"d\"")
                .contains("\"kid\"", "\"ES256\"");
        assertThat(folder.resolve("k.private.jwk")).content().contains("\"d\"");
    }

    @Test
    void keypair_withoutPlace_isAWrongCall() {
        CommandRun run = CommandRun.of("keypair");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out=NAME | --stdout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void keypair_algorithmOfSecrets_pointsToSecret(String algorithm) {
        CommandRun run = CommandRun.of("keypair", "--alg", algorithm, "--stdout");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'ostiary-cli secret'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ES256K", "", "RSA"})
    void keypair_unknownAlgorithm_namesTheKnownOnes(String algorithm) {
        CommandRun run = CommandRun.of("keypair", "--alg", algorithm, "--stdout");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected one of HS256", "EdDSA");
    }
}
