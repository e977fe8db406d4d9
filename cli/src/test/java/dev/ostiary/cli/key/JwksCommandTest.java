package dev.ostiary.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.key.JwkSet;
import dev.ostiary.key.Keys;
import dev.ostiary.key.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwksCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeKeys() {
        CommandRun.of("keypair", "--out", folder + "/pem");
        CommandRun.of("keypair", "--alg", "EdDSA", "--jwk", "--out", folder + "/jwk");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void jwks_publicKeys_areASetWithIds() {
        CommandRun run = CommandRun.of("jwks", file("pem.public.pem"), file("jwk.public.jwk"));

        JwkSet set = Keys.parseJwkSet(run.line());
        assertThat(run.exitCode()).isZero();
        assertThat(set.skipped()).isEmpty();
        assertThat(set.keys()).hasSize(2).extracting(VerificationKey::keyId).allMatch(Optional::isPresent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pem.private.pem", "jwk.private.jwk"})
    void jwks_privateKey_isItsPublicHalf(String name) {
        CommandRun run = CommandRun.of("jwks", file(name));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("\"d\"");
        assertThat(run.out())
                .isEqualTo(CommandRun.of("jwks", file(name.replace("private", "public")))
                        .out());
    }

    @Test
    void jwks_standardInput_isReadForADash() throws IOException {
        CommandRun run = CommandRun.with(Files.readString(folder.resolve("jwk.public.jwk")), "jwks", "-");

        assertThat(Keys.parseJwkSet(run.line()).keys()).hasSize(1);
    }

    @Test
    void jwks_sameKeyTwice_isRefused() {
        CommandRun run = CommandRun.of("jwks", file("pem.public.pem"), file("pem.private.pem"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the same kid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no key",
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ\"}",
                "{\"kty\":\"oct\",\"d\":\"x\",\"k\":\"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ\"}",
                "{\"keys\":[]}",
                "base64url:c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
                "{\"kty\":\"EC\",\"d\":\"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0\"}"
            })
    void jwks_secretOrNoKey_isRefusedAndNotShown(String text) {
        CommandRun run = CommandRun.with(text, "jwks", "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("ostiary-cli jwks: -: ")
                .hasLineCount(1)
                .doesNotContain("c2VjcmV0");
    }
}
