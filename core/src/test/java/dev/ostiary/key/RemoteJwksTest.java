package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.KEY_B;
import static dev.ostiary.key.Remote.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states of a remote key set, by a clock that stands still. */
class RemoteJwksTest {
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final Duration ALMOST = Duration.ofMillis(1);

    private final Remote remote = new Remote();

    @Test
    void build_itself_fetchesNothing() {
        assertThat(remote.fetcher.count()).isZero();
        assertThat(remote.keys.status().state()).isEqualTo(JwksState.EMPTY);
    }

    @Test
    void find_first_fetchesAndFinds() {
        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.fetcher.count()).isOne();
        assertThat(remote.fetcher.requests().get(0).uri()).isEqualTo(StubFetcher.URI_OF_SET);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT7M59.999S, 1", "PT8M, 2", "PT8M0.001S, 2"})
    void find_knownKeyAfterSomeTime_isFetchedAgainFrom80PercentOn(Duration age, int fetches) {
        remote.loadedFor(age);

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.fetcher.count()).isEqualTo(fetches);
    }

    @Test
    void find_refreshDue_answersFromTheOldKeysAndThenFromTheNew() {
        remote.loadedFor(Duration.ofMinutes(8));
        remote.fetcher.serving(KEY_B);

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.outcome("a")).isEqualTo("unknown");
        assertThat(remote.outcome("b")).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({"PT9M59.999S, a", "PT10M, unknown", "PT10M0.001S, unknown", "PT3H, unknown"})
    void find_keyThatLeftTheSet_endsWithTheTimeToLive(Duration age, String outcome) {
        remote.loadedFor(age);
        remote.fetcher.serving(KEY_B);

        assertThat(remote.outcome("a")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "PT9M59.999S, FRESH",
        "PT10M, STALE",
        "PT10M0.001S, STALE",
        "PT1H9M59.999S, STALE",
        "PT1H10M, EXPIRED",
        "PT1H10M0.001S, EXPIRED"
    })
    void status_byTimeAlone_saysTheState(Duration age, JwksState state) {
        assertThat(remote.loadedFor(age).keys.status().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "PT9M59.999S, a",
        "PT10M, a",
        "PT1H9M59.999S, a",
        "PT1H10M, unavailable PT1S",
        "PT1H10M0.001S, unavailable PT1S"
    })
    void find_serverGone_oldKeysServeForAnHourPastTheirTime(Duration age, String outcome) {
        remote.loadedFor(age);
        remote.fetcher.failing(JwksFault.CONNECTION);

        assertThat(remote.outcome("a")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"PT9M59.999S, a", "PT10M, unavailable PT1S"})
    void find_serverGoneAndOldKeysTurnedOff_isUnavailable(Duration age, String outcome) {
        Remote strict = new Remote(builder -> builder.staleFor(Duration.ZERO)).loadedFor(age);
        strict.fetcher.failing(JwksFault.CONNECTION);

        assertThat(strict.outcome("a")).isEqualTo(outcome);
    }

    @Test
    void find_staleAndServerBack_servesOldKeysOnceMoreAndThenNewOnes() {
        remote.loadedFor(TTL);
        remote.failFor(1);
        remote.fetcher.serving(KEY_B);
        remote.clock.advance(Duration.ofSeconds(1));

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.outcome("a")).isEqualTo("unknown");
        assertThat(remote.outcome("b")).isEqualTo("b");
    }

    /** An outage of yesterday says nothing about today: what left the set meanwhile must not answer. */
    @ParameterizedTest
    @CsvSource({"PT10M0.999S, a", "PT10M1S, unknown"})
    void find_lastFailureLongAgo_fetchesBeforeItAnswers(Duration afterFailure, String outcome) {
        remote.loadedFor(TTL);
        remote.failFor(1);
        remote.fetcher.serving(KEY_B);
        remote.clock.advance(afterFailure);

        assertThat(remote.outcome("a")).isEqualTo(outcome);
    }

    @Test
    void find_shortTimeToLiveDuringAnOutage_staysStaleBetweenAttempts() {
        Remote brief = new Remote(builder -> builder.cacheTtl(Duration.ofSeconds(1)));
        brief.loadedFor(Duration.ofSeconds(1));
        brief.failFor(9);
        int attempts = brief.fetcher.count();
        brief.clock.advance(Duration.ofMillis(999));

        assertThat(brief.outcome("a")).isEqualTo("a");
        assertThat(brief.fetcher.count()).isEqualTo(attempts);
    }

    @Test
    void find_failureWhileFresh_isTriedAgainBeforeTheKeysAge() {
        remote.loadedFor(Duration.ofMinutes(1));
        remote.failFor(1);
        remote.fetcher.serving(KEY_A);
        remote.clock.advance(Duration.ofSeconds(1));

        remote.find("a");

        assertThat(remote.keys.status().lastFault()).isEmpty();
    }

    @Test
    void find_clockSetBack_fetchesAgainInsteadOfWaitingForTheOldTime() {
        remote.clock.set(Duration.ofDays(1));
        remote.find("a");
        remote.clock.set(Duration.ZERO);
        remote.fetcher.serving(KEY_A, KEY_B);

        assertThat(remote.outcome("b")).isEqualTo("b");
    }

    @Test
    void find_clockSetBackAndKeyKnown_renewsItsTime() {
        remote.clock.set(Duration.ofDays(1));
        remote.find("a");
        remote.clock.set(Duration.ZERO);

        remote.find("a");

        assertThat(remote.keys.status().fetchedAt()).contains(MovableClock.START);
    }

    @Test
    void find_sameKeyUnderTwoIds_isFoundByBoth() {
        remote.fetcher.serving(KEY_A, KEY_A.withKeyId("b"));

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.outcome("b")).isEqualTo("b");
    }

    @Test
    void find_withoutKeyId_givesAllThatFitTheAlgorithm() {
        remote.fetcher.serving(KEY_A, KEY_B);

        assertThat(remote.keys.find(query(null)))
                .isInstanceOfSatisfying(
                        KeyLookup.Found.class,
                        found -> assertThat(found.candidates()).hasSize(2));
    }

    @Test
    void status_afterLoading_tellsTimesAndCount() {
        remote.loadedFor(Duration.ofMinutes(1));

        assertThat(remote.keys.status())
                .isEqualTo(new JwksStatus(
                        JwksState.FRESH,
                        1,
                        Optional.of(MovableClock.START),
                        Optional.of(MovableClock.START.plus(TTL)),
                        Optional.of(MovableClock.START.plus(TTL).plus(Duration.ofHours(1))),
                        Optional.of(MovableClock.START),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void status_afterAFailure_tellsItBesideTheOldKeys() {
        remote.loadedFor(Duration.ofMinutes(1));
        remote.failFor(1);

        JwksStatus status = remote.keys.status();

        assertThat(status.lastFault()).contains(JwksFault.CONNECTION);
        assertThat(status.lastAttempt()).contains(MovableClock.START.plus(Duration.ofMinutes(1)));
        assertThat(status.fetchedAt()).contains(MovableClock.START);
        assertThat(status.keys()).isOne();
    }

    @Test
    void refresh_whateverTheInterval_fetches() {
        remote.keys.refresh();
        remote.keys.refresh();

        assertThat(remote.fetcher.count()).isEqualTo(2);
        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.fetcher.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT7M59.999S, 1", "PT8M, 2", "PT2H, 2"})
    void refreshIfDue_keysThere_fetchesWhenALookUpWould(Duration age, int fetches) {
        remote.loadedFor(age).keys.refreshIfDue();

        assertThat(remote.fetcher.count()).isEqualTo(fetches);
    }

    @ParameterizedTest
    @CsvSource({"PT0.999S, 1, EMPTY", "PT1S, 2, FRESH"})
    void refreshIfDue_afterAFailure_heedsThePauseAndThenRecovers(Duration later, int fetches, JwksState state) {
        remote.fetcher.failing(JwksFault.CONNECTION);
        remote.keys.refreshIfDue();
        remote.fetcher.serving(KEY_A);
        remote.clock.set(later);
        remote.keys.refreshIfDue();

        assertThat(remote.fetcher.count()).isEqualTo(fetches);
        assertThat(remote.keys.status().state()).isEqualTo(state);
    }

    @Test
    void close_always_endsFetchingAndLetsKeysLiveOutTheirTime() {
        remote.loadedFor(TTL.minus(ALMOST));
        remote.keys.close();

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.outcome("b")).isEqualTo("unknown");
        remote.clock.advance(ALMOST);
        assertThat(remote.outcome("a")).startsWith("unavailable");
        remote.keys.refresh();
        assertThat(remote.fetcher.count()).isOne();
    }

    @Test
    void algorithms_always_areAllButHmac() {
        assertThat(remote.keys.algorithms())
                .isUnmodifiable()
                .hasSize(10)
                .noneMatch(algorithm -> algorithm.family() == KeyFamily.HMAC);
        assertThat(remote.keys.usualAlgorithms())
                .isUnmodifiable()
                .isEqualTo(Set.of(
                        JwsAlgorithm.RS256,
                        JwsAlgorithm.PS256,
                        JwsAlgorithm.ES256,
                        JwsAlgorithm.ES384,
                        JwsAlgorithm.ES512,
                        JwsAlgorithm.EDDSA));
    }

    @Test
    void toString_always_showsStateAndCount() {
        assertThat(remote.loadedFor(TTL).keys).hasToString("RemoteJwks[STALE, 1 keys]");
    }
}
