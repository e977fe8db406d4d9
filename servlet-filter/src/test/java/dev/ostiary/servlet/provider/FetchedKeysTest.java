package dev.ostiary.servlet.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.FetchOutcome;
import dev.ostiary.key.JwksEvent;
import dev.ostiary.key.JwksFault;
import dev.ostiary.key.JwksState;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.RemoteJwks;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.store.MovableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filter with keys that it fetches itself: what it answers, what it says of them, what it leaves behind. */
class FetchedKeysTest {
    private static final SigningKey KEY = Keys.generate(JwsAlgorithm.ES256).withKeyId("k1");
    private static final SigningKey NEXT = Keys.generate(JwsAlgorithm.ES256).withKeyId("k2");

    private final MovableClock clock = new MovableClock();
    private KeyServer server;

    @BeforeEach
    void start() throws Exception {
        server = new KeyServer(KEY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private AuthFilterBuilder discovering() {
        return AuthFilter.builder().issuer(server.issuer()).audience("app").clock(clock);
    }

    private static FakeResponse answer(AuthFilter filter, String authorization) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(
                FakeRequest.get("/api/a").header("Authorization", authorization),
                response,
                (seen, ignored) -> response.setStatus(299));
        return response;
    }

    private String good() {
        return Tokens.bearer(server.issuer(), server.key());
    }

    @Test
    void doFilter_issuerAlone_findsItsKeys() throws Exception {
        AuthFilter filter = discovering().build();

        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);

        assertThat(server.discoveryRequests()).isEqualTo(1);
        assertThat(server.keyRequests()).isEqualTo(1);
        filter.destroy();
    }

    @Test
    void doFilter_addressOfTheKeys_asksForNoMetadata() throws Exception {
        AuthFilter filter =
                discovering().issuer("anybody").jwksUri(server.keysUrl()).build();

        assertThat(answer(filter, Tokens.bearer("anybody", KEY)).getStatus()).isEqualTo(299);

        assertThat(server.discoveryRequests()).isZero();
        assertThat(filter.keyStatus()).containsOnlyKeys("anybody");
        filter.destroy();
    }

