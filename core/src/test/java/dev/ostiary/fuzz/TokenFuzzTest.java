package dev.ostiary.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RawToken;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Whole tokens, and headers and claims under a signature that is always good: each is a verdict, never an exception. */
class TokenFuzzTest {
    private static final String GOOD = RawToken.valid().text();
    private static final JwtVerifier VERIFIER = JwtVerifier.builder()
            .keys(StaticKeys.of(HmacSecret.ofBytes(RawToken.TEST_SECRET).verificationKey()))
            .issuer(RawToken.ISSUER)
            .audience(RawToken.AUDIENCE)
            .clock(InstantSource.fixed(RawToken.NOW))
            .build();

    @FuzzTest(maxDuration = "1m")
    void verifyText(byte[] input) {
        String token = new String(input, StandardCharsets.UTF_8);

        assertThat(VERIFIER.verify(token) instanceof Verified).isEqualTo(token.equals(GOOD));
    }

    @FuzzTest(maxDuration = "1m")
    void verifySignedHeader(byte[] header) {
        assertVerdict(header, RawToken.valid().payload().getBytes(StandardCharsets.UTF_8));
    }

    @FuzzTest(maxDuration = "1m")
    void verifySignedClaims(byte[] claims) {
        assertVerdict(RawToken.valid().header().getBytes(StandardCharsets.UTF_8), claims);
    }

    private static void assertVerdict(byte[] header, byte[] claims) {
        String token = RawToken.valid().signed(Base64Url.encode(header) + "." + Base64Url.encode(claims));

        assertThat(VERIFIER.verify(token)).isInstanceOfAny(Verified.class, Rejected.class);
    }
}
