package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys are found when only the issuer is known. */
class DiscoveryTest {
    private static final String ISSUER = "https://id.example/realms/main";
    private static final String OPENID = ISSUER + "/.well-known/openid-configuration";
    private static final String RFC_8414 = "https://id.example/.well-known/oauth-authorization-server/realms/main";
    private static final String JWKS = "https://keys.example/jwks";
    private static final FetchOutcome KEYS = StubFetcher.set(Remote.KEY_A);

    private final Map<String, FetchOutcome> documents = new HashMap<>(Map.of(JWKS, KEYS));
    private final Remote remote = serving(Remote.discoveredFrom(ISSUER));

    private Remote serving(Remote remote) {
        remote.fetcher.answering(
                request -> documents.getOrDefault(request.uri().toString(), new FetchOutcome.Failed(JwksFault.STATUS)));
        return remote;
    }

    private static FetchOutcome naming(String issuer, String jwksUri) {
        return StubFetcher.document("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwksUri + "\"}");
    }

    private List<String> asked() {
        return remote.fetcher.requests().stream()
                .map(request -> request.uri().toString())
                .toList();
    }

    @Test
    void find_openIdProvider_readsItsDocumentAndThenItsKeys() {
        documents.put(OPENID, naming(ISSUER, JWKS));

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(asked()).containsExactly(OPENID, JWKS);
    }

    @ParameterizedTest
    @CsvSource({"STATUS", "REDIRECT"})
    void find_noOpenIdDocument_readsThatOfRfc8414(JwksFault fault) {
        documents.put(OPENID, new FetchOutcome.Failed(fault));
        documents.put(RFC_8414, naming(ISSUER, JWKS));

        assertThat(remote.outcome("a")).isEqualTo("a");
        assertThat(asked()).containsExactly(OPENID, RFC_8414, JWKS);
    }

