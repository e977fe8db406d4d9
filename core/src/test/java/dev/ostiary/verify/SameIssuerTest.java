package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two verifiers of one issuer, such as one that moves from a shared secret to public keys: its algorithm tells whose a token is. */
class SameIssuerTest {
    private static final RawToken OF_SECRET = RawToken.valid();
    private static final SigningKey LATER = Keys.generate(JwsAlgorithm.ES256);
    private static final SigningKey UNKNOWN = Keys.generate(JwsAlgorithm.ES256);

    private final JwtVerifier moving =
            JwtVerifier.anyOf(List.of(secret().build(), publicKey().build()));

    private static JwtVerifierBuilder secret() {
        return Verifiers.standard();
    }

    private static JwtVerifierBuilder publicKey() {
        return Verifiers.standard().keys(StaticKeys.of(LATER.verificationKey()));
    }

    private static String tokenOf(SigningKey key) {
        return TokenIssuer.builder()
                .key(key)
                .profile(TokenProfile.access(RawToken.ISSUER, RawToken.AUDIENCE))
                .clock(InstantSource.fixed(RawToken.NOW))
                .build()
                .issue("u1", Map.of())
                .token();
    }

    @Test
    void verify_tokenOfEither_isVerified() {
        assertThat(moving.verify(OF_SECRET.text())).isInstanceOf(Verified.class);
        assertThat(moving.verify(tokenOf(LATER))).isInstanceOf(Verified.class);
        assertThat(moving.algorithms()).containsExactly(JwsAlgorithm.HS256, JwsAlgorithm.ES256);
    }

    @Test
    void verify_forgedForEither_isBadSignature() {
        String bySecret = OF_SECRET
                .signedWith("0123456789-another-secret-abcdefghijk".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .text();

        assertThat(moving.verify(bySecret)).isEqualTo(new Rejected(BAD_SIGNATURE));
        assertThat(moving.verify(tokenOf(UNKNOWN))).isEqualTo(new Rejected(BAD_SIGNATURE));
    }

    /** The public key, which everybody knows, is no secret of the other one. */
    @Test
    void verify_signedWithThePublicKeyAsSecret_isBadSignature() {
        byte[] known = Keys.toPem(LATER.verificationKey()).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(moving.verify(OF_SECRET.signedWith(known).text())).isEqualTo(new Rejected(BAD_SIGNATURE));
    }

    @Test
    void verify_algorithmOfNeither_isNotAllowed() {
        String token = tokenOf(Keys.generate(JwsAlgorithm.EDDSA));

        assertThat(moving.verify(token)).isEqualTo(new Rejected(ALGORITHM_NOT_ALLOWED));
        assertThat(found(moving, VerificationStep.ALGORITHM, token).expected()).isEqualTo("alg \"ES256\", \"HS256\"");
    }

    @Test
    void anyOf_commonAlgorithm_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtVerifier.anyOf(List.of(secret().build(), secret().build())))
                .withMessageContaining("share none");
    }

    @Test
    void explain_issuerWithAnotherSlash_saysSo() {
        String token = OF_SECRET
                .replacing("iss", "\"iss\":\"" + RawToken.ISSUER + "/\"")
                .text();

        assertThat(found(secret().build(), VerificationStep.ISSUER, token).found())
                .endsWith("differs in the slash at its end alone");
    }

    private static ExplainedStep found(JwtVerifier verifier, VerificationStep step, String token) {
        return verifier.explain(token).steps().stream()
                .filter(each -> each.step() == step)
                .findFirst()
                .orElseThrow();
    }
}
