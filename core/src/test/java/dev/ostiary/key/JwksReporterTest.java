package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.KEY_B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwksEvent.RefreshFailed;
import dev.ostiary.key.JwksEvent.Refreshed;
import dev.ostiary.key.JwksEvent.StateChanged;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is logged and told. */
class JwksReporterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String SKIPPED = "keys[0]: not a JSON object";

    private final LoggedLines log = LoggedLines.of(RemoteJwks.class);
    private final Remote remote = new Remote();

    @AfterEach
    void close() {
        log.close();
    }

    private void attemptsAt(Duration sinceStart, int count) {
        remote.clock.set(sinceStart);
        remote.failFor(count);
    }

    @Test
    void refresh_good_isTold() {
        remote.find("a");

        assertThat(remote.events)
                .containsExactly(new Refreshed(1, List.of()), new StateChanged(JwksState.EMPTY, JwksState.FRESH));
        assertThat(log.at(Level.INFO)).containsExactly("Keys of https://id.example/jwks: 1 fetched");
    }

    @Test
    void refresh_failed_isToldWithThePause() {
        remote.failFor(1);

        assertThat(remote.events)
                .containsExactly(new RefreshFailed(
                        JwksFault.CONNECTION, SECOND, "no connection, or it broke (https://id.example/jwks)"));
    }

    @Test
    void refresh_failsAgainAndAgain_isLoggedOnceForEachState() {
        remote.find("a");
        attemptsAt(Duration.ofMinutes(9), 3);
        attemptsAt(Duration.ofMinutes(10), 3);
        attemptsAt(Duration.ofMinutes(70), 3);

        assertThat(log.at(Level.WARNING))
                .containsExactly(
                        "Keys of https://id.example/jwks not refreshed: no connection, or it broke (https://id.example/jwks); those that are there serve until 2030-01-01T01:10:00Z",
                        "Keys of https://id.example/jwks not refreshed: no connection, or it broke (https://id.example/jwks); those that are there serve until 2030-01-01T01:10:00Z",
                        "Keys of https://id.example/jwks not refreshed: no connection, or it broke (https://id.example/jwks); those that are there are too old to serve, so no token can be verified");
        assertThat(remote.events)
                .filteredOn(StateChanged.class::isInstance)
                .containsExactly(
                        new StateChanged(JwksState.EMPTY, JwksState.FRESH),
                        new StateChanged(JwksState.FRESH, JwksState.STALE),
                        new StateChanged(JwksState.STALE, JwksState.EXPIRED));
    }

    /** Whoever has made the connection work must see what is wrong now. */
    @Test
    void refresh_failsForOtherReasons_isLoggedOnceForEach() {
        remote.failFor(2);
        remote.fetcher.failing(JwksFault.TLS);
        remote.keys.refresh();
        remote.failFor(1);
        remote.fetcher.failing(JwksFault.TLS);
        remote.keys.refresh();

        assertThat(log.at(Level.WARNING))
                .hasSize(2)
                .element(1)
                .asString()
                .contains("the TLS handshake failed", "there are none yet");
    }

    @Test
    void refresh_failsAfterASuccess_isLoggedAgain() {
        remote.find("a");
        remote.failFor(1);
        remote.fetcher.serving(KEY_A);
        remote.keys.refresh();
        remote.failFor(1);

        assertThat(log.at(Level.WARNING)).hasSize(2);
    }

    @Test
    void refresh_failsFromTheStart_saysThatThereAreNoKeys() {
        remote.failFor(2);

        assertThat(log.at(Level.WARNING))
                .singleElement()
                .asString()
                .endsWith("there are none yet, so no token can be verified");
    }

    @Test
    void refresh_goodAgain_isLoggedOnce() {
        remote.find("a");
        remote.failFor(1);
        remote.fetcher.serving(KEY_A, KEY_B);
        remote.keys.refresh();
        remote.keys.refresh();

        assertThat(log.at(Level.INFO))
                .containsExactly(
                        "Keys of https://id.example/jwks: 1 fetched", "Keys of https://id.example/jwks: 2 fetched");
    }

    @Test
    void refresh_skippedEntries_areLoggedWhenTheyChange() {
        String good = Keys.toJwkSet(List.of(KEY_A));
        remote.fetcher.answering(StubFetcher.document(good.replace("[", "[1,")));
        remote.keys.refresh();
        remote.keys.refresh();

        assertThat(log.at(Level.WARNING))
                .containsExactly("Keys of https://id.example/jwks: entries skipped: " + SKIPPED);
        assertThat(remote.events).contains(new Refreshed(1, List.of(SKIPPED)));
    }

    /** Keycloak publishes one in each realm. */
    @Test
    void refresh_keyForEncryption_isInformationOnceAndNoWarning() {
        String good = Keys.toJwkSet(List.of(KEY_A));
        remote.fetcher.answering(
                StubFetcher.document(good.replace("[", "[{\"kty\":\"RSA\",\"use\":\"enc\",\"alg\":\"RSA-OAEP\"},")));
        remote.keys.refresh();
        remote.keys.refresh();

        String skipped = "keys[0]: use is not sig but enc, for encryption";
        assertThat(log.at(Level.WARNING)).isEmpty();
        assertThat(log.at(Level.INFO))
                .containsExactly(
                        "Keys of https://id.example/jwks: 1 fetched",
                        "Keys of https://id.example/jwks: entries skipped: " + skipped);
        assertThat(remote.keys.status().skipped()).containsExactly(skipped);
    }

    @Test
    void refresh_noEntryUsable_saysOfEachWhy() {
        remote.find("a");
        remote.fetcher.answering(StubFetcher.document("{\"keys\":[1,{\"kty\":\"oct\"}]}"));
        remote.keys.refresh();

        JwksStatus status = remote.keys.status();
        assertThat(status.skipped()).containsExactly(SKIPPED, "keys[1]: kty is oct, a secret and no public key");
        assertThat(log.at(Level.WARNING))
                .singleElement()
                .asString()
                .contains(
                        "no entry of the JWK set is usable: " + SKIPPED + "; keys[1]: kty is oct",
                        "(https://id.example/jwks)");
    }

    @Test
    void refresh_usableAgain_forgetsWhatWasSkipped() {
        remote.fetcher.answering(StubFetcher.document("{\"keys\":[1]}"));
        remote.keys.refresh();
        remote.fetcher.serving(KEY_A);
        remote.keys.refresh();

        assertThat(remote.keys.status().skipped()).isEmpty();
        assertThat(remote.keys.status().lastFaultDetail()).isEmpty();
    }

    @Test
    void refresh_emptySet_saysSo() {
        remote.fetcher.answering(StubFetcher.document("{\"keys\":[]}"));
        remote.keys.refresh();

        assertThat(log.at(Level.WARNING)).singleElement().asString().contains("is usable: it is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'<!doctype html><title>Sign in</title>' | HTML or XML instead of JSON",
                "'\r\n  <?xml?>' | HTML or XML instead of JSON",
                "'  ' | the body is empty",
                "'{\"keys\":[' | the body was not strict JSON",
                "'{\"issuer\":\"x\",\"jwks_uri\":\"https://id.example/k\"}' | it is a discovery document, whose jwks_uri is the address"
            })
    void refresh_bodyThatIsNoJwkSet_saysWhatItIs(String body, String words) {
        remote.fetcher.answering(StubFetcher.document(body));
        remote.keys.refresh();

        assertThat(remote.keys.status().lastFaultDetail().orElseThrow()).contains(words, "(https://id.example/jwks)");
    }

    /** A server that fails otherwise each time must not fill the log. */
    @Test
    void refresh_aHundredReasons_areTwentyLines() {
        IntStream.range(0, 100).forEach(i -> {
            remote.fetcher.answering(new FetchOutcome.Failed(JwksFault.STATUS, "status " + i));
            remote.keys.refresh();
        });

        assertThat(log.at(Level.WARNING)).hasSize(20);
    }

    @Test
    void refresh_detailOfAForeignFetcher_isOneLineOfTheLog() {
        remote.fetcher.answering(new FetchOutcome.Failed(JwksFault.STATUS, "a\r\nb" + "x".repeat(600)));
        remote.keys.refresh();

        assertThat(log.at(Level.WARNING))
                .singleElement()
                .asString()
                .doesNotContain("\n")
                .hasSizeLessThan(700);
    }

    @Test
    void refresh_urlWithAQuery_isLoggedWithoutIt() {
        RemoteJwks keys = RemoteJwks.at(URI.create("https://id.example/jwks?password=1"))
                .fetcher(remote.fetcher)
                .executor(Runnable::run)
                .build();
        keys.refresh();

        assertThat(log.at(Level.INFO)).containsExactly("Keys of https://id.example/jwks: 1 fetched");
        assertThat(remote.fetcher.requests().get(0)).hasToString("FetchRequest[https://id.example/jwks]");
    }

    @Test
    void refresh_issuer_isLoggedByItsName() {
        Remote discovered = Remote.discoveredFrom("https://id.example/main");
        discovered.failFor(1);

        assertThat(log.at(Level.WARNING)).singleElement().asString().startsWith("Keys of https://id.example/main not");
    }
}
