package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.AUDIENCE_MISMATCH;
import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.ISSUER_NOT_TRUSTED;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_LARGE;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Unavailable;
import dev.ostiary.verify.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several issuers, each with its own keys and demands, behind one verifier. */
class AnyOfTest {
    private static final String OTHER_ISSUER = "https://other.test";
    private static final byte[] OTHER_SECRET =
            "other-test-secret-9876543210-zyxwvutsrqponmlkjihgfedcba".getBytes(StandardCharsets.UTF_8);
    private static final RawToken FIRST = RawToken.valid().withHeaderMember("\"kid\":\"k1\"");
    private static final RawToken OTHER = FIRST.replacing("iss", "\"iss\":\"" + OTHER_ISSUER + "\"")
            .replacing("aud", "\"aud\":\"billing\"")
            .signedWith(OTHER_SECRET);

    private static JwtVerifierBuilder other() {
        return Verifiers.standard()
                .keys(StaticKeys.of(HmacSecret.ofBytes(OTHER_SECRET).verificationKey()))
                .issuer(OTHER_ISSUER)
                .audience("billing");
    }

    private static JwtVerifier both() {
        return JwtVerifier.anyOf(List.of(Verifiers.standard().build(), other().build()));
    }

    @Test
    void verify_tokenOfEitherIssuer_isVerified() {
        assertThat(both().verify(FIRST.text())).isInstanceOf(Verified.class);
        assertThat(both().verify(OTHER.text())).isInstanceOf(Verified.class);
    }

    @Test
    void verify_keyOfOneIssuerInTheNameOfTheOther_isBadSignature() {
        RawToken crossed = FIRST.signedWith(OTHER_SECRET);
        RawToken crossedBack = OTHER.signedWith(RawToken.TEST_SECRET);

        assertThat(both().verify(crossed.text())).isEqualTo(new Rejected(BAD_SIGNATURE));
        assertThat(both().verify(crossedBack.text())).isEqualTo(new Rejected(BAD_SIGNATURE));
    }

