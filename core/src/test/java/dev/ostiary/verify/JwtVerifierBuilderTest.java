package dev.ostiary.verify;

import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A verifier that would check too little, or nothing, cannot be built. */
class JwtVerifierBuilderTest {

    @Test
    void build_withoutKeys_isRefused() {
        JwtVerifierBuilder builder = JwtVerifier.builder().issuer("i").audience("a");

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith("keys:");
    }

    @Test
    void build_withoutAChoiceOfIssuer_isRefused() {
        JwtVerifierBuilder builder =
                JwtVerifier.builder().keys(Verifiers.secretKeys()).audience("a");

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("uncheckedIssuer()");
    }

    @Test
    void build_withoutAChoiceOfAudience_isRefused() {
        JwtVerifierBuilder builder =
                JwtVerifier.builder().keys(Verifiers.secretKeys()).issuer("i");

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("uncheckedAudience()");
    }

    @Test
    void build_algorithmTheKeyCannotDo_isRefused() {
        JwtVerifierBuilder builder = standard().algorithms(Set.of(JwsAlgorithm.RS256));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith("algorithms:");
    }

    @Test
    void build_secretBesidePublicKeys_isRefused() {
        JwtVerifierBuilder builder = standard().keys(claiming(EnumSet.of(JwsAlgorithm.HS256, JwsAlgorithm.RS256)));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("never serve one");
    }

    @Test
    void build_sourceWithoutAlgorithms_isRefused() {
        JwtVerifierBuilder builder = standard().keys(claiming(Set.of()));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith("keys:");
    }

    @Test
    void clockSkew_outsideZeroToTenMinutes_isRefused() {
        assertThatCode(() -> standard().clockSkew(Duration.ofMinutes(10))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> standard().clockSkew(Duration.ofMillis(600_001)));
        assertThatIllegalArgumentException().isThrownBy(() -> standard().clockSkew(Duration.ofMillis(-1)));
    }

    @Test
    void maxTokenAge_outsideItsRange_isRefused() {
        assertThatCode(() -> standard().maxTokenAge(Duration.ofDays(36_500))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard().maxTokenAge(Duration.ofDays(36_500).plusNanos(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard().maxTokenAge(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatIllegalArgumentException().isThrownBy(() -> standard().maxTokenAge(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> standard().maxTokenAge(Duration.ofSeconds(-1)));
    }

    @Test
    void maxLifetime_outsideItsRange_isRefused() {
        assertThatCode(() -> standard().maxLifetime(Duration.ofDays(36_500))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> standard().maxLifetime(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard().maxLifetime(Duration.ofDays(36_500).plusNanos(1)))
                .withMessageStartingWith("maxLifetime:");
    }

    @Test
    void maxTokenBytes_outsideItsRange_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> standard().maxTokenBytes(255));
        assertThatIllegalArgumentException().isThrownBy(() -> standard().maxTokenBytes(1_048_577));
    }

    @Test
    void names_noneOrEmpty_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> standard().issuer());
        assertThatIllegalArgumentException().isThrownBy(() -> standard().issuer(""));
        assertThatIllegalArgumentException().isThrownBy(() -> standard().audience("a", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> standard().tokenTypes());
        assertThatIllegalArgumentException().isThrownBy(() -> standard().requiredClaims("a", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> standard().algorithms(Set.of()));
    }

    private static KeySource claiming(Set<JwsAlgorithm> algorithms) {
        return new KeySource() {
            @Override
            public KeyLookup find(KeyQuery query) {
                return new KeyLookup.Unknown();
            }

            @Override
            public Set<JwsAlgorithm> algorithms() {
                return algorithms;
            }
        };
    }
}
