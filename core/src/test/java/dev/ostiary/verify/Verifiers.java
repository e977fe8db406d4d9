package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.InstantSource;

/** Verifiers that accept {@link RawToken#valid()}, and short assertions on what they answer. */
final class Verifiers {
    private Verifiers() {}

    static JwtVerifierBuilder standard() {
        return JwtVerifier.builder()
                .keys(secretKeys())
                .issuer(RawToken.ISSUER)
                .audience(RawToken.AUDIENCE)
                .clock(InstantSource.fixed(RawToken.NOW));
    }

    static KeySource secretKeys() {
        return StaticKeys.of(HmacSecret.ofBytes(RawToken.TEST_SECRET).verificationKey());
    }

    static void assertVerified(JwtVerifierBuilder verifier, RawToken token) {
        assertThat(verifier.build().verify(token.text())).isInstanceOf(Verified.class);
    }

    static void assertRejected(RawToken token, RejectionReason reason) {
        assertRejected(standard(), token.text(), reason);
    }

    static void assertRejected(JwtVerifierBuilder verifier, RawToken token, RejectionReason reason) {
        assertRejected(verifier, token.text(), reason);
    }

    static void assertRejected(JwtVerifierBuilder verifier, String token, RejectionReason reason) {
        assertThat(verifier.build().verify(token)).isEqualTo(new Rejected(reason));
    }

    static VerifiedJwt verified(JwtVerifierBuilder verifier, RawToken token) {
        Verification result = verifier.build().verify(token.text());
        assertThat(result).isInstanceOf(Verified.class);
        return ((Verified) result).jwt();
    }
}