    @Test
    void verify_audienceOfTheOtherIssuer_isMismatch() {
        RawToken token = OTHER.replacing("aud", "\"aud\":\"" + RawToken.AUDIENCE + "\"");

        assertThat(both().verify(token.text())).isEqualTo(new Rejected(AUDIENCE_MISMATCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"iss\":\"https://stranger.test\"",
                "\"iss\":\"https://other.test/\"",
                "\"iss\":\"\"",
                "\"iss\":5",
                "\"iss\":[\"https://other.test\"]",
                ""
            })
    void verify_unregisteredIssuer_isNotTrustedAndCostsNoLookup(String claim) {
        CountingKeys first = new CountingKeys();
        CountingKeys second = new CountingKeys();
        JwtVerifier verifier = JwtVerifier.anyOf(List.of(
                Verifiers.standard().keys(first).build(), other().keys(second).build()));

        Verification result = verifier.verify(FIRST.replacing("iss", claim).text());

        assertThat(result).isEqualTo(new Rejected(ISSUER_NOT_TRUSTED));
        assertThat(first.asked.get() + second.asked.get()).isZero();
    }

    @Test
    void verify_registeredIssuer_asksItsOwnKeysOnly() {
        CountingKeys own = new CountingKeys();
        CountingKeys foreign = new CountingKeys();
        JwtVerifier verifier = JwtVerifier.anyOf(List.of(
                Verifiers.standard().keys(own).build(), other().keys(foreign).build()));

        Verification result = verifier.verify(FIRST.text());

        assertThat(result).isEqualTo(new Unavailable(Duration.ofSeconds(3)));
        assertThat(own.asked).hasValue(1);
        assertThat(foreign.asked).hasValue(0);
    }

    @Test
    void verify_algorithmOfTheOtherIssuer_isNotAllowed() {
        JwtVerifier verifier = JwtVerifier.anyOf(List.of(
                Verifiers.standard().build(),
                other().algorithms(Set.of(JwsAlgorithm.HS384)).build()));

        assertThat(verifier.verify(OTHER.text())).isEqualTo(new Rejected(ALGORITHM_NOT_ALLOWED));
        assertThat(verifier.algorithms()).containsExactly(JwsAlgorithm.HS256, JwsAlgorithm.HS384);
    }

    @Test
    void verify_typeOfTheOtherIssuer_isNotAllowed() {
        JwtVerifier verifier = JwtVerifier.anyOf(List.of(
                Verifiers.standard().build(), other().tokenTypes("special").build()));
        String special = "{\"alg\":\"HS256\",\"typ\":\"special\"}";

        assertThat(verifier.verify(OTHER.withHeader(special).text())).isInstanceOf(Verified.class);
        assertThat(verifier.verify(FIRST.withHeader(special).text())).isEqualTo(new Rejected(TYPE_NOT_ALLOWED));
        assertThat(verifier.verify(OTHER.text())).isEqualTo(new Rejected(TYPE_NOT_ALLOWED));
    }

    @Test
    void verify_unregisteredIssuer_isMeasuredByAllTypes() {
        JwtVerifier verifier = JwtVerifier.anyOf(List.of(
                Verifiers.standard().build(), other().tokenTypes("special").build()));
        RawToken stranger = FIRST.replacing("iss", "\"iss\":\"https://stranger.test\"");

        assertThat(verifier.verify(stranger.withHeader("{\"alg\":\"HS256\",\"typ\":\"special\"}")
                        .text()))
                .isEqualTo(new Rejected(ISSUER_NOT_TRUSTED));
        assertThat(verifier.verify(stranger.withHeader("{\"alg\":\"HS256\",\"typ\":\"refresh\"}")
                        .text()))
                .isEqualTo(new Rejected(TYPE_NOT_ALLOWED));
    }

    @Test
    void verify_claimOfOneIssuersRules_isNotAskedOfTheOther() {
        JwtVerifier verifier = JwtVerifier.anyOf(
                List.of(Verifiers.standard().requireClaim("use", "access").build(), other().build()));

        assertThat(verifier.verify(FIRST.text())).isEqualTo(new Rejected(TYPE_NOT_ALLOWED));
        assertThat(verifier.verify(OTHER.text())).isInstanceOf(Verified.class);
    }

    @Test
    void verify_expiredAtOneIssuersClock_isRejectedThereOnly() {
        JwtVerifier verifier = JwtVerifier.anyOf(List.of(
                Verifiers.standard()
                        .clock(() -> RawToken.NOW.plusSeconds(3_600))
                        .build(),
                other().build()));

        assertThat(verifier.verify(FIRST.text())).isEqualTo(new Rejected(TOKEN_EXPIRED));
        assertThat(verifier.verify(OTHER.text())).isInstanceOf(Verified.class);
    }

    @Test
    void verify_tooLarge_isRefusedUnread() {
        JwtVerifier verifier = JwtVerifier.anyOf(
                List.of(Verifiers.standard().maxTokenBytes(256).build()));

        assertThat(verifier.verify("x".repeat(257))).isEqualTo(new Rejected(TOKEN_TOO_LARGE));
    }

    @Test
    void anyOf_ofPartsThatAreUnionsThemselves_knowsThemAll() {
        JwtVerifier nested = JwtVerifier.anyOf(List.of(
                JwtVerifier.anyOf(List.of(other().build())),
                Verifiers.standard().build()));

        assertThat(nested.verify(FIRST.text())).isInstanceOf(Verified.class);
        assertThat(nested.verify(OTHER.text())).isInstanceOf(Verified.class);
    }

    @Test
    void verify_oneOfAHundredIssuers_isFound() {
        List<JwtVerifier> parts = IntStream.range(0, 100)
                .mapToObj(n ->
                        Verifiers.standard().issuer("https://issuer.test/" + n).build())
                .toList();
        RawToken token = FIRST.replacing("iss", "\"iss\":\"https://issuer.test/73\"");

        assertThat(JwtVerifier.anyOf(parts).verify(token.text())).isInstanceOf(Verified.class);
    }

    @Test
    void anyOf_nobody_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtVerifier.anyOf(List.of()))
                .withMessageStartingWith("parts:");
    }

    @Test
    void anyOf_partWithoutAnIssuer_isRefused() {
        JwtVerifier whoever = Verifiers.standard().uncheckedIssuer().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtVerifier.anyOf(List.of(other().build(), whoever)))
                .withMessageContaining("must name its own");
    }

    @Test
    void anyOf_sameIssuerTwice_isRefused() {
        JwtVerifier also = other().issuer("https://third.test", RawToken.ISSUER).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtVerifier.anyOf(List.of(Verifiers.standard().build(), also)))
                .withMessageContaining("'" + RawToken.ISSUER + "'");
    }

    @Test
    void anyOf_differentLimits_isRefused() {
        JwtVerifier longer = other().maxTokenBytes(16_384).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtVerifier.anyOf(List.of(Verifiers.standard().build(), longer)))
                .withMessageContaining("maxTokenBytes");
    }

    /** Counts how often it is asked; never has a key. */
    private static final class CountingKeys implements KeySource {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public KeyLookup find(KeyQuery query) {
            asked.incrementAndGet();
            return new KeyLookup.Unavailable(Duration.ofSeconds(3));
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.HS256);
        }
    }
}
