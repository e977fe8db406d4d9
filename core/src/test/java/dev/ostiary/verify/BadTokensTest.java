package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.Keys;
import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.TestIssuer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The testkit's hostile tokens: a second opinion about what each of them is. */
class BadTokensTest {
    private static TestIssuer issuer;
    private static JwtVerifier verifier;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        List<JwsAlgorithm> algorithms = JwsAlgorithm.defaults().stream()
                .filter(algorithm -> algorithm.family() != KeyFamily.HMAC)
                .toList();
        verifier = JwtVerifier.builder()
                .keys(Keys.parseJwkSet(issuer.jwkSet()).source())
                .algorithms(algorithms.toArray(JwsAlgorithm[]::new))
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .build();
    }

    @AfterAll
    static void stop() {
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
    }

    @Test
    void verify_goodTwin_isVerified() {
        assertThat(verifier.verify(BadTokens.goodTwin(issuer))).isInstanceOf(Verification.Verified.class);
    }
}
