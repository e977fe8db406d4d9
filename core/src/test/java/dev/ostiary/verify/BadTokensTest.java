package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.TestIssuer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The testkit's hostile tokens: a second opinion about what each of them is. */
class BadTokensTest {
    /** Like a key set that is fetched: what kinds of keys it holds is not known beforehand. */
    private record AnyKindOfKeys(KeySource keys) implements KeySource {
        @Override
        public KeyLookup find(KeyQuery query) {
            return keys.find(query);
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return JwsAlgorithm.defaults().stream()
                    .filter(algorithm -> algorithm.family() != KeyFamily.HMAC)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static TestIssuer issuer;
    private static JwtVerifier verifier;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        verifier = JwtVerifier.builder()
                .keys(new AnyKindOfKeys(Keys.parseJwkSet(issuer.jwkSet()).source()))
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
