package dev.ostiary.key;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerificationStep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a key of a set names as its own {@code alg} is accepted, whether the set is fetched or configured; nothing else is. */
class NamedAlgorithmsTest {
    private static final TokenProfile PROFILE = TokenProfile.access("https://issuer.test", "orders");
    private static final VerificationKey UNBOUND =
            VerificationKey.of(TestKeys.RSA.getPublic()).withKeyId("r");

    private final Remote remote = new Remote();

    private static SigningKey signing(JwsAlgorithm algorithm) {
        return SigningKey.of(TestKeys.RSA, algorithm).withKeyId("r");
    }

    private static VerificationKey bound(JwsAlgorithm algorithm) {
        return UNBOUND.restrictedTo(Set.of(algorithm));
    }

    private String token(SigningKey key) {
        return TokenIssuer.builder()
                .key(key)
                .profile(PROFILE)
                .clock(remote.clock)
                .build()
                .issue("u1", Map.of())
                .token();
    }

    private JwtVerifier verifier(KeySource keys) {
        return PROFILE.verifier().keys(keys).clock(remote.clock).build();
    }

    @ParameterizedTest
    @EnumSource(names = {"RS384", "RS512", "PS384", "PS512"})
    void verify_algorithmThatTheKeyNames_isAcceptedFromEitherPlace(JwsAlgorithm algorithm) {
        remote.fetcher.serving(bound(algorithm));
        StaticKeys configured = StaticKeys.ofSet(List.of(bound(algorithm), Remote.KEY_A));
        String token = token(signing(algorithm));

        assertThat(verifier(remote.keys).verify(token)).isInstanceOf(Verified.class);
        assertThat(verifier(configured).verify(token)).isInstanceOf(Verified.class);
        assertThat(verifier(remote.keys).algorithms()).contains(algorithm, JwsAlgorithm.RS256);
    }

    @Test
    void verify_algorithmThatNoKeyNames_isNotAllowed() {
        remote.fetcher.serving(UNBOUND);
        String token = token(signing(JwsAlgorithm.RS512));

        JwtVerifier verifier = verifier(remote.keys);

        assertThat(verifier.verify(token)).isEqualTo(new Rejected(ALGORITHM_NOT_ALLOWED));
        assertThat(verifier.examine(token).failedAt()).contains(VerificationStep.ALGORITHM);
        assertThat(verifier(StaticKeys.of(UNBOUND)).verify(token)).isEqualTo(new Rejected(ALGORITHM_NOT_ALLOWED));
        assertThat(verifier(StaticKeys.ofSet(List.of(UNBOUND))).verify(token))
                .isEqualTo(new Rejected(ALGORITHM_NOT_ALLOWED));
    }

    @Test
    void verify_algorithmThatAnotherKeyNames_hasNoKey() {
        remote.fetcher.serving(bound(JwsAlgorithm.RS512));
        String token = token(signing(JwsAlgorithm.RS512).withKeyId("other"));

        assertThat(verifier(remote.keys).verify(token)).isEqualTo(new Rejected(UNKNOWN_KEY));
    }

    @Test
    void verify_algorithmOfAKeyThatIsNewInTheSet_isAccepted() {
        JwtVerifier verifier = verifier(remote.keys);
        remote.find("a");
        remote.fetcher.serving(Remote.KEY_A, bound(JwsAlgorithm.RS512));
        remote.clock.set(RemoteJwksBuilder.DEFAULT_REFETCH_INTERVAL);

        assertThat(verifier.verify(token(signing(JwsAlgorithm.RS512)))).isInstanceOf(Verified.class);
    }

    @Test
    void verify_hmac_costsNoLookup() {
        Verification result = verifier(remote.keys).verify(token(TestKeys.signing(JwsAlgorithm.HS256)));

        assertThat(result).isEqualTo(new Rejected(ALGORITHM_NOT_ALLOWED));
        assertThat(remote.fetcher.count()).isZero();
    }
}
