package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteJwksBuilderTest {
    private static final Map<String, BiFunction<RemoteJwksBuilder, Duration, RemoteJwksBuilder>> DURATIONS = Map.of(
            "cacheTtl", RemoteJwksBuilder::cacheTtl,
            "staleFor", RemoteJwksBuilder::staleFor,
            "refetchInterval", RemoteJwksBuilder::refetchInterval,
            "timeout", RemoteJwksBuilder::timeout);

    private static RemoteJwksBuilder at(String uri) {
        return RemoteJwks.at(URI.create(uri));
    }

    @ParameterizedTest
    @CsvSource({
        "cacheTtl, PT1S", "cacheTtl, PT24H",
        "staleFor, PT0S", "staleFor, PT24H",
        "refetchInterval, PT1S", "refetchInterval, PT1H",
        "timeout, PT0.1S", "timeout, PT1M"
    })
    void duration_atTheLimit_isTaken(String option, Duration value) {
        assertThatCode(() -> DURATIONS.get(option).apply(at("https://id.example/jwks"), value))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "cacheTtl, PT0.999S", "cacheTtl, PT24H0.001S",
        "staleFor, PT-0.001S", "staleFor, PT24H0.001S",
        "refetchInterval, PT0.999S", "refetchInterval, PT1H0.001S",
        "timeout, PT0.099S", "timeout, PT1M0.001S"
    })
    void duration_beyondTheLimit_isRefusedByName(String option, Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DURATIONS.get(option).apply(at("https://id.example/jwks"), value))
                .withMessageStartingWith(option + ": expected PT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example/jwks",
                "HTTPS://id.example:8443/jwks?a=b",
                "https://10.0.0.1/jwks",
                "http://localhost:8080/jwks",
                "http://LOCALHOST/jwks",
                "http://127.0.0.1/jwks",
                "http://127.255.255.254/jwks",
                "http://[::1]:8080/jwks",
                "http://[0:0:0:0:0:0:0:1]/jwks"
            })
    void build_addressThatIsSafe_isTaken(String uri) {
        assertThatCode(() -> at(uri).build().close()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example/jwks",
                "http://127.0.0.1.id.example/jwks",
                "http://127.0.0.256/jwks",
                "http://128.0.0.1/jwks",
                "http://localhost.id.example/jwks",
                "http://notlocalhost/jwks",
                "http://id.localhost/jwks",
                "http://[::2]/jwks",
                "https://user@id.example/jwks",
                "https://user:password@id.example/jwks",
                "https://id.example/jwks#a",
                "https://id.example:65536/jwks",
                "https:///jwks",
                "https:id.example",
                "ftp://id.example/jwks",
                "file:///etc/jwks",
                "/jwks",
                ""
            })
    void build_addressThatIsNot_isRefused(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(uri).build())
                .withMessageStartingWith("uri: expected an https: URL")
                .withMessageNotContaining("password");
    }

    @Test
    void build_plainHttpAllowed_takesItAndNothingElse() {
        assertThatCode(() ->
                        at("http://id.example/jwks").allowPlainHttp().build().close())
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("ftp://id.example/jwks").allowPlainHttp().build())
                .withMessageContaining("http: is allowed too");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id.example", "http://id.example", "https://id.example?a=b", "https://id.example#a", "ht tp"})
    void build_issuerThatIsNoSafeUrl_isRefused(String issuer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteJwks.discoveredFrom(issuer).build())
                .withMessageStartingWith("issuer: expected");
    }

    @Test
    void build_withoutAFetcher_closesTheOneItMade() throws Exception {
        try (TestServer server = new TestServer()) {
            RemoteJwks keys = RemoteJwks.at(server.uri("/jwks")).build();
            keys.find(Remote.query("a"));
            assertThat(FetchThreadsSeen.now()).isNotEmpty();

            keys.close();

            assertThat(server.asked()).containsExactly("/jwks");
            assertThat(FetchThreadsSeen.afterWaiting()).isEmpty();
        }
    }

    @Test
    void build_withASharedFetcher_leavesItOpen() throws Exception {
        try (TestServer server = new TestServer();
                HttpJwksFetcher shared = new HttpJwksFetcher()) {
            RemoteJwks first = RemoteJwks.at(server.uri("/1")).fetcher(shared).build();
            RemoteJwks second = RemoteJwks.at(server.uri("/2")).fetcher(shared).build();

            first.close();
            second.find(Remote.query("a"));

            assertThat(server.asked()).containsExactly("/2");
        }
        assertThat(FetchThreadsSeen.afterWaiting()).isEmpty();
    }

    @Test
    void build_withAFetcherThatHasNoThreads_makesAndClosesSome() {
        StubFetcher fetcher = new StubFetcher().serving(Remote.KEY_A);
        RemoteJwks keys = RemoteJwks.at(StubFetcher.URI_OF_SET).fetcher(fetcher).build();
        keys.find(Remote.query("a"));

        keys.close();

        assertThat(fetcher.count()).isOne();
        assertThat(FetchThreadsSeen.afterWaiting()).isEmpty();
    }

    @Test
    void build_addressInPlainHttp_isRefusedUnlessAllowed() {
        IssuerAddress address =
                new IssuerAddress(URI.create("https://id.example"), Optional.of(URI.create("http://keycloak:8080")));

        assertThatThrownBy(() -> RemoteJwks.discoveredFrom("https://id.example")
                        .address(address)
                        .build())
                .hasMessageStartingWith("issuerAddress:");
        RemoteJwks.discoveredFrom("https://id.example")
                .allowPlainHttp()
                .address(address)
                .build()
                .close();
    }
}
