package dev.ostiary.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestIssuerExtension.class)
class VerifyCommandTest {
    private static CommandRun verify(String token, TestIssuer issuer, String... further) {
        return CommandRun.with(
                token,
                Stream.concat(
                                Stream.of("verify", "--issuer", issuer.issuer(), "--audience", issuer.audience()),
                                Arrays.stream(further))
                        .toArray(String[]::new));
    }

    @Test
    void verify_goodToken_isVerifiedByDiscovery(TestIssuer issuer) {
        CommandRun run = verify(issuer.token().subject("u1").sign(), issuer);

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).contains("=> verified, good until ").contains("ok  signature");
    }

    @Test
    void verify_goodToken_isToldToPrograms(TestIssuer issuer) {
        CommandRun run = verify(issuer.token().subject("u1").sign(), issuer, "--jwks", issuer.jwksUri(), "--json");

        assertThat(run.json().get("verdict")).isEqualTo("verified");
        assertThat(run.json().get("sub")).isEqualTo("u1");
        assertThat(run.json().get("iss")).isEqualTo(issuer.issuer());
        assertThat((List<?>) run.json().get("steps")).isNotEmpty();
    }

    @Test
    void verify_forgedToken_isRejectedWithCodeAndRemedy(TestIssuer issuer) {
        CommandRun run = verify(issuer.token().forged().sign(), issuer);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL  signature", "=> rejected bad_signature: ");
    }

    @Test
    void verify_expiredToken_isToldToPrograms(TestIssuer issuer) {
        Map<String, ?> answer =
                verify(issuer.token().expired().sign(), issuer, "--json").json();

        assertThat(answer.get("verdict")).isEqualTo("rejected");
        assertThat(answer.get("code")).isEqualTo("token_expired");
        assertThat((String) answer.get("remedy")).isNotBlank();
    }

    @Test
    void verify_tokenOfAnotherAudience_isRejectedUnlessUnchecked(TestIssuer issuer) {
        String token = issuer.token().audience("another").sign();

        assertThat(verify(token, issuer).out()).contains("audience_mismatch");
        assertThat(CommandRun.with(token, "verify", "--issuer", issuer.issuer(), "--unchecked-audience")
                        .exitCode())
                .isZero();
    }

    @Test
    void verify_keysThatCannotBeHad_isUnavailableAndSaysWhy(TestIssuer issuer) {
        issuer.outage();

        CommandRun run = verify(issuer.token().sign(), issuer);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("=> unavailable keys_unavailable", "status 5");
    }

    @Test
    void verify_publicKeyFile_isEnough(TestIssuer issuer, @TempDir Path folder) throws IOException {
        SignatureAlgorithm algorithm = issuer.algorithms().get(0);
        Path file = Files.writeString(folder.resolve("key.pem"), issuer.publicKeyPem(algorithm));
        String token = issuer.token().algorithm(algorithm).sign();

        assertThat(verify(token, issuer, "--jwks", file.toString()).exitCode()).isZero();
    }

    @Test
    void verify_typeAndAlgorithm_areDemanded(TestIssuer issuer) {
        String token = issuer.token().sign();

        assertThat(verify(token, issuer, "--type", "invite+jwt").out()).contains("type_not_allowed");
        assertThat(verify(token, issuer, "--alg", "ES512").out()).contains("algorithm_not_allowed");
    }

    @Test
    void verify_withoutIssuer_isAWrongCallUnlessGivenUp(TestIssuer issuer) {
        String token = issuer.token().sign();

        assertThat(CommandRun.with(token, "verify", "--audience", "a", "--jwks", issuer.jwksUri())
                        .err())
                .contains("--unchecked-issuer");
        assertThat(CommandRun.with(token, "verify", "--audience", "a", "--unchecked-issuer")
                        .err())
                .contains("say where the keys are");
        assertThat(CommandRun.with(
                                token,
                                "verify",
                                "--audience",
                                issuer.audience(),
                                "--jwks",
                                issuer.jwksUri(),
                                "--unchecked-issuer")
                        .exitCode())
                .isZero();
    }

    @Test
    void verify_withoutAudience_isAWrongCall(TestIssuer issuer) {
        assertThat(CommandRun.of("verify", "--issuer", issuer.issuer()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void verify_tokenAndSecretBothFromInput_isAWrongCall() {
        CommandRun run = CommandRun.of("verify", "--issuer", "i", "--audience", "a", "--secret-file", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot both come on standard input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example", "https://user@id.example", "id.example", "ftp://id.example", ""})
    void verify_issuerThatIsNoSafeUrl_isAWrongCall(String issuer) {
        CommandRun run = CommandRun.with("x", "verify", "--issuer", issuer, "--audience", "a");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("issuer").hasLineCount(1);
    }

    /** Blanks, line ends and a mark around a token are those of the file that it came in. */
    @TestFactory
    Stream<DynamicTest> verify_hostileTokens_noneIsVerified(TestIssuer issuer, @TempDir Path folder)
            throws IOException {
        Path keys = Files.writeString(folder.resolve("jwks.json"), issuer.jwkSet());
        String good = BadTokens.goodTwin(issuer);
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest(
                        "good twin",
                        () -> assertThat(verify(good, issuer, "--jwks", keys.toString())
                                        .exitCode())
                                .isZero())),
                BadTokens.of(issuer).stream()
                        .filter(bad -> bad.token()
                                .equals(bad.token().replaceFirst("^\ufeff", "").strip()))
                        .map(bad -> DynamicTest.dynamicTest(
                                bad.name(),
                                () -> isNotVerified(verify(bad.token(), issuer, "--jwks", keys.toString())))));
    }

    private static void isNotVerified(CommandRun run) {
        assertThat(run.exitCode()).isIn(1, 2);
        assertThat(run.out()).doesNotContain("=> verified");
        assertThat(run.all().replace(System.lineSeparator(), "")).isPrintable();
    }
}
