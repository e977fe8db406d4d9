package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.ISSUED_IN_FUTURE;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.verify.ClaimRule.Verdict;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is kept is good and bad at the very instants of one that is not, however fine the clock and the claims. */
class CachedTokensTimesTest {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration MAX_AGE = Duration.ofSeconds(600);
    private static final Instant IN_BETWEEN = RawToken.NOW.plusSeconds(60);
    private static final long SECOND = RawToken.NOW.getEpochSecond();

    private Instant now = RawToken.NOW;

    private JwtVerifierBuilder builder() {
        return standard().clock(() -> now).clockSkew(SKEW);
    }

    /** Nanoseconds of claims that are no whole seconds come as close to a millisecond as a JSON number can. */
    @ParameterizedTest
    @ValueSource(strings = {"", ".5", ".001", ".0005", ".0010005", ".0009995", ".9999995"})
    void examine_aroundEachLimit_isAsWithoutACache(String fraction) {
        JwtVerifier ofExpiry = builder().build();
        JwtVerifier ofAge = builder().maxTokenAge(MAX_AGE).build();
        String token = RawToken.valid()
                .replacing("iat", "\"iat\":" + SECOND + fraction + ",\"nbf\":" + (SECOND + 5) + fraction)
                .expiringAt((SECOND + 900) + fraction)
                .text();
        String withoutStart = RawToken.valid()
                .replacing("iat", "\"iat\":" + SECOND + fraction)
                .expiringAt((SECOND + 900) + fraction)
                .text();

        assertSameAnswers(ofExpiry, token);
        assertSameAnswers(ofAge, token);
        assertSameAnswers(ofExpiry, withoutStart);
        assertSameAnswers(ofAge, withoutStart);
    }

    private void assertSameAnswers(JwtVerifier plain, String token) {
        now = IN_BETWEEN;
        List<Instant> instants = instants(plain.verify(token).orElseThrow());

        assertThat(instants).filteredOn(time -> isGoodAt(time, plain, token)).isNotEmpty();
        assertThat(instants).filteredOn(time -> !isGoodAt(time, plain, token)).isNotEmpty();
        assertThat(instants)
                .allSatisfy(time -> assertThat(ofKeptToken(time, plain.withTokenCache(10), token))
                        .isEqualTo(told(time, plain, token)));
    }

    private boolean isGoodAt(Instant time, JwtVerifier verifier, String token) {
        now = time;
        return verifier.verify(token) instanceof Verified;
    }

    private String ofKeptToken(Instant time, JwtVerifier caching, String token) {
        now = IN_BETWEEN;
        caching.verify(token).orElseThrow();
        return told(time, caching, token);
    }

    private String told(Instant time, JwtVerifier verifier, String token) {
        now = time;
        Examination told = verifier.examine(token);
        String outcome = told.verification().fold(jwt -> "good", RejectionReason::code, retryAfter -> "unavailable");
        return outcome + " at " + told.failedAt() + " of " + told.issuer();
    }

    /** Of each limit the instant itself, the whole milliseconds beside it, and one nanosecond up to one second away from those. */
    private static List<Instant> instants(VerifiedJwt jwt) {
        Instant issued = jwt.issuedAt().orElseThrow();
        return Stream.of(
                        Optional.of(jwt.expiresAt().plus(SKEW)),
                        jwt.notBefore().map(start -> start.minus(SKEW)),
                        Optional.of(issued.minus(SKEW)),
                        Optional.of(issued.plus(MAX_AGE).plus(SKEW)))
                .flatMap(Optional::stream)
                .flatMap(limit -> Stream.of(
                        limit,
                        limit.truncatedTo(ChronoUnit.MILLIS),
                        limit.truncatedTo(ChronoUnit.MILLIS).plusMillis(1)))
                .flatMap(limit -> LongStream.of(0, 1, 1_000, 999_999, 1_000_000, 1_000_000_000)
                        .boxed()
                        .flatMap(nanos -> Stream.of(limit.minusNanos(nanos), limit.plusNanos(nanos))))
                .toList();
    }

    /** Milliseconds of a {@code long} do not reach so far. */
    @Test
    void verify_clockAtItsEnds_isRejectedAndNeverThrows() {
        JwtVerifier verifier = builder().maxTokenAge(MAX_AGE).build().withTokenCache(10);
        String token = RawToken.valid().text();
        verifier.verify(token).orElseThrow();

        now = Instant.MIN;
        assertThat(verifier.verify(token)).isEqualTo(new Rejected(ISSUED_IN_FUTURE));

        now = Instant.MAX;
        assertThat(verifier.verify(token)).isEqualTo(new Rejected(TOKEN_EXPIRED));
    }