    @Test
    void doFilter_keyServerDownFromTheStart_is503AndRecovers() throws Exception {
        server.setDown(true);
        AuthFilter filter = discovering().build();

        FakeResponse outage = answer(filter, good());
        server.setDown(false);
        clock.advance(Duration.ofSeconds(31));
        FakeResponse recovered = answer(filter, good());

        assertThat(outage.getStatus()).isEqualTo(503);
        assertThat(outage.getHeader("Retry-After")).matches("[1-9][0-9]*");
        assertThat(outage.getHeader("WWW-Authenticate")).isNull();
        assertThat(outage.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(outage.body()).contains("\"code\":\"keys_unavailable\"", "\"status\":503");
        assertThat(recovered.getStatus()).isEqualTo(299);
        filter.destroy();
    }

    @Test
    void doFilter_unknownKeyDuringAnOutage_is503AndKnownOnesWork() throws Exception {
        AuthFilter filter = discovering().build();
        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        server.setDown(true);
        clock.advance(Duration.ofSeconds(31));

        assertThat(answer(filter, Tokens.bearer(server.issuer(), NEXT)).getStatus())
                .isEqualTo(503);
        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        filter.destroy();
    }

    @Test
    void doFilter_newKeyOfTheIssuer_isFetched() throws Exception {
        CountDownLatch refreshedTwice = new CountDownLatch(2);
        AuthFilter filter = discovering()
                .jwksListener(event -> countDown(refreshedTwice, event instanceof JwksEvent.Refreshed))
                .build();
        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        server.rotateTo(NEXT);
        clock.advance(Duration.ofSeconds(31));

        answer(filter, good());
        assertThat(refreshedTwice.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        assertThat(answer(filter, Tokens.bearer(server.issuer(), KEY)).body()).contains("unknown_key");
        filter.destroy();
    }

    @Test
    void keyStatus_beforeAndAfterTheFirstFetch_saysWhatIsThere() throws Exception {
        AuthFilter filter = discovering().build();

        assertThat(filter.keyStatus().get(server.issuer()).state()).isEqualTo(JwksState.EMPTY);
        answer(filter, good());

        assertThat(filter.keyStatus().get(server.issuer()).state()).isEqualTo(JwksState.FRESH);
        assertThat(filter.keyStatus().get(server.issuer()).keys()).isEqualTo(1);
        assertThatThrownBy(() -> filter.keyStatus().clear()).isInstanceOf(UnsupportedOperationException.class);
        filter.destroy();
        assertThat(filter.keyStatus()).isEmpty();
    }

    /** A health check that keeps requests away until there are keys would otherwise never see any. */
    @Test
    void keyStatus_askedInsteadOfRequests_recoversByItself() throws Exception {
        server.setDown(true);
        CountDownLatch refreshed = new CountDownLatch(1);
        AuthFilter filter = discovering()
                .jwksListener(event -> countDown(refreshed, event instanceof JwksEvent.Refreshed))
                .build();
        answer(filter, good());
        server.setDown(false);
        clock.advance(Duration.ofSeconds(31));

        assertThat(filter.keyStatus().get(server.issuer()).state()).isEqualTo(JwksState.EMPTY);
        assertThat(refreshed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(filter.keyStatus().get(server.issuer()).state()).isEqualTo(JwksState.FRESH);
        filter.destroy();
    }

    @Test
    void keyStatus_addressWithAQuery_isNamedWithoutIt() {
        AuthFilter filter = AuthFilter.builder()
                .jwksUri(server.keysUrl() + "?password=pl4nt3d")
                .audience("app")
                .build();

        assertThat(filter.keyStatus()).containsOnlyKeys(server.keysUrl());
        filter.destroy();
    }

    @Test
    void keyStatus_withoutFetchedKeys_isEmpty() {
        AuthFilter filter = AuthFilter.builder()
                .secret("test-secret-0123456789-abcdefghijklmnopqrstuvwxyz")
                .audience("app")
                .build();

        assertThat(filter.keyStatus()).isEmpty();
        assertThat(new AuthFilter().keyStatus()).isEmpty();
    }

    @Test
    void init_beginsToFetchWithoutARequest() throws Exception {
        CountDownLatch refreshed = new CountDownLatch(1);
        AuthFilter filter = discovering()
                .jwksListener(event -> countDown(refreshed, event instanceof JwksEvent.Refreshed))
                .build();

        filter.init(FakeFilterConfig.of(Map.of()));

        assertThat(refreshed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.keyRequests()).isEqualTo(1);
        filter.destroy();
    }

    @Test
    void init_keyServerDown_startsAndSaysSo() throws Exception {
        server.setDown(true);
        CountDownLatch failed = new CountDownLatch(1);
        AuthFilter filter = discovering()
                .jwksListener(event -> countDown(failed, event instanceof JwksEvent.RefreshFailed))
                .build();

        filter.init(FakeFilterConfig.of(Map.of()));

        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(filter.keyStatus().get(server.issuer()).lastFault()).contains(JwksFault.STATUS);
        filter.destroy();
    }

    @Test
    void destroy_leavesNoThread() throws Exception {
        AuthFilter filter = discovering().build();
        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        List<Thread> fetching = fetchingThreads();

        filter.destroy();

        assertThat(fetching).isNotEmpty().allSatisfy(thread -> {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        });
    }

    @Test
    void destroy_thenInit_worksAgain() throws Exception {
        AuthFilter filter = discovering().build();

        filter.destroy();
        filter.init(FakeFilterConfig.of(Map.of()));

        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        filter.destroy();
    }

    @Test
    void destroy_keySourceThatWasHandedIn_staysOpen() throws Exception {
        try (RemoteJwks keys =
                RemoteJwks.at(URI.create(server.keysUrl())).clock(clock).build()) {
            AuthFilter filter = AuthFilter.builder()
                    .keys(keys)
                    .issuer(server.issuer())
                    .audience("app")
                    .clock(clock)
                    .build();

            filter.destroy();
            filter.init(FakeFilterConfig.of(Map.of()));

            assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        }
    }

    @Test
    void init_settingsThatAreWrong_leavesNothingAtWork() {
        AuthFilter filter = discovering().build();

        assertThatThrownBy(() -> filter.init(FakeFilterConfig.of(Map.of("relm", "x"))))
                .isInstanceOf(ConfigurationException.class);

        assertThat(filter.keyStatus()).isEmpty();
    }

    @Test
    void jwksFetcher_ofTheApplication_isTheOneThatFetches() throws Exception {
        byte[] keySet = Keys.toJwkSet(List.of(KEY.verificationKey())).getBytes(StandardCharsets.UTF_8);
        AuthFilter filter = AuthFilter.builder()
                .jwksFetcher(request -> new FetchOutcome.Document(keySet, Optional.empty(), Optional.empty()))
                .jwksUri("https://id.invalid/keys")
                .issuer("https://id.invalid")
                .audience("app")
                .clock(clock)
                .build();

        assertThat(answer(filter, Tokens.bearer("https://id.invalid", KEY)).getStatus())
                .isEqualTo(299);
        filter.destroy();
    }

    /** The application's fetcher would go without them, and nobody would see it. */
    @Test
    void build_fetcherOfTheApplicationBesideAToken_isAProblem() {
        AuthFilterBuilder builder = discovering()
                .jwksFetcher(request -> new FetchOutcome.Failed(JwksFault.STATUS))
                .jwksTokenFile("/var/run/secrets/token");

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jwks-token-file: a JwksFetcher was given to the builder");
    }

    @Test
    void doFilter_tokenFile_isSentWithEachFetch(@TempDir Path folder) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "a.b.c\n");
        AuthFilter filter = discovering().jwksTokenFile(token.toString()).build();

        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);

        assertThat(server.authorizations()).containsExactly("Bearer a.b.c", "Bearer a.b.c");
        filter.destroy();
    }