    @Test
    void find_neitherDocument_isAFailure() {
        assertThat(remote.outcome("a")).isEqualTo("unavailable PT1S");
        assertThat(remote.keys.status().lastFault()).contains(JwksFault.STATUS);
        assertThat(asked()).containsExactly(OPENID, RFC_8414);
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT", "CONNECTION", "TLS", "TOO_LARGE"})
    void find_issuerNotReached_asksNothingElse(JwksFault fault) {
        documents.put(OPENID, new FetchOutcome.Failed(fault));
        remote.find("a");

        assertThat(remote.keys.status().lastFault()).contains(fault);
        assertThat(asked()).containsExactly(OPENID);
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example, https://id.example",
        "https://id.example/, https://id.example",
        "https://id.example/a/, https://id.example/a",
        "https://id.example:8443/a, https://id.example:8443/a"
    })
    void find_issuerWithOrWithoutSlash_asksAtTheSamePlace(String issuer, String place) {
        String document = place + "/.well-known/openid-configuration";
        documents.put(document, naming(issuer, JWKS));

        assertThat(serving(Remote.discoveredFrom(issuer)).outcome("a")).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://id.example/realms/main/", "https://id.example/realms/MAIN", "https://evil.example", ""})
    void find_documentOfAnotherIssuer_isRefused(String issuer) {
        documents.put(OPENID, naming(issuer, JWKS));
        documents.put(RFC_8414, naming(ISSUER, JWKS));
        remote.find("a");

        assertThat(remote.keys.status().lastFault()).contains(JwksFault.ISSUER_MISMATCH);
        assertThat(asked()).containsExactly(OPENID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html></html>                                            | NOT_JSON",
                "{}                                                       | ISSUER_MISMATCH",
                "{\"issuer\":[\"https://id.example/realms/main\"]}        | ISSUER_MISMATCH",
                "{\"issuer\":\"https://id.example/realms/main\"}          | NO_JWKS_URI",
                "{\"issuer\":\"https://id.example/realms/main\",\"jwks_uri\":1}      | NO_JWKS_URI",
                "{\"issuer\":\"https://id.example/realms/main\",\"jwks_uri\":\"a b\"} | NO_JWKS_URI"
            })
    void find_documentThatIsWrong_isRefused(String document, JwksFault fault) {
        documents.put(OPENID, StubFetcher.document(document));
        remote.find("a");

        assertThat(remote.keys.status().lastFault()).contains(fault);
        assertThat(asked()).containsExactly(OPENID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example/jwks",
                "/jwks",
                "https://a@id.example/jwks",
                "https://id.example/jwks#a",
                "http://127.0.0.1/jwks"
            })
    void find_keysAtAnUnsafeAddress_areNotFetched(String jwksUri) {
        documents.put(OPENID, naming(ISSUER, jwksUri));
        documents.put(jwksUri, KEYS);
        remote.find("a");

        assertThat(remote.keys.status().lastFault()).contains(JwksFault.FORBIDDEN_URI);
        assertThat(asked()).containsExactly(OPENID);
    }

    @Test
    void find_issuerOnThisMachine_mayHaveItsKeysThereToo() {
        String issuer = "http://localhost:8080";
        documents.put(issuer + "/.well-known/openid-configuration", naming(issuer, "http://localhost:8080/jwks"));
        documents.put("http://localhost:8080/jwks", KEYS);

        assertThat(serving(Remote.discoveredFrom(issuer)).outcome("a")).isEqualTo("a");
    }

    @Test
    void find_plainHttpAllowed_takesKeysFromAnywhere() {
        documents.put(OPENID, naming(ISSUER, "http://keys.example/jwks"));
        documents.put("http://keys.example/jwks", KEYS);

        assertThat(serving(Remote.discoveredFrom(ISSUER, RemoteJwksBuilder::allowPlainHttp))
                        .outcome("a"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"PT8M, 3", "PT59M59.999S, 3", "PT1H, 4"})
    void find_addressKnown_isKeptForAnHour(Duration age, int requests) {
        documents.put(OPENID, naming(ISSUER, JWKS));
        remote.loadedFor(age).find("a");

        assertThat(asked()).hasSize(requests);
    }

    @Test
    void find_afterAFailedFetch_asksForTheAddressAgain() {
        documents.put(OPENID, naming(ISSUER, JWKS));
        remote.loadedFor(Duration.ofMinutes(8));
        documents.put(JWKS, new FetchOutcome.Failed(JwksFault.STATUS));
        remote.find("a");
        documents.put(OPENID, naming(ISSUER, JWKS + "2"));
        documents.put(JWKS + "2", KEYS);
        remote.clock.advance(Duration.ofSeconds(1));
        remote.find("a");

        assertThat(asked()).containsExactly(OPENID, JWKS, JWKS, OPENID, JWKS + "2");
        assertThat(remote.keys.status().lastFault()).isEmpty();
    }

    /** An entity tag means something to the address that gave it, and to no other. */
    @Test
    void find_addressChanged_doesNotSendTheOldEtag() {
        String keys = Keys.toJwkSet(List.of(Remote.KEY_A));
        FetchOutcome tagged =
                StubFetcher.document(keys, java.util.Optional.of("\"1\""), java.util.Optional.of(Duration.ofHours(1)));
        documents.put(OPENID, naming(ISSUER, JWKS));
        documents.put(JWKS, tagged);
        remote.loadedFor(Duration.ofHours(1));
        documents.put(OPENID, naming(ISSUER, JWKS + "2"));
        documents.put(JWKS + "2", tagged);
        remote.find("a");

        assertThat(remote.fetcher.requests()).allMatch(request -> request.etag().isEmpty());
        assertThat(asked()).endsWith(JWKS + "2");
    }

    @Test
    void find_allExchanges_shareOneTimeout() {
        documents.put(OPENID, naming(ISSUER, JWKS));
        remote.find("a");

        List<Duration> timeouts =
                remote.fetcher.requests().stream().map(FetchRequest::timeout).toList();
        assertThat(timeouts.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(timeouts.get(1)).isLessThan(timeouts.get(0));
    }
}
