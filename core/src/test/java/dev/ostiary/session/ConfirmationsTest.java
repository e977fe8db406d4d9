package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.Verification.Verified;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has arrived is told to the store many at once, once each, and is not lost while the store is away. */
class ConfirmationsTest {
    private final List<Map<String, TokenCopy>> told = new ArrayList<>();
    private final BlockingQueue<Map<String, TokenCopy>> arriving = new ArrayBlockingQueue<>(10);
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> ended = new ArrayList<>();
    private final Confirmations confirmations = new Confirmations(recording(), this::end, nanos::get);
    private Set<String> stolen = Set.of();
    private boolean goesAwayAfterNext;

    private void end(String sessionId) {
        if (away.get()) {
            throw new StoreUnavailableException("switched off");
        }
        ended.add(sessionId);
    }

    private TokenStateStore recording() {
        return (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("confirm");
                    return confirm(arguments[0]);
                });
    }

    @SuppressWarnings("unchecked")
    private Set<String> confirm(Object batch) {
        if (away.get()) {
            throw new StoreUnavailableException("switched off");
        }
        told.add((Map<String, TokenCopy>) batch);
        arriving.add((Map<String, TokenCopy>) batch);
        away.set(goesAwayAfterNext);
        goesAwayAfterNext = false;
        return stolen;
    }

    @Test
    void tell_severalSessions_isOneCallAndThenNone() {
        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.arrived("s2", TokenCopy.first("t2"));

        confirmations.tell();
        confirmations.tell();

        assertThat(told).containsExactly(Map.of("s1", TokenCopy.first("t1"), "s2", TokenCopy.first("t2")));
    }

    @Test
    void tell_severalTokensOfOneSession_tellsEach() {
        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.arrived("s1", TokenCopy.first("t2"));

        confirmations.tell();

        assertThat(told)
                .containsExactlyInAnyOrder(Map.of("s1", TokenCopy.first("t1")), Map.of("s1", TokenCopy.first("t2")));
    }

    @Test
    void tell_moreThanAStoreTakes_isSeveralCalls() {
        IntStream.range(0, 2_500).forEach(i -> confirmations.arrived("s" + i, TokenCopy.first("t")));

        confirmations.tell();

        assertThat(told).extracting(Map::size).containsExactly(1_000, 1_000, 500);
    }

    @Test
    void tell_whileTheStoreIsAway_isToldWhenItIsBack() {
        away.set(true);
        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.tell();
        away.set(false);

        confirmations.tell();

        assertThat(told).containsExactly(Map.of("s1", TokenCopy.first("t1")));
    }

    @Test
    void arrived_whatWasTold_isNotToldAgain() {
        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.tell();

        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.tell();

        assertThat(told).hasSize(1);
    }

    @Test
    void arrived_longAfterItWasTold_isToldOnceMore() {
        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.tell();
        nanos.set(Confirmations.REMEMBERED.toNanos());

        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.tell();

        assertThat(told).hasSize(2);
    }

    @Test
    void arrived_anotherCopyOfAToken_isToldToo() {
        TokenCopy again = TokenCopy.again("t1", Duration.ofMinutes(1));
        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.tell();

        confirmations.arrived("s1", again);
        confirmations.tell();

        assertThat(told).containsExactly(Map.of("s1", TokenCopy.first("t1")), Map.of("s1", again));
    }

    @Test
    void tell_aSessionOfWhichTwoHoldAToken_ends() {
        stolen = Set.of("s2");
        confirmations.arrived("s1", TokenCopy.first("t1"));
        confirmations.arrived("s2", TokenCopy.first("t2"));

        confirmations.tell();

        assertThat(ended).containsExactly("s2");
        assertThat(confirmations.waiting()).isZero();
    }

    @Test
    void tell_aStolenSessionThatCannotBeEnded_isTriedAgain() {
        stolen = Set.of("s1");
        confirmations.arrived("s1", TokenCopy.first("t1"));
        goesAwayAfterNext = true;
        confirmations.tell();
        away.set(false);

        confirmations.tell();

        assertThat(told).hasSize(2);
        assertThat(ended).containsExactly("s1");
    }

    @Test
    void arrived_moreThanMayWait_isNotNoted() {
        away.set(true);

        IntStream.rangeClosed(0, Confirmations.MOST_WAITING)
                .forEach(i -> confirmations.arrived("s" + i, TokenCopy.first("t")));

        assertThat(confirmations.waiting()).isEqualTo(Confirmations.MOST_WAITING);
    }

    @Test
    void started_always_tellsByItself() throws Exception {
        try (Confirmations started = confirmations.started(Duration.ofMillis(1))) {
            started.arrived("s1", TokenCopy.first("t1"));

            assertThat(arriving.poll(10, TimeUnit.SECONDS)).isEqualTo(Map.of("s1", TokenCopy.first("t1")));
        }
    }

    /** In the middle of a round, just before its end and just after. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 225, 449, 450, 451, 899, 900, 901})
    void started_whatArrivesAtAnyMoment_isToldAfterARoundAndWithinASecond(long millis) {
        ManualScheduler scheduler = new ManualScheduler();
        Confirmations started = startedBy(scheduler);
        scheduler.passes(Duration.ofMillis(millis));

        started.arrived("s1", TokenCopy.first("t1"));

        scheduler.passes(Confirmations.ROUND.minusMillis(1));
        assertThat(told).isEmpty();
        scheduler.passes(Duration.ofSeconds(1).minus(Confirmations.ROUND));
        assertThat(told).containsExactly(Map.of("s1", TokenCopy.first("t1")));
    }

    @Test
    void started_whatArrivesWithinOneRound_isToldTogetherAndOnce() {
        ManualScheduler scheduler = new ManualScheduler();
        Confirmations started = startedBy(scheduler);
        scheduler.passes(Duration.ofMillis(10));
        started.arrived("s1", TokenCopy.first("t1"));
        scheduler.passes(Duration.ofMillis(200));
        started.arrived("s2", TokenCopy.first("t2"));
        scheduler.passes(Duration.ofMillis(200));
        started.arrived("s1", TokenCopy.first("t1"));
        started.arrived("s3", TokenCopy.first("t3"));

        scheduler.passes(Duration.ofMinutes(1));
        started.arrived("s2", TokenCopy.first("t2"));
        scheduler.passes(Duration.ofMinutes(1));

        assertThat(told).hasSize(1);
        assertThat(told.get(0)).containsOnlyKeys("s1", "s2", "s3");
    }

    private Confirmations startedBy(ManualScheduler scheduler) {
        return new Confirmations(recording(), this::end, nanos::get, round -> new Poller(scheduler.executor(), round))
                .started(Confirmations.ROUND);
    }

    @Test
    void close_whatWaits_isToldFirst() {
        confirmations.arrived("s1", TokenCopy.first("t1"));

        confirmations.close();

        assertThat(told).containsExactly(Map.of("s1", TokenCopy.first("t1")));
    }

    @Test
    void sessions_withoutATest_tellByThemselves() throws Exception {
        Fixture fixture = new Fixture();
        InMemoryTokenStateStore memory = fixture.memory;
        try (SessionTokens sessions = SessionTokens.builder()
                .keys(Fixture.TEST_KEYS)
                .issuer(Fixture.ISSUER)
                .audience("app")
                .store(forwarding(memory))
                .clock(fixture.clock)
                .build()) {
            SessionGrant second = Fixture.refreshed(sessions, sessions.open("u1", Map.of(), ""));

            sessions.arrived(((Verified) Fixture.access(sessions, second)).jwt());

            assertThat(arriving.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(Map.of(
                            second.sessionId(), TokenCopy.first(second.refresh().id())));
        }
    }

    private TokenStateStore forwarding(TokenStateStore behind) {
        return (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("confirm")) {
                        confirm(arguments[0]);
                    }
                    return method.invoke(behind, arguments);
                });
    }
}
