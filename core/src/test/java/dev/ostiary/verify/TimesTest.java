package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.RejectionReason.ISSUED_IN_FUTURE;
import static dev.ostiary.verify.RejectionReason.NOT_YET_VALID;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_OLD;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Each limit in time, one millisecond before it, at it, and one after. */
class TimesTest {
    private static final RawToken VALID = RawToken.valid();
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Instant EXPIRY = RawToken.NOW.plusSeconds(900);
    private static final Instant ISSUED = RawToken.NOW;

    @Test
    void verify_expiresExactlyNow_isRejectedAsExpired() {
        assertVerified(at(EXPIRY.plus(SKEW).minusMillis(1)), VALID);
        assertRejected(at(EXPIRY.plus(SKEW)), VALID, TOKEN_EXPIRED);
        assertRejected(at(EXPIRY.plus(SKEW).plusMillis(1)), VALID, TOKEN_EXPIRED);
    }

    @Test
    void verify_withoutSkew_expiresAtTheInstantItself() {
        assertVerified(at(EXPIRY.minusMillis(1)).clockSkew(Duration.ZERO), VALID);
        assertRejected(at(EXPIRY).clockSkew(Duration.ZERO), VALID, TOKEN_EXPIRED);
    }

    @Test
    void verify_expiryWithAFraction_countsTheFraction() {
        RawToken token = VALID.expiringAt(EXPIRY.getEpochSecond() + ".5");

        assertVerified(at(EXPIRY.plusMillis(499)).clockSkew(Duration.ZERO), token);
        assertRejected(at(EXPIRY.plusMillis(500)).clockSkew(Duration.ZERO), token, TOKEN_EXPIRED);
    }

    @Test
    void verify_notBeforeExactlyNow_isVerified() {
        RawToken token = VALID.withClaim("\"nbf\":" + ISSUED.getEpochSecond());

        assertRejected(at(ISSUED.minus(SKEW).minusMillis(1)), token.replacing("iat", ""), NOT_YET_VALID);
        assertVerified(at(ISSUED.minus(SKEW)), token);
        assertVerified(at(ISSUED.minus(SKEW).plusMillis(1)), token);
    }

    @Test
    void verify_issuedExactlyNow_isVerified() {
        assertRejected(at(ISSUED.minus(SKEW).minusMillis(1)), VALID, ISSUED_IN_FUTURE);
        assertVerified(at(ISSUED.minus(SKEW)), VALID);
    }

    @Test
    void verify_exactlyAsOldAsAllowed_isVerified() {
        Duration maxAge = Duration.ofMinutes(5);
        Instant limit = ISSUED.plus(maxAge).plus(SKEW);

        assertVerified(at(limit.minusMillis(1)).maxTokenAge(maxAge), VALID);
        assertVerified(at(limit).maxTokenAge(maxAge), VALID);
        assertRejected(at(limit.plusMillis(1)).maxTokenAge(maxAge), VALID, TOKEN_TOO_OLD);
    }

    @Test
    void verify_maximumAgeWithoutIssueTime_isMissing() {
        assertRejected(standard().maxTokenAge(Duration.ofMinutes(5)), VALID.replacing("iat", ""), CLAIM_MISSING);
    }

    @Test
    void verify_exactlyAsLongLivedAsAllowed_isVerified() {
        Duration lifetime = Duration.ofMinutes(15);

        assertVerified(standard().maxLifetime(lifetime), VALID);
        assertVerified(standard().maxLifetime(lifetime.plusMillis(1)), VALID);
        assertRejected(standard().maxLifetime(lifetime.minusMillis(1)), VALID, CLAIM_INVALID);
    }

    @Test
    void verify_maximumLifetimeWithoutIssueTime_isMissing() {
        assertRejected(standard().maxLifetime(Duration.ofDays(1)), VALID.replacing("iat", ""), CLAIM_MISSING);
    }

    @Test
    void verify_latestTimesAndLargestLimits_doNotOverflow() {
        RawToken token = VALID.expiringAt("253402300799").replacing("iat", "\"iat\":253402300799");
        JwtVerifierBuilder latest = at(Instant.ofEpochSecond(253_402_300_799L));

        assertVerified(latest.maxTokenAge(Duration.ofDays(36_500)).clockSkew(Duration.ofMinutes(10)), token);
    }

    @Test
    void verify_clockAtItsEnds_isRejectedAndNeverThrows() {
        RawToken token = VALID.withClaim("\"nbf\":0");

        assertRejected(at(Instant.MAX).maxTokenAge(Duration.ofDays(36_500)), token, TOKEN_EXPIRED);
        assertRejected(at(Instant.MIN).maxTokenAge(Duration.ofDays(36_500)), token, ISSUED_IN_FUTURE);
    }

    private static JwtVerifierBuilder at(Instant now) {
        return standard().clock(InstantSource.fixed(now));
    }
}
