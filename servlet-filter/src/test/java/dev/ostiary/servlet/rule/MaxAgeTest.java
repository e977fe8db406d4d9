package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.rule.Permission.Granted;
import dev.ostiary.servlet.rule.Permission.Refused;
import dev.ostiary.verify.RejectionReason;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How old a sign-in may be, and that it is the reason only where a new one would be enough. */
class MaxAgeTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Requirement FIVE_MINUTES = Requirement.parse("maxAge(5m)");

    private static Bearer bearer(@Nullable Object authTime) {
        Map<String, @Nullable Object> claims = new HashMap<>(Map.of("tenant", "t1"));
        claims.put("auth_time", authTime);
        return new Bearer(Set.of("clerk"), Set.of("read"), claims, SKEW);
    }

    private static Bearer signedIn(long secondsAgo) {
        return bearer(NOW.getEpochSecond() - secondsAgo);
    }

    private static Permission judge(String requirement, Bearer bearer) {
        return Requirement.parse(requirement).judge(bearer, InstantSource.fixed(NOW));
    }

    private static Refused stepUp(Duration age) {
        return new Refused(RejectionReason.STEP_UP_REQUIRED, List.of(), Optional.of(age));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 299, 300, -1, -30})
    void judge_signInRecentEnough_isGranted(long secondsAgo) {
        assertThat(judge("maxAge(5m)", signedIn(secondsAgo))).isEqualTo(new Granted());
    }

    /** The clocks' difference makes no sign-in younger; beyond it, a time to come is no time of a sign-in. */
    @ParameterizedTest
    @ValueSource(longs = {301, 330, 100_000, -31, -100_000})
    void judge_signInTooLongAgoOrToCome_isNotEnough(long secondsAgo) {
        assertThat(judge("maxAge(5m)", signedIn(secondsAgo))).isEqualTo(stepUp(Duration.ofMinutes(5)));
    }

    @Test
    void judge_aMillisecondTooLate_isNotEnough() {
        InstantSource later = InstantSource.fixed(NOW.plusMillis(1));

        assertThat(FIVE_MINUTES.judge(signedIn(300), later)).isEqualTo(stepUp(Duration.ofMinutes(5)));
    }

    @Test
    void judge_timeWithAFraction_counts() {
        assertThat(judge("maxAge(5m)", bearer(1_799_999_700.5))).isEqualTo(new Granted());
        assertThat(judge("maxAge(5m)", bearer(1_799_999_699.5))).isEqualTo(stepUp(Duration.ofMinutes(5)));
    }

    static Stream<@Nullable Object> noTimes() {
        return Stream.of(
                null,
                "1800000000",
                true,
                List.of(1_800_000_000L),
                Map.of(),
                -1L,
                1_800_000_000_000L,
                new BigInteger("1800000000000000000000"),
                Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("noTimes")
    void judge_noTimeOfSignIn_isNotEnough(@Nullable Object authTime) {
        assertThat(judge("maxAge(400d)", bearer(authTime))).isEqualTo(stepUp(Duration.ofDays(400)));
    }

    @Test
    void judge_claimThatIsAbsent_isNotEnough() {
        Bearer bearer = new Bearer(Set.of(), Set.of(), Map.of(), SKEW);

        assertThat(judge("maxAge(5m)", bearer)).isEqualTo(stepUp(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxAge(5m) and role(admin)|ROLE_MISSING",
                "role(admin) and maxAge(5m)|ROLE_MISSING",
                "maxAge(5m) and scope(write)|SCOPE_MISSING",
                "maxAge(5m) and claim(tenant = t2)|CLAIM_MISMATCH",
                "maxAge(5m) and (role(admin) or scope(write))|SCOPE_MISSING",
                "(maxAge(5m) or maxAge(1m)) and role(admin)|ROLE_MISSING",
                "maxAge(5m) and role(admin) or claim(tenant = t2)|ROLE_MISSING"
            })
    void judge_whoMayNotEither_isNotAskedToSignIn(String requirement, RejectionReason reason) {
        assertThat(judge(requirement, signedIn(600))).extracting("reason").isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role(clerk) and maxAge(5m)|PT5M",
                "maxAge(5m) and maxAge(1m)|PT1M",
                "maxAge(1m) or maxAge(5m)|PT5M",
                "role(admin) or maxAge(5m)|PT5M",
                "scope(write) or maxAge(5m)|PT5M",
                "role(admin) or role(clerk) and maxAge(5m)|PT5M",
                "role(clerk) and (role(admin) or maxAge(5m))|PT5M",
                "maxAge(1m) and (maxAge(5m) or role(admin))|PT1M"
            })
    void judge_whomANewSignInWouldLetIn_isAskedForIt(String requirement, Duration age) {
        assertThat(judge(requirement, signedIn(600))).isEqualTo(stepUp(age));
        assertThat(judge(requirement, signedIn(0))).isEqualTo(new Granted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"role(clerk) or maxAge(5m)", "maxAge(5m) or authenticated", "maxAge(20m) and role(clerk)"})
    void judge_whoMeetsAnother_isGranted(String requirement) {
        assertThat(judge(requirement, signedIn(600))).isEqualTo(new Granted());
    }

    @Test
    void judge_otherRequirements_doNotAskForTheTime() {
        InstantSource none = () -> {
            throw new AssertionError("the time was asked for");
        };

        assertThat(Requirement.parse("role(clerk) and scope(read)").judge(signedIn(0), none))
                .isEqualTo(new Granted());
    }
}