    @Test
    void keyStatus_noKeyUsable_saysWhyOfEach() throws Exception {
        server.answerKeysWith("{\"keys\":[{\"kty\":\"oct\"}]}");
        AuthFilter filter = discovering().build();

        assertThat(answer(filter, good()).getStatus()).isEqualTo(503);

        assertThat(filter.keyStatus().get(server.issuer()).skipped())
                .containsExactly("keys[0]: kty is oct, a secret and no public key");
        filter.destroy();
    }

    /** As an issuer for development does at each start. */
    @Test
    void doFilter_issuerWithANewKeyUnderTheSameId_isAskedOnceAndServed() throws Exception {
        CountDownLatch refreshedTwice = new CountDownLatch(2);
        AuthFilter filter = discovering()
                .jwksListener(event -> countDown(refreshedTwice, event instanceof JwksEvent.Refreshed))
                .build();
        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        server.rotateTo(Keys.generate(JwsAlgorithm.ES256).withKeyId("k1"));

        assertThat(answer(filter, good()).body()).contains("bad_signature");
        clock.advance(Duration.ofSeconds(31));
        answer(filter, good());
        assertThat(refreshedTwice.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answer(filter, good()).getStatus()).isEqualTo(299);
        assertThat(answer(filter, Tokens.bearer(server.issuer(), KEY)).body()).contains("bad_signature");
        assertThat(server.keyRequests()).isEqualTo(2);
        filter.destroy();
    }

    @Test
    void jwksSettings_ofTheBuilder_reachTheKeys() throws Exception {
        AuthFilter filter = discovering()
                .jwksCacheTtl(Duration.ofMinutes(2))
                .jwksStaleFor(Duration.ofMinutes(3))
                .jwksRefetchInterval(Duration.ofMinutes(4))
                .jwksTimeout(Duration.ofSeconds(6))
                .allowHttp(false)
                .build();
        answer(filter, good());

        assertThat(filter.keyStatus().get(server.issuer()).freshUntil())
                .contains(ProviderToken.NOW.plus(Duration.ofMinutes(2)));
        assertThat(filter.keyStatus().get(server.issuer()).usableUntil())
                .contains(ProviderToken.NOW.plus(Duration.ofMinutes(5)));
        server.rotateTo(NEXT);
        clock.advance(Duration.ofSeconds(60));
        assertThat(answer(filter, good()).body()).contains("unknown_key");
        filter.destroy();
    }

    @Test
    void publicKeyFile_thatChanges_isReadAgain(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, Keys.toJwkSet(List.of(KEY.verificationKey())));
        AuthFilter filter = AuthFilter.builder()
                .publicKey("file:" + file)
                .issuer("i")
                .audience("app")
                .clock(clock)
                .build();
        assertThat(answer(filter, Tokens.bearer("i", KEY)).getStatus()).isEqualTo(299);

        Path other = Files.writeString(folder.resolve("new"), Keys.toJwkSet(List.of(NEXT.verificationKey())));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        assertThat(answeredWithin(Duration.ofSeconds(10), filter, Tokens.bearer("i", NEXT)))
                .isTrue();
        assertThat(answer(filter, Tokens.bearer("i", KEY)).getStatus()).isEqualTo(401);
    }

    /** The file is looked at once a second by the system's clock. */
    private static boolean answeredWithin(Duration patience, AuthFilter filter, String authorization) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (answer(filter, authorization).getStatus() != 299) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static void countDown(CountDownLatch latch, boolean wanted) {
        if (wanted) {
            latch.countDown();
        }
    }

    private static List<Thread> fetchingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ostiary-jwks"))
                .toList();
    }
}
