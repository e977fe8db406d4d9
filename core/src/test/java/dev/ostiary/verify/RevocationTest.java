package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.RevocationCheck.NotRevoked;
import dev.ostiary.verify.RevocationCheck.Revoked;
import dev.ostiary.verify.RevocationCheck.Undecided;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Unavailable;
import dev.ostiary.verify.Verification.Verified;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a token was taken back is asked last, and an outage there is no verdict. */
class RevocationTest {
    private static final Duration SEVEN_SECONDS = Duration.ofSeconds(7);

    @Test
    void verify_tokenThatWasTakenBack_isRejected() {
        assertThat(verify(token -> new Revoked())).isEqualTo(new Rejected(TOKEN_REVOKED));
    }

    @Test
    void verify_tokenThatWasNot_isVerified() {
        assertThat(verify(token -> new NotRevoked())).isInstanceOf(Verified.class);
    }

    @Test
    void verify_checkThatCannotTell_isUnavailable() {
        Verification result = verify(token -> new Undecided(SEVEN_SECONDS));

        assertThat(result).isEqualTo(new Unavailable(SEVEN_SECONDS, STORE_UNAVAILABLE));
        assertThatExceptionOfType(TokenNotVerifiedException.class)
                .isThrownBy(result::orElseThrow)
                .returns(STORE_UNAVAILABLE, TokenNotVerifiedException::reason);
    }

    @Test
    void verify_checkThatThrowsOrAnswersNothing_isUnavailable() {
        assertThat(verify(token -> {
                    throw new IllegalStateException("no store");
                }))
                .isEqualTo(new Unavailable(Duration.ofSeconds(1), STORE_UNAVAILABLE));
        assertThat(verify(token -> null)).isEqualTo(new Unavailable(Duration.ofSeconds(1), STORE_UNAVAILABLE));
    }

    @Test
    void verify_tokenThatIsRejectedAnyway_isNotAskedAbout() {
        List<VerifiedJwt> asked = new ArrayList<>();
        JwtVerifier verifier = standard()
                .revocation(token -> {
                    asked.add(token);
                    return new NotRevoked();
                })
                .build();

        verifier.verify(RawToken.valid().expiringAt("1").text());
        assertThat(asked).isEmpty();

        verifier.verify(RawToken.valid().text());
        assertThat(asked).hasSize(1);
    }

    /** ECDSA signatures have two forms, and whoever has a token can write the other: SECURITY.md says what that means. */
    @Test
    void verify_otherFormOfAnEcdsaSignature_isTakenBackWithItsToken() {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256);
        List<String> revoked = new ArrayList<>();
        JwtVerifier verifier = standard()
                .keys(StaticKeys.of(key.verificationKey()))
                .revocation(
                        token -> revoked.containsAll(token.id().stream().toList()) ? new Revoked() : new NotRevoked())
                .build()
                .withTokenCache(10);
        String input = RawToken.valid()
                .withHeader("{\"alg\":\"ES256\"}")
                .withClaim("\"jti\":\"t1\"")
                .signingInput();
        byte[] signature = key.sign(input.getBytes(StandardCharsets.US_ASCII));
        List<String> forms =
                List.of(input + "." + RawToken.encode(signature), input + "." + RawToken.encode(otherForm(signature)));

        assertThat(forms)
                .doesNotHaveDuplicates()
                .allSatisfy(token -> assertThat(verifier.verify(token)).isInstanceOf(Verified.class));
        revoked.add("t1");

        assertThat(forms)
                .allSatisfy(token -> assertThat(verifier.verify(token)).isEqualTo(new Rejected(TOKEN_REVOKED)));
    }

    /** The number r stays, and the number s becomes n - s. */
    private static byte[] otherForm(byte[] signature) {
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        BigInteger other = order.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
        String hex = String.format("%064x", other);
        byte[] result = Arrays.copyOf(signature, 64);
        System.arraycopy(HexFormat.of().parseHex(hex), 0, result, 32, 32);
        return result;
    }

    @Test
    void explain_checkThatCannotTell_endsThere() {
        TokenExplanation explanation = standard()
                .revocation(token -> new Undecided(SEVEN_SECONDS))
                .build()
                .explain(RawToken.valid().text());

        ExplainedStep last = explanation.steps().get(explanation.steps().size() - 1);
        assertThat(last)
                .isEqualTo(
                        new ExplainedStep(VerificationStep.REVOCATION, "not taken back", "cannot be told now", false));
    }

    @Test
    void unavailable_reasonThatIsNoOutage_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Unavailable(Duration.ZERO, TOKEN_REVOKED));
        assertThatIllegalArgumentException().isThrownBy(() -> new Undecided(Duration.ofSeconds(-1)));
    }

    private static Verification verify(RevocationCheck check) {
        return standard().revocation(check).build().verify(RawToken.valid().text());
    }
}
