package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.KEY_B;
import static dev.ostiary.key.Remote.UNKNOWN;
import static dev.ostiary.key.Remote.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a key that the set does not hold may cause. */
class RemoteJwksRefetchTest {
    private final Remote remote = new Remote();

    @ParameterizedTest
    @CsvSource({"PT0S, unknown", "PT29.999S, unknown", "PT30S, b", "PT30.001S, b"})
    void find_keyThatIsNew_isFetchedOnceTheIntervalIsOver(Duration age, String outcome) {
        remote.loadedFor(age);
        remote.fetcher.serving(KEY_A, KEY_B);

        assertThat(remote.outcome("b")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"PT0.999S, unknown", "PT1S, b"})
    void find_otherInterval_counts(Duration age, String outcome) {
        Remote eager = new Remote(builder -> builder.refetchInterval(Duration.ofSeconds(1))).loadedFor(age);
        eager.fetcher.serving(KEY_A, KEY_B);

        assertThat(eager.outcome("b")).isEqualTo(outcome);
    }

    /** The interval is counted from the beginning of a fetch, so that a slow server does not make it longer. */
    @Test
    void find_slowFetch_countsFromItsBeginning() {
        remote.fetcher.answering(request -> {
            remote.clock.advance(Duration.ofSeconds(4));
            return StubFetcher.set(KEY_A);
        });
        remote.find("a");
        remote.clock.set(Duration.ofSeconds(30));

        remote.find("b");

        assertThat(remote.fetcher.count()).isEqualTo(2);
    }

    @Test
    void find_tenThousandUnknownKeysWithin30Seconds_causeTwoFetchesAndHarmNobody() {
        remote.find("a");

        long others = IntStream.range(0, 10_000)
                .filter(i -> {
                    remote.clock.set(Duration.ofMillis(3L * i + 3));
                    return !remote.find("bogus" + i).equals(UNKNOWN)
                            || !remote.outcome("a").equals("a");
                })
                .count();

        assertThat(others).isZero();
        assertThat(remote.fetcher.count()).isEqualTo(2);
    }

    @Test
    void find_unknownKeysFromAColdStart_causeOneFetch() {
        long unknown = IntStream.range(0, 30)
                .filter(i -> remote.find("bogus" + i).equals(UNKNOWN))
                .count();

        assertThat(unknown).isEqualTo(30);
        assertThat(remote.fetcher.count()).isOne();
    }

    @Test
    void find_unknownKeyWhileRefetchFails_isUnavailableAndKnownKeysServe() {
        remote.loadedFor(Duration.ofSeconds(30));
        remote.fetcher.failing(JwksFault.TIMEOUT);

        assertThat(remote.outcome("b")).isEqualTo("unavailable PT1S");
        assertThat(remote.outcome("b")).isEqualTo("unavailable PT1S");
        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.fetcher.count()).isEqualTo(2);
    }

    @Test
    void find_unknownKeyWhileStale_isUnavailable() {
        remote.loadedFor(Duration.ofMinutes(11));
        remote.fetcher.failing(JwksFault.TIMEOUT);

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.outcome("b")).isEqualTo("unavailable PT1S");
    }

    @Test
    void find_unknownKeyAfterRecovery_isUnknownAgain() {
        remote.loadedFor(Duration.ofSeconds(30));
        remote.failFor(1);
        remote.clock.advance(Duration.ofSeconds(1));
        remote.fetcher.serving(KEY_A);

        assertThat(remote.outcome("b")).isEqualTo("unknown");
        assertThat(remote.fetcher.count()).isEqualTo(3);
    }

    @Test
    void find_moreCandidatesThanAreTried_isUnknownWithoutAFetch() {
        remote.fetcher.serving(KEY_A, KEY_A, KEY_A, KEY_A, KEY_A);
        remote.loadedFor(Duration.ofMinutes(5));

        assertThat(remote.keys.find(query(null))).isEqualTo(UNKNOWN);
        assertThat(remote.keys.find(query("a"))).isEqualTo(UNKNOWN);
        assertThat(remote.fetcher.count()).isOne();
    }

    @Test
    void find_withoutKeyIdAndNoKeyForTheAlgorithm_fetchesOnce() {
        remote.loadedFor(Duration.ofSeconds(30));
        KeyQuery query = new KeyQuery(JwsAlgorithm.ES256, null);

        assertThat(remote.keys.find(query)).isEqualTo(UNKNOWN);
        assertThat(remote.keys.find(query)).isEqualTo(UNKNOWN);
        assertThat(remote.fetcher.count()).isEqualTo(2);
    }

    @Test
    void find_knownIdButOtherAlgorithm_neverFallsBackToAnotherKey() {
        remote.find("a");

        assertThat(remote.keys.find(new KeyQuery(JwsAlgorithm.ES256, "a"))).isEqualTo(UNKNOWN);
    }
}
