package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.verify.ClaimRule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimRuleTest {
    private static final RawToken VALID = RawToken.valid();
    private static final RawToken OF_A_TENANT = VALID.withClaim("\"metadata\":{\"tenant\":\"acme\"}");
    private static final ClaimRule TENANT = ClaimRule.claim("metadata.tenant", "acme"::equals);

    @Test
    void verify_ruleThatIsMet_isVerified() {
        assertVerified(standard().claimRules(TENANT), OF_A_TENANT);
    }

    @Test
    void verify_otherValue_isClaimInvalid() {
        RawToken other = VALID.withClaim("\"metadata\":{\"tenant\":\"other\"}");

        assertRejected(standard().claimRules(TENANT), other, CLAIM_INVALID);
    }

    @Test
    void verify_absentOrNullOrNoObject_isClaimMissing() {
        JwtVerifierBuilder verifier = standard().claimRules(TENANT);

        assertRejected(verifier, VALID, CLAIM_MISSING);
        assertRejected(verifier, VALID.withClaim("\"metadata\":{\"tenant\":null}"), CLAIM_MISSING);
        assertRejected(verifier, VALID.withClaim("\"metadata\":\"acme\""), CLAIM_MISSING);
    }

    @Test
    void verify_ruleThatThrows_isClaimInvalid() {
        ClaimRule broken = (claims, now) -> {
            throw new IllegalStateException("broken");
        };

        assertRejected(standard().claimRules(broken), VALID, CLAIM_INVALID);
    }

    @Test
    void verify_valueOfAnotherTypeThanTheRuleCasts_isClaimInvalid() {
        ClaimRule level = ClaimRule.claim("level", value -> (Long) value > 3);

        assertVerified(standard().claimRules(level), VALID.withClaim("\"level\":4"));
        assertRejected(standard().claimRules(level), VALID.withClaim("\"level\":\"4\""), CLAIM_INVALID);
    }

    @Test
    @SuppressWarnings("NullAway")
    void verify_ruleThatAnswersNull_isClaimInvalid() {
        assertRejected(standard().claimRules((claims, now) -> null), VALID, CLAIM_INVALID);
    }

    @Test
    void verify_severalRules_firstThatRefusesCounts() {
        ClaimRule missing = (claims, now) -> Verdict.MISSING;
        ClaimRule invalid = (claims, now) -> Verdict.INVALID;

        assertRejected(standard().claimRules(TENANT, missing, invalid), OF_A_TENANT, CLAIM_MISSING);
        assertRejected(standard().claimRules(TENANT, invalid, missing), OF_A_TENANT, CLAIM_INVALID);
    }

    @Test
    void verify_expiredToken_isNotShownToARule() {
        ClaimRule never = (claims, now) -> {
            throw new AssertionError("asked");
        };

        assertRejected(standard().claimRules(never), VALID.expiringAt("5"), TOKEN_EXPIRED);
    }

    @Test
    void check_isGivenTheVerifiersClock() {
        List<Instant> seen = new ArrayList<>();
        ClaimRule rule = (claims, now) -> seen.add(now) ? Verdict.ACCEPTED : Verdict.INVALID;

        assertVerified(standard().claimRules(rule), VALID);

        assertThat(seen).containsExactly(RawToken.NOW);
    }

    @Test
    void check_claims_cannotBeChangedByARule() {
        ClaimRule forging = (claims, now) -> {
            assertThatThrownBy(() -> claims.put("sub", "admin")).isInstanceOf(UnsupportedOperationException.class);
            return Verdict.ACCEPTED;
        };

        assertVerified(standard().claimRules(forging), VALID);
    }

    @Test
    void claim_notAPath_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClaimRule.claim("a..b", value -> true));
    }
}