    @Test
    void verify_clockFails_throwsItForAKeptTokenAsForANewOne() {
        JwtVerifier verifier = builder()
                .clock(() -> Optional.ofNullable(now).orElseThrow(ClockFailure::new))
                .build();
        JwtVerifier caching = verifier.withTokenCache(10);
        String token = RawToken.valid().text();
        caching.verify(token).orElseThrow();

        now = null;
        assertThatExceptionOfType(ClockFailure.class).isThrownBy(() -> verifier.verify(token));
        assertThatExceptionOfType(ClockFailure.class).isThrownBy(() -> caching.verify(token));
    }

    private static final class ClockFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void verify_ruleThatLooksAtTheTime_isToldTheTimeOfTheHit() {
        List<Instant> told = new ArrayList<>();
        JwtVerifier verifier = builder()
                .claimRules((claims, time) -> told.add(time) ? Verdict.ACCEPTED : Verdict.INVALID)
                .build()
                .withTokenCache(10);
        String token = RawToken.valid().text();
        verifier.verify(token).orElseThrow();

        now = RawToken.NOW.plusNanos(1);
        verifier.verify(token).orElseThrow();

        assertThat(told).containsExactly(RawToken.NOW, RawToken.NOW.plusNanos(1));
    }

    @Test
    void verify_knownTokenThatExpiresAndBreaksARule_isExpired() {
        Verdict[] verdict = {Verdict.ACCEPTED};
        JwtVerifier verifier =
                builder().claimRules((claims, time) -> verdict[0]).build().withTokenCache(10);
        String token = RawToken.valid().text();
        verifier.verify(token).orElseThrow();

        verdict[0] = Verdict.INVALID;
        assertThat(verifier.examine(token).failedAt()).contains(VerificationStep.CLAIM_RULES);
        assertThat(verifier.verify(token)).isEqualTo(new Rejected(CLAIM_INVALID));

        now = RawToken.NOW.plusSeconds(930);
        assertThat(verifier.verify(token)).isEqualTo(new Rejected(TOKEN_EXPIRED));
    }

    /** {@code Clock.offset} cuts its offset to milliseconds where it is asked for these, and else does not. */
    @ParameterizedTest
    @ValueSource(longs = {500_000, -500_000, 1_999_999, -1_999_999})
    void examine_clockThatIsOffByPartsOfAMillisecond_isAsWithoutACache(long nanos) {
        InstantSource base = () -> now;
        JwtVerifier plain = builder()
                .maxTokenAge(MAX_AGE)
                .clock(Clock.offset(base.withZone(ZoneOffset.UTC), Duration.ofNanos(nanos)))
                .build();

        assertSameAnswers(plain, RawToken.valid().text());
    }

    /** Within that span nothing of the claims is looked at. */
    @Test
    void holdsAt_tokenOfWholeSeconds_isAllItsLifeButTwoMillisecondsAtEachEnd() {
        KnownToken token = known(builder(), RawToken.valid().replacing("iat", ""));
        KnownToken issued = known(builder(), RawToken.valid());
        KnownToken starting = known(builder(), RawToken.valid().withClaim("\"nbf\":" + (SECOND + 1)));
        KnownToken aging = known(builder().maxTokenAge(MAX_AGE), RawToken.valid());

        assertThat(token.holdsAt(Long.MIN_VALUE)).isTrue();
        assertHoldsUntil(token, (SECOND + 930) * 1_000 - 2);
        assertHoldsFrom(issued, (SECOND - 30) * 1_000 + 2);
        assertHoldsUntil(issued, (SECOND + 930) * 1_000 - 2);
        assertHoldsFrom(starting, (SECOND - 29) * 1_000 + 2);
        assertHoldsUntil(aging, (SECOND + 630) * 1_000 - 2);
    }

    @Test
    void holdsAt_ruleOfTheApplication_isNever() {
        KnownToken token = known(builder().claimRules((claims, time) -> Verdict.ACCEPTED), RawToken.valid());

        assertThat(token.holdsAt(now.toEpochMilli())).isFalse();
    }

    private static KnownToken known(JwtVerifierBuilder verifier, RawToken token) {
        Progress progress = new Progress();
        VerifiedJwt jwt = verifier.build().verify(token.text(), progress).orElseThrow();
        return new KnownToken(token.text(), jwt, KnownOrigin.of(progress));
    }

    private static void assertHoldsFrom(KnownToken token, long from) {
        assertThat(token.holdsAt(from - 1)).isFalse();
        assertThat(token.holdsAt(from)).isTrue();
    }

    private static void assertHoldsUntil(KnownToken token, long until) {
        assertThat(token.holdsAt(until - 1)).isTrue();
        assertThat(token.holdsAt(until)).isFalse();
    }
}
