package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.RemoteJwks;
import dev.ostiary.key.SignatureProvider;
import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestIssuer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The testkit's hostile tokens: a second opinion about what each of them is. */
class BadTokensTest {
    private static TestIssuer issuer;
    private static RemoteJwks keys;
    private static JwtVerifier verifier;
    private static JwtVerifier fastVerifier;

    @BeforeAll
    static void start() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));
        issuer = TestIssuer.builder().clock(clock).start();
        keys = RemoteJwks.discoveredFrom(issuer.issuer()).clock(clock).build();
        JwtVerifierBuilder builder = JwtVerifier.builder()
                .keys(keys)
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .clock(clock);
        verifier = builder.build();
        fastVerifier =
                builder.signatureProvider(SignatureProvider.auto()).build().withTokenCache(1_000);
    }

    @AfterAll
    static void stop() {
        keys.close();
        issuer.close();
    }

    static Stream<BadToken> tokens() {
        return BadTokens.of(issuer).stream();
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void verify_badToken_isRejectedForItsReason(BadToken token) {
        Verification result = verifier.verify(token.token());

        assertThat(result).isInstanceOf(Verification.Rejected.class);
        assertThat(((Verification.Rejected) result).reason().code()).isEqualTo(token.code());
        assertThat(fastVerifier.verify(token.token())).isEqualTo(result);
    }

    @Test
    void verify_allBadTokensAtOneMoment_causeOneFetch() {
        tokens().forEach(token -> verifier.verify(token.token()));

        assertThat(issuer.at(Endpoint.KEYS).requests()).isEqualTo(1);
    }

    @Test
    void verify_goodTwin_isVerified() {
        assertThat(verifier.verify(BadTokens.goodTwin(issuer))).isInstanceOf(Verification.Verified.class);
        assertThat(fastVerifier.verify(BadTokens.goodTwin(issuer))).isInstanceOf(Verification.Verified.class);
    }
}
