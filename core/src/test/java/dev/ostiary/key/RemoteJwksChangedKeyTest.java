package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.KEY_B;
import static dev.ostiary.key.Remote.UNKNOWN;
import static dev.ostiary.key.Remote.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An issuer that changes its key and keeps the id, as one for development does at each start. */
class RemoteJwksChangedKeyTest {
    private static final VerificationKey NEW_A = Remote.key("a");

    private final Remote remote = new Remote();
    private final KeyLookup.Found tried = (KeyLookup.Found) remote.find("a");

    private KeyLookup others(String id) {
        return remote.keys.findOthers(query(id), tried);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT29.999S, 1", "PT30S, 2"})
    void findOthers_sameKey_isUnknownAndFetchesOnceAnInterval(Duration age, int fetches) {
        remote.loadedFor(age);

        assertThat(others("a")).isEqualTo(UNKNOWN);
        assertThat(others("a")).isEqualTo(UNKNOWN);
        assertThat(remote.fetcher.count()).isEqualTo(fetches);
    }

    @Test
    void findOthers_otherKeyUnderTheSameId_isFetched() {
        remote.loadedFor(Duration.ofSeconds(30));
        remote.fetcher.serving(NEW_A, KEY_B);

        KeyLookup.Found found = (KeyLookup.Found) others("a");

        assertThat(found.candidates())
                .singleElement()
                .extracting(VerificationKey::publicKey)
                .isEqualTo(NEW_A.publicKey());
        assertThat(((KeyLookup.Found) remote.find("a")).candidates()).isEqualTo(found.candidates());
    }

    /** A key without an id may have changed as well. */
    @Test
    void findOthers_withoutKeyId_areThoseThatWereNotTried() {
        remote.loadedFor(Duration.ofSeconds(30));
        remote.fetcher.serving(KEY_A, KEY_B);

        KeyLookup.Found found = (KeyLookup.Found) remote.keys.findOthers(query(null), tried);

        assertThat(found.candidates())
                .extracting(key -> key.keyId().orElseThrow())
                .containsExactly("b");
    }

    @Test
    void findOthers_setThatWasRefreshedMeanwhile_isAskedWithoutAFetch() {
        remote.loadedFor(Duration.ofSeconds(30));
        remote.fetcher.serving(NEW_A);
        remote.keys.refresh();

        assertThat(others("a")).isInstanceOf(KeyLookup.Found.class);
        assertThat(remote.fetcher.count()).isEqualTo(2);
    }

    @Test
    void findOthers_keyThatIsGone_isUnknown() {
        remote.loadedFor(Duration.ofSeconds(30));
        remote.fetcher.serving(KEY_B);

        assertThat(others("a")).isEqualTo(UNKNOWN);
    }

    /** Whether the key is another one now cannot be told; once an interval, that is all it costs. */
    @Test
    void findOthers_refetchFails_isUnavailableOnceAndThenUnknown() {
        remote.loadedFor(Duration.ofSeconds(30));
        remote.fetcher.failing(JwksFault.CONNECTION);

        assertThat(others("a")).isEqualTo(new KeyLookup.Unavailable(Duration.ofSeconds(1)));
        assertThat(others("a")).isEqualTo(UNKNOWN);
        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(remote.fetcher.count()).isEqualTo(2);
    }

    @Test
    void findOthers_unchangedByItsEntityTag_isUnknown() {
        FetchOutcome tagged =
                StubFetcher.document(Keys.toJwkSet(List.of(KEY_A)), Optional.of("\"1\""), Optional.empty());
        remote.loadedFor(Duration.ofSeconds(30));
        remote.fetcher.answering(tagged);
        remote.keys.refresh();
        remote.clock.advance(Duration.ofSeconds(30));
        remote.fetcher.answering(new FetchOutcome.NotModified(Optional.empty()));

        assertThat(others("a")).isEqualTo(UNKNOWN);
        assertThat(remote.fetcher.count()).isEqualTo(3);
    }

    @Test
    void findOthers_tenThousandBadSignaturesWithin30Seconds_causeTwoFetches() {
        long unknown = IntStream.range(0, 10_000)
                .filter(i -> {
                    remote.clock.set(Duration.ofMillis(3L * i + 3));
                    return others("a").equals(UNKNOWN);
                })
                .count();

        assertThat(unknown).isEqualTo(10_000);
        assertThat(remote.fetcher.count()).isEqualTo(2);
    }
}
