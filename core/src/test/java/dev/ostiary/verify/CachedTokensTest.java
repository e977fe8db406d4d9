package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.ISSUED_IN_FUTURE;
import static dev.ostiary.verify.RejectionReason.ISSUER_NOT_TRUSTED;
import static dev.ostiary.verify.RejectionReason.NOT_YET_VALID;
import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_OLD;
import static dev.ostiary.verify.RejectionReason.UNKNOWN_KEY;
import static dev.ostiary.verify.Verifiers.secretKeys;
import static dev.ostiary.verify.Verifiers.standard;
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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that was verified before: what is spared, and what is asked all the same. */
class CachedTokensTest {
    private static final RawToken VALID = RawToken.valid();
    private static final String GOOD = VALID.text();
    private static final Duration SKEW = Duration.ofSeconds(30);

    private Instant now = RawToken.NOW;
    private final Source keys = new Source();

    /** The keys of a test, which the test can change. */
    private static final class Source implements KeySource {
        private KeyLookup answer = secretKeys().find(new KeyQuery(JwsAlgorithm.HS256, null));
        private boolean faulty;

        @Override
        public KeyLookup find(KeyQuery query) {
            if (faulty) {
                throw new IllegalStateException("a fault of the test's own");
            }
            return answer;
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.HS256);
        }
    }

    private JwtVerifierBuilder builder() {
        return standard().keys(keys).clock(() -> now);
    }

    private static VerifiedJwt verified(JwtVerifier verifier, String token) {
        Verification result = verifier.verify(token);
        assertThat(result).isInstanceOf(Verified.class);
        return ((Verified) result).jwt();
    }

    @Test
    void verify_theSameTokenAgain_isTheSameResult() {
        JwtVerifier verifier = builder().build().withTokenCache(10);

        VerifiedJwt first = verified(verifier, GOOD);

        assertThat(verified(verifier, VALID.text())).isSameAs(first);
    }

    @Test
    void verify_tokenThatIsTakenBackMeanwhile_isRevoked() {
        AtomicReference<RevocationCheck.Status> status = new AtomicReference<>(new RevocationCheck.NotRevoked());
        JwtVerifier verifier = builder().revocation(jwt -> status.get()).build().withTokenCache(10);
        VerifiedJwt first = verified(verifier, GOOD);

        status.set(new RevocationCheck.Revoked());
        assertThat(verifier.verify(GOOD)).isEqualTo(new Rejected(TOKEN_REVOKED));
        status.set(new RevocationCheck.Undecided(Duration.ofSeconds(7)));
        assertThat(verifier.verify(GOOD)).isEqualTo(new Unavailable(Duration.ofSeconds(7), STORE_UNAVAILABLE));

        status.set(new RevocationCheck.NotRevoked());
        assertThat(verified(verifier, GOOD)).isSameAs(first);
    }

    @Test
    void verify_withoutACache_isAnotherResultEachTime() {
        JwtVerifier verifier = builder().build();
        verifier.withTokenCache(10);

        VerifiedJwt first = verified(verifier, GOOD);

        assertThat(verified(verifier, GOOD)).isNotSameAs(first);
    }

    @Test
    void verify_otherClaimsUnderAKnownSignature_isRejected() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        VerifiedJwt first = verified(verifier, GOOD);
        String signature = GOOD.substring(GOOD.lastIndexOf('.'));

        String forged = VALID.replacing("sub", "\"sub\":\"u2\"").signingInput() + signature;

        assertThat(forged).hasSameSizeAs(GOOD);
        assertThat(verifier.verify(forged)).isEqualTo(new Rejected(BAD_SIGNATURE));
        assertThat(verified(verifier, GOOD)).isSameAs(first);
    }

    @Test
    void verify_knownTokenExpires_isRejectedAtTheInstantAndForgotten() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        VerifiedJwt first = verified(verifier, GOOD);
        Instant end = first.expiresAt().plus(SKEW);

        now = end.minusMillis(1);
        assertThat(verified(verifier, GOOD)).isSameAs(first);

        now = end;
        assertThat(verifier.verify(GOOD)).isEqualTo(new Rejected(TOKEN_EXPIRED));

        now = end.minusMillis(1);
        assertThat(verified(verifier, GOOD)).isNotSameAs(first);
    }

    @Test
    void verify_knownTokenBecomesTooOld_isRejected() {
        Duration maxAge = Duration.ofMinutes(5);
        JwtVerifier verifier = builder().maxTokenAge(maxAge).build().withTokenCache(10);
        VerifiedJwt first = verified(verifier, GOOD);

        now = RawToken.NOW.plus(maxAge).plus(SKEW);
        assertThat(verified(verifier, GOOD)).isSameAs(first);

        now = now.plusMillis(1);
        assertThat(verifier.verify(GOOD)).isEqualTo(new Rejected(TOKEN_TOO_OLD));
    }

    @Test
    void verify_clockGoesBackBeforeIssueOrStart_isRejected() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        String starting = VALID.replacing("iat", "\"nbf\":" + RawToken.NOW.getEpochSecond())
                .text();
        verified(verifier, GOOD);
        verified(verifier, starting);

        now = RawToken.NOW.minus(SKEW).minusMillis(1);

        assertThat(verifier.verify(GOOD)).isEqualTo(new Rejected(ISSUED_IN_FUTURE));
        assertThat(verifier.verify(starting)).isEqualTo(new Rejected(NOT_YET_VALID));
    }

    @Test
    void verify_ruleOfTheApplicationChangesItsMind_isRejectedAndAcceptedAgain() {
        boolean[] blocked = {false};
        JwtVerifier verifier = builder()
                .claimRules((claims, time) -> blocked[0] ? ClaimRule.Verdict.INVALID : ClaimRule.Verdict.ACCEPTED)
                .build()
                .withTokenCache(10);
        VerifiedJwt first = verified(verifier, GOOD);

        blocked[0] = true;
        assertThat(verifier.verify(GOOD)).isEqualTo(new Rejected(CLAIM_INVALID));

        blocked[0] = false;
        assertThat(verified(verifier, GOOD)).isSameAs(first);
    }

    @Test
    void verify_keyHasLeft_isRejected() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        verified(verifier, GOOD);

        keys.answer = new KeyLookup.Unknown();

        assertThat(verifier.verify(GOOD)).isEqualTo(new Rejected(UNKNOWN_KEY));
    }

    @Test
    void verify_anotherKeyUnderTheSameId_isAskedForTheSignature() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        verified(verifier, GOOD);

        keys.answer = StaticKeys.of(
                        HmacSecret.ofBytes("another-secret-0123456789-abcdefghij-KLM".getBytes(StandardCharsets.UTF_8))
                                .verificationKey())
                .find(new KeyQuery(JwsAlgorithm.HS256, null));

        assertThat(verifier.verify(GOOD)).isEqualTo(new Rejected(BAD_SIGNATURE));
    }

    @Test
    void verify_keysCannotBeHad_isUnavailableAndCachedStill() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        VerifiedJwt first = verified(verifier, GOOD);
        KeyLookup good = keys.answer;

        keys.answer = new KeyLookup.Unavailable(Duration.ofSeconds(7));
        assertThat(verifier.verify(GOOD)).isEqualTo(new Unavailable(Duration.ofSeconds(7)));

        keys.answer = good;
        assertThat(verified(verifier, GOOD)).isSameAs(first);
    }

    @Test
    void verify_sourceOfKeysFails_isUnavailable() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        verified(verifier, GOOD);

        keys.faulty = true;

        assertThat(verifier.verify(GOOD)).isInstanceOf(Unavailable.class);
    }

    @Test
    void verify_manyBogusTokens_pushNoGoodOneOut() {
        JwtVerifier verifier = builder().build().withTokenCache(1);
        VerifiedJwt first = verified(verifier, GOOD);
        byte[] otherSecret = "bogus-secret-0123456789-abcdefghijk-LMNOP".getBytes(StandardCharsets.UTF_8);

        long accepted = IntStream.range(0, 1_000)
                .mapToObj(i -> VALID.replacing("sub", "\"sub\":\"" + i + "\"").signedWith(otherSecret))
                .filter(token -> verifier.verify(token.text()) instanceof Verified)
                .count();

        assertThat(accepted).isZero();
        assertThat(verified(verifier, GOOD)).isSameAs(first);
    }

    @Test
    void examine_knownToken_namesIssuerAndTheStepThatDecided() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        verified(verifier, GOOD);

        assertThat(verifier.examine(GOOD).issuer()).contains(RawToken.ISSUER);
        assertThat(verifier.examine(GOOD).failedAt()).isEmpty();

        now = now.plus(Duration.ofHours(1));

        assertThat(verifier.examine(GOOD).failedAt()).contains(VerificationStep.EXPIRY);
    }

    @Test
    void explain_knownToken_explainsAllSteps() {
        JwtVerifier verifier = builder().build();
        JwtVerifier caching = verifier.withTokenCache(10);
        verified(caching, GOOD);

        assertThat(caching.explain(GOOD).steps())
                .isEqualTo(verifier.explain(GOOD).steps());
    }

    @Test
    void verify_severalIssuers_keepsTheirTokensApart() {
        JwtVerifier other = builder().issuer("https://other.test").build();
        JwtVerifier verifier =
                JwtVerifier.anyOf(List.of(builder().build(), other)).withTokenCache(10);
        VerifiedJwt first = verified(verifier, GOOD);

        assertThat(verified(verifier, GOOD)).isSameAs(first);
        assertThat(other.withTokenCache(10).verify(GOOD)).isEqualTo(new Rejected(ISSUER_NOT_TRUSTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, JwtVerifier.MOST_CACHED_TOKENS + 1})
    void withTokenCache_sizeOutOfRange_isRefused(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().build().withTokenCache(size))
                .withMessageStartingWith("mostTokens: expected 1 to 10000000");
    }

    @Test
    void keptText_tokenThatWasVerified_isFoundAtTheEndOfALine() {
        JwtVerifier verifier = builder().build().withTokenCache(10);
        String line = "Bearer " + GOOD;

        assertThat(verifier.keptText(line, 7)).isEmpty();
        verified(verifier, GOOD);

        assertThat(verifier.keptText(line, 7)).containsSame(GOOD);
        assertThat(verifier.keptText(line, 6)).isEmpty();
        assertThat(verifier.keptText(GOOD.substring(1), -1)).isEmpty();
        assertThat(builder().build().keptText(line, 7)).isEmpty();
    }
}
