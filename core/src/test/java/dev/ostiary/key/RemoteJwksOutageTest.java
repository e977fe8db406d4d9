package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.KEY_B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does not answer, or not with keys. */
class RemoteJwksOutageTest {
    private static final String SECRET_ENTRY = "{\"kty\":\"oct\",\"k\":\"AAAA\"}";

    private final Remote remote = new Remote();

    @Test
    void find_deadFromTheStart_isUnavailableWithOneAttemptEachPause() {
        remote.fetcher.failing(JwksFault.CONNECTION);

        assertThat(remote.outcome("a")).isEqualTo("unavailable PT1S");
        remote.clock.advance(Duration.ofMillis(999));
        assertThat(remote.outcome("a")).isEqualTo("unavailable PT1S");
        assertThat(remote.fetcher.count()).isOne();
        remote.clock.advance(Duration.ofMillis(1));
        remote.find("a");
        assertThat(remote.fetcher.count()).isEqualTo(2);
    }

    @Test
    void find_serverComesUpLater_recoversByItself() {
        remote.fetcher.failing(JwksFault.CONNECTION);
        remote.find("a");
        remote.fetcher.serving(KEY_A);
        remote.clock.advance(Duration.ofSeconds(1));

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.keys.status().lastFault()).isEmpty();
    }

    @Test
    void find_deadForADay_pausesBetween1And30SecondsAndSaysHowLong() {
        remote.fetcher.failing(JwksFault.CONNECTION);

        List<Duration> pauses = Stream.generate(this::nextPause).limit(200).toList();

        assertThat(remote.fetcher.count()).isEqualTo(200);
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) >= 0);
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) <= 0);
        assertThat(pauses).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(20)) > 0);
    }

    /** Has one attempt made, and moves the clock to the time that is said for the next. */
    private Duration nextPause() {
        remote.find("a");
        KeyLookup.Unavailable outage = (KeyLookup.Unavailable) remote.find("a");
        remote.clock.advance(outage.retryAfter());
        return outage.retryAfter();
    }

    @Test
    void find_expiredThenServerBack_isFoundAgain() {
        remote.loadedFor(Duration.ofHours(2));
        remote.failFor(1);
        assertThat(remote.outcome("a")).startsWith("unavailable");
        remote.fetcher.serving(KEY_A);
        remote.clock.advance(Duration.ofSeconds(1));

        assertThat(remote.outcome("a")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html></html>             | NOT_JSON",
                "''                        | NOT_JSON",
                "[]                        | NOT_JSON",
                "{\"keys\":[],\"keys\":[]} | NOT_JSON",
                "{}                        | NOT_A_JWK_SET",
                "{\"keys\":{}}             | NOT_A_JWK_SET",
                "{\"keys\":[]}             | NO_USABLE_KEY",
                "{\"keys\":[1,null]}       | NO_USABLE_KEY",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]} | NO_USABLE_KEY"
            })
    void find_bodyWithoutKeys_isAFailureAndOldKeysStay(String body, JwksFault fault) {
        remote.loadedFor(Duration.ofMinutes(8));
        remote.fetcher.answering(StubFetcher.document(body));
        remote.find("a");

        assertThat(remote.keys.status().lastFault()).contains(fault);
        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.outcome("b")).startsWith("unavailable");
    }

    @Test
    void find_oneBrokenEntry_usesTheOthersAndReportsIt() {
        String good = Keys.toJwkSet(List.of(KEY_A));
        remote.fetcher.answering(StubFetcher.document(good.replace("[", "[" + SECRET_ENTRY + ",")));

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.keys.status().skipped()).containsExactly("keys[0]: kty is oct, a secret and no public key");
    }

    @Test
    void find_bodyOverTheLimitFromAFetcherThatDoesNotCount_isRefused() {
        remote.fetcher.answering(StubFetcher.document(" ".repeat(FetchRequest.MAX_BODY_BYTES + 1)));
        remote.find("a");

        assertThat(remote.keys.status().lastFault()).contains(JwksFault.TOO_LARGE);
    }

    @Test
    void find_fetcherThatThrows_isUnavailable() {
        remote.fetcher.answering(request -> {
            throw new IllegalStateException("broken");
        });

        assertThat(remote.outcome("a")).isEqualTo("unavailable PT1S");
        assertThat(remote.keys.status().lastFault()).contains(JwksFault.FETCHER_FAULT);
    }

    @Test
    void find_listenerThatThrows_harmsNothing() {
        Remote watched = new Remote(builder -> builder.listener(event -> {
            throw new IllegalStateException("broken");
        }));

        assertThat(watched.outcome("a")).isEqualTo("a");
    }

    /** As of a metrics library that is of another version than the listener was compiled for. */
    @Test
    void find_listenerThatThrowsAnError_harmsNothing() {
        Remote watched = new Remote(builder -> builder.listener(event -> {
            throw new NoSuchMethodError("broken");
        }));

        assertThat(watched.outcome("a")).isEqualTo("a");
    }

    @Test
    void find_etag_isSentBackAndNotModifiedRenewsTheTime() {
        remote.fetcher.answering(
                StubFetcher.document(Keys.toJwkSet(List.of(KEY_A)), Optional.of("\"1\""), Optional.empty()));
        remote.loadedFor(Duration.ofMinutes(10));
        remote.fetcher.answering(new FetchOutcome.NotModified(Optional.of(Duration.ofMinutes(20))));

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.fetcher.requests())
                .extracting(FetchRequest::etag)
                .containsExactly(Optional.empty(), Optional.of("\"1\""));
        assertThat(remote.keys.status().freshUntil()).contains(MovableClock.START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void find_notModifiedThoughNobodyAsked_isAFailure() {
        remote.loadedFor(Duration.ofMinutes(8));
        remote.fetcher.answering(new FetchOutcome.NotModified(Optional.empty()));
        remote.find("a");

        assertThat(remote.keys.status().lastFault()).contains(JwksFault.STATUS);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1M", "PT59.999S, PT1M", "PT1M, PT1M", "PT5M, PT5M", "PT1H, PT1H", "PT1H0.001S, PT1H"})
    void find_lifetimeThatTheServerStates_countsWithin1MinuteTo1Hour(Duration stated, Duration counted) {
        remote.fetcher.answering(
                StubFetcher.document(Keys.toJwkSet(List.of(KEY_A)), Optional.empty(), Optional.of(stated)));
        remote.find("a");

        assertThat(remote.keys.status().freshUntil()).contains(MovableClock.START.plus(counted));
    }

    @Test
    void find_lifetimeNotStated_isTheConfiguredOne() {
        Remote brief = new Remote(builder -> builder.cacheTtl(Duration.ofSeconds(7)));
        brief.find("a");

        assertThat(brief.keys.status().freshUntil()).contains(MovableClock.START.plusSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void find_executorWithoutThreads_isUnavailableAndTriedAgain(int kind) {
        Remote starved = new Remote(builder -> builder.executor(new Starved(kind)));

        assertThat(starved.outcome("a")).isEqualTo("unavailable PT1S");
        starved.clock.advance(Duration.ofSeconds(1));
        assertThat(starved.outcome("a")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"PT2S, a, a", "PT2S, z, unknown", "PT5.5S, a, unavailable PT1S"})
    void find_fetchThatOutlastsTheTimeToLive_answersWhoWaitedForIt(Duration took, String id, String outcome) {
        Remote remote = new Remote(builder -> builder.cacheTtl(Duration.ofSeconds(1)));
        remote.fetcher.answering(request -> {
            remote.clock.advance(took);
            return StubFetcher.set(Remote.KEY_A);
        });

        assertThat(remote.outcome(id)).isEqualTo(outcome);
        assertThat(remote.outcome(id)).isEqualTo(outcome);
    }

    /** As with a lack of memory: whatever goes wrong at the end of a refresh, the next one can begin. */
    @Test
    void find_afterAClockThatThrewAtTheEndOfARefresh_worksAgain() {
        AtomicInteger asked = new AtomicInteger();
        Remote remote = new Remote(builder -> builder.clock(() -> readingThatFails(asked.incrementAndGet(), 3)));
        remote.fetcher.failing(JwksFault.CONNECTION);

        assertThatIllegalStateException().isThrownBy(() -> remote.find("a"));
        remote.fetcher.serving(KEY_A);

        assertThat(remote.outcome("a")).isEqualTo("a");
    }

    private static Instant readingThatFails(int reading, int failing) {
        if (reading == failing) {
            throw new IllegalStateException("no time");
        }
        return MovableClock.START;
    }

    @Test
    void find_keysRotatedDuringTheOutage_areFoundAfterIt() {
        remote.loadedFor(Duration.ofMinutes(5));
        remote.failFor(1);
        assertThat(remote.outcome("b")).startsWith("unavailable");
        remote.fetcher.serving(KEY_B);
        remote.clock.advance(Duration.ofSeconds(1));

        assertThat(remote.outcome("b")).isEqualTo("b");
    }
}
