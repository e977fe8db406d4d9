package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.store.MovableClock;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of an application notice of an identity provider that fails: nothing, or an honest 503. */
class ProviderOutagesIT {
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private final MovableClock clock = new MovableClock();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final TestIssuer issuer = TestIssuer.builder()
            .algorithms(SignatureAlgorithm.ES256)
            .clock(clock)
            .start();

    @AfterEach
    void stop() {
        issuer.close();
        pool.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void day_ofOutagesAndRotations_refusesNoGoodTokenWhileKeysAreUsable(long seed) throws Exception {
        try (SimulatedProvider provider = new SimulatedProvider(seed)) {
            provider.run(MINUTES_OF_A_DAY);

            assertThat(provider.violations()).isEmpty();
            assertThat(provider.served()).isGreaterThan(MINUTES_OF_A_DAY);
            assertThat(provider.unavailable()).isGreaterThan(30);
            assertThat(provider.outages()).isGreaterThan(5);
            assertThat(provider.rotations()).isGreaterThan(5);
            assertThat(provider.retirements()).isPositive();
            assertThat(provider.fetchesAreFew(MINUTES_OF_A_DAY)).isTrue();
        }
    }

    @Test
    void request_providerDeadFromTheStart_is503UntilItRecovers() throws Exception {
        issuer.outage();
        try (RunningApplication application = application()) {
            RawHttp.Answer dead = get(application);
            issuer.recover();
            clock.advance(Duration.ofSeconds(31));
            RawHttp.Answer alive = get(application);

            assertThat(dead.status()).isEqualTo(503);
            assertThat(dead.code()).isEqualTo("keys_unavailable");
            assertThat(dead.header("Retry-After").orElse("")).matches("[1-9]|[12][0-9]|30");
            assertThat(dead.header("WWW-Authenticate")).isEmpty();
            assertThat(dead.header("Cache-Control")).contains("no-store");
            assertThat(dead.applicationRan()).isFalse();
            assertThat(alive.status()).isEqualTo(200);
        }
    }

    @Test
    void request_whileARefreshHangs_doesNotWait() throws Exception {
        try (RunningApplication application = application()) {
            assertThat(get(application).status()).isEqualTo(200);
            issuer.hold();
            clock.advance(Duration.ofMinutes(9));

            RawHttp.Answer first = get(application);
            assertThat(issuer.at(Endpoint.KEYS).awaitRequests(2, Duration.ofSeconds(10)))
                    .isTrue();
            RawHttp.Answer second = get(application);

            assertThat(List.of(first.status(), second.status())).containsOnly(200);
        }
    }

    /** A fetch may take a minute here, longer than the client of this test waits for an answer. */
    @Test
    void requests_withInventedKeyIdsWhileTheKeyServerHangs_areAnsweredAndKeepNobodyWaiting() throws Exception {
        try (RunningApplication application =
                start(WebApplication.with(trusting().set("jwks-timeout", "1m").build()))) {
            assertThat(get(application).status()).isEqualTo(200);
            issuer.hold();
            clock.advance(Duration.ofSeconds(31));
            AtomicReference<RawHttp.Answer> user = new AtomicReference<>();

            List<RawHttp.Answer> invented = Together.run(30, i -> () -> invented(application, i), () -> {
                assertThat(issuer.at(Endpoint.KEYS).awaitRequests(2, Duration.ofSeconds(10)))
                        .isTrue();
                user.set(get(application));
            });

            assertThat(user.get().status()).isEqualTo(200);
            assertThat(invented).extracting(RawHttp.Answer::code).containsOnly("keys_unavailable");
            assertThat(issuer.at(Endpoint.KEYS).requests()).isEqualTo(2);
        }
    }

    @Test
    void requests_thatWaitForTheSameKeys_shareOneFetch() throws Exception {
        issuer.hold();
        try (RunningApplication application =
                start(WebApplication.with(trusting().jwksUri(issuer.jwksUri()).build()))) {
            List<Callable<RawHttp.Answer>> requests = Collections.nCopies(20, () -> get(application));
            Future<List<Future<RawHttp.Answer>>> answers = pool.submit(() -> pool.invokeAll(requests));
            assertThat(issuer.at(Endpoint.KEYS).awaitRequests(1, Duration.ofSeconds(10)))
                    .isTrue();
            issuer.release();

            assertThat(answers.get(20, TimeUnit.SECONDS))
                    .allSatisfy(answer -> assertThat(answer.get().status()).isEqualTo(200));
            assertThat(issuer.at(Endpoint.KEYS).requests()).isEqualTo(1);
        }
    }

    @Test
    void reload_ofTheApplication_fetchesAnewAndLeavesNoThread() throws Exception {
        WebApplication trusting = WebApplication.with(
                Map.of("issuer", issuer.issuer(), "audience", issuer.audience(), "clock-skew", "10m"));
        clock.set(Instant.now());
        try (RunningApplication application = start(trusting)) {
            assertThat(get(application).status()).isEqualTo(200);
        }

        RunningApplication application = start(trusting);
        RawHttp.Answer answer = get(application);
        List<Thread> fetching = fetchingThreads();
        application.close();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(issuer.at(Endpoint.KEYS).requests()).isEqualTo(2);
        assertThat(fetching).isNotEmpty().allSatisfy(thread -> {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        });
    }

    private static List<Thread> fetchingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ostiary-jwks"))
                .toList();
    }

    private static RunningApplication start(WebApplication application) throws Exception {
        return new JettyEe10().start(application);
    }

    private RunningApplication application() throws Exception {
        return start(WebApplication.with(trusting().build()));
    }

    private AuthFilterBuilder trusting() {
        return AuthFilter.builder()
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .clock(clock);
    }

    private RawHttp.Answer invented(RunningApplication application, int number) throws Exception {
        String token = issuer.token().keyId("invented-" + number).sign();
        return application.get("/api/x", "Authorization: Bearer " + token);
    }

    private RawHttp.Answer get(RunningApplication application) throws Exception {
        return application.get(
                "/api/x", "Authorization: Bearer " + issuer.token().sign());
    }
}
