package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.provider.GrantOutcome.Over;
import dev.ostiary.provider.GrantOutcome.Standing;
import dev.ostiary.provider.GrantOutcome.Unavailable;
import dev.ostiary.session.SessionSource;
import dev.ostiary.store.GrantLease;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.SessionState;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One refresh at a time, and what becomes of a session while its provider fails; by a clock that is moved. */
class ProviderRefreshTest {
    private static final String SESSION = "s1";

    /** {@code {"aud":"orders"}}. */
    private static final String ID_TOKEN = "e30.eyJhdWQiOiJvcmRlcnMifQ.c2ln";

    private static final Duration STALE_FOR = Duration.ofMinutes(15);

    private final MovableClock clock = new MovableClock();
    private final ProviderGrants grants = new InMemoryTokenStateStore(100, clock).providerGrants();
    private final GrantSeal seal = GrantSeal.of(List.of(KeyDerivation.random()), clock);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Duration> looks = new ArrayList<>();
    private Supplier<RefreshAnswer> answer = () -> renewed(1);
    private Runnable betweenLooks = () -> {};

    private final ProviderRefresh node = node();

    private ProviderRefresh node() {
        RefreshedBy provider = new RefreshedBy(
                "provider",
                "https://id.example",
                "orders",
                (held, known) -> {
                    asked.incrementAndGet();
                    return answer.get();
                },
                Duration.ofSeconds(10),
                new ProviderPauses(clock));
        GrantRefresh refresh = new GrantRefresh(
                grants, seal, Map.of("provider", provider), STALE_FOR, ProviderRefresh.LONGEST_CURRENT, this::look);
        return new ProviderRefresh(
                refresh,
                standing -> new SessionSource.Says(standing.grant().identity().claims()),
                clock,
                new CountDownLatch(1));
    }

    private Duration look() {
        Duration passed = Duration.ofMillis(400);
        looks.add(passed);
        betweenLooks.run();
        return passed;
    }

    private static ProviderTokens tokens(int number, Optional<String> refresh) {
        return new ProviderTokens(
                "access" + number,
                "Bearer",
                Optional.of(MovableClock.START.plusSeconds(300)),
                refresh,
                ID_TOKEN,
                "nonce",
                List.of("openid"));
    }

    private static ProviderIdentity identity(int number) {
        return new ProviderIdentity(
                "https://id.example",
                "u1",
                Optional.of("sid1"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                MovableClock.START,
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of("number", (long) number));
    }

    private static RefreshAnswer renewed(int number) {
        return new RefreshAnswer.Renewed(identity(number), tokens(number, Optional.of("refresh" + number)));
    }

    @BeforeEach
    void signIn() {
        open(tokens(0, Optional.of("refresh0")));
        clock.advance(Duration.ofSeconds(10));
    }

    private void open(ProviderTokens tokens) {
        Instant now = clock.instant();
        SessionState session = new SessionState(SESSION, "u1", "", now, now, now.plus(Duration.ofDays(30)), "t1");
        grants.open(
                session,
                seal.seal(SESSION, "provider", new GrantSeal.Grant(tokens, identity(0)))
                        .orElseThrow());
    }

    private GrantOutcome refreshed() {
        return node.tokens(SESSION, Duration.ofHours(1));
    }

    private static GrantSeal.Grant grant(GrantOutcome outcome) {
        return ((Standing) outcome).grant();
    }

    @Test
    void ask_providerRenews_saysWhatTheUserIsNow() {
        assertThat(node.ask(SESSION, "u1", Map.of())).isEqualTo(new SessionSource.Says(Map.of("number", 1L)));
        assertThat(grant(node.kept(SESSION)).tokens().access()).isEqualTo("access1");
    }

    @Test
    void ask_rightAfterTheSignIn_asksTheProvider() {
        open(tokens(0, Optional.of("refresh0")));

        refreshed();

        assertThat(asked).hasValue(1);
    }

    @Test
    void ask_againWithinTenSeconds_takesWhatIsThere() {
        refreshed();
        clock.advance(Duration.ofSeconds(10).minusMillis(1));
        refreshed();
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        refreshed();
        assertThat(asked).hasValue(2);
    }

    @Test
    void ask_providerSaysOver_endsTheSession() {
        answer = () -> new RefreshAnswer.Over(RejectionReason.TOKEN_REVOKED);

        assertThat(node.ask(SESSION, "u1", Map.of())).isEqualTo(new SessionSource.Over());
        assertThat(node.ask(SESSION, "u1", Map.of())).isEqualTo(new SessionSource.Over());
    }

    @Test
    void ask_sessionOfNoProvider_goesOnAsItWas() {
        Map<String, Object> claims = Map.of("roles", List.of("admin"));

        assertThat(node.ask("other", "u1", Map.copyOf(claims))).isEqualTo(new SessionSource.Says(Map.copyOf(claims)));
    }

    @Test
    void ask_sessionOfAProviderWhoseGrantIsGone_isOver() {
        assertThat(node.ask("other", "u1", Map.of(ProviderRefresh.ISSUER_CLAIM, "https://id.example")))
                .isEqualTo(new SessionSource.Over());
    }

    @Test
    void ask_grantWithoutRefreshToken_asksNobody() {
        grants.endAll(
                dev.ostiary.store.ProviderGrant.key("https://id.example", "nobody"), clock.instant(), clock.instant());
        ProviderGrants others = new InMemoryTokenStateStore(100, clock).providerGrants();
        Instant now = clock.instant();
        others.open(
                new SessionState(SESSION, "u1", "", now, now, now.plusSeconds(60), "t1"),
                seal.seal(SESSION, "provider", new GrantSeal.Grant(tokens(0, Optional.empty()), identity(0)))
                        .orElseThrow());
        GrantRefresh refresh = new GrantRefresh(
                others,
                seal,
                Map.of(
                        "provider",
                        new RefreshedBy(
                                "provider",
                                "https://id.example",
                                "orders",
                                (held, known) -> renewed(1),
                                STALE_FOR,
                                new ProviderPauses(clock))),
                STALE_FOR,
                ProviderRefresh.LONGEST_CURRENT,
                this::look);

        assertThat(grant(refresh.refresh(SESSION)).tokens().access()).isEqualTo("access0");
    }

    @Test
    void ask_outage_goesOnForItsTimeAndNotLonger() {
        answer = () -> new RefreshAnswer.Failed(RejectionReason.PROVIDER_UNAVAILABLE, true);

        assertThat(grant(refreshed()).tokens().access()).isEqualTo("access0");
        clock.advance(STALE_FOR.minusMillis(1));
        assertThat(refreshed()).isInstanceOf(Standing.class);
        clock.advance(Duration.ofMillis(1));

        assertThat(((Unavailable) refreshed()).reason()).isEqualTo(RejectionReason.PROVIDER_UNAVAILABLE);
    }

    @Test
    void ask_providerRecovers_countsAnew() {
        answer = () -> new RefreshAnswer.Failed(RejectionReason.PROVIDER_UNAVAILABLE, true);
        refreshed();
        clock.advance(Duration.ofMinutes(14));
        answer = () -> renewed(1);
        refreshed();
        answer = () -> new RefreshAnswer.Failed(RejectionReason.PROVIDER_UNAVAILABLE, true);
        clock.advance(Duration.ofMinutes(14));

        assertThat(grant(refreshed()).tokens().access()).isEqualTo("access1");
    }

    @Test
    void ask_justAfterAnOutage_doesNotAskAgain() {
        answer = () -> new RefreshAnswer.Failed(RejectionReason.PROVIDER_UNAVAILABLE, true);
        refreshed();
        refreshed();
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofSeconds(30));
        refreshed();
        assertThat(asked).hasValue(2);
    }

    @Test
    void ask_refusedClient_goesOnToo() {
        answer = () -> new RefreshAnswer.Failed(RejectionReason.PROVIDER_REFUSED_CLIENT, false);

        refreshed();
        assertThat(refreshed()).isInstanceOf(Standing.class);
        assertThat(asked).hasValue(2);
        clock.advance(STALE_FOR);
        assertThat(refreshed()).isInstanceOf(Unavailable.class);
    }

    @Test
    void ask_userCannotBeMadeOut_keepsTheNewTokensAndCountsOn() {
        answer = () -> new RefreshAnswer.Failed(
                RejectionReason.PROVIDER_UNAVAILABLE, true, Optional.of(tokens(7, Optional.of("refresh7"))));

        assertThat(grant(refreshed()).tokens().access()).isEqualTo("access7");
        clock.advance(STALE_FOR);

        assertThat(refreshed()).isInstanceOf(Unavailable.class);
        assertThat(grant(node.kept(SESSION)).identity().claims()).containsEntry("number", 0L);
    }

    @Test
    void ask_userCannotBeMadeOutForTooLong_doesNotGoOnByTheTokensThatWereKept() {
        answer = () -> new RefreshAnswer.Failed(
                RejectionReason.PROVIDER_ANSWER_INVALID, false, Optional.of(tokens(1, Optional.of("refresh1"))));
        refreshed();
        clock.advance(STALE_FOR);
        assertThat(refreshed()).isInstanceOf(Unavailable.class);

        clock.advance(Duration.ofSeconds(1));

        assertThat(refreshed()).isInstanceOf(Unavailable.class);
    }

    @Test
    void ask_anotherNodeAsks_looksUntilItsTokensAreThere() {
        GrantLease.Taken theirs =
                (GrantLease.Taken) grants.lease(SESSION, ProviderGrants.ANY_VERSION, Duration.ofSeconds(10));
        betweenLooks = () -> grants.replace(
                SESSION,
                theirs.grant().version(),
                seal.seal(SESSION, "provider", new GrantSeal.Grant(tokens(5, Optional.of("refresh5")), identity(5)))
                        .orElseThrow());

        assertThat(grant(refreshed()).tokens().access()).isEqualTo("access5");
        assertThat(asked).hasValue(0);
        assertThat(looks).hasSize(1);
    }

    @Test
    void ask_anotherNodeAsksTooLong_isUnavailableAfterFiveSeconds() {
        grants.lease(SESSION, ProviderGrants.ANY_VERSION, Duration.ofSeconds(10));

        assertThat(refreshed()).isEqualTo(new Unavailable(Duration.ofSeconds(1), RejectionReason.PROVIDER_UNAVAILABLE));
        assertThat(looks).hasSize(13);
        assertThat(asked).hasValue(0);
    }

    @Test
    void ask_nodeThatDied_leavesItsLease() {
        grants.lease(SESSION, ProviderGrants.ANY_VERSION, Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(10));

        assertThat(grant(refreshed()).tokens().access()).isEqualTo("access1");
    }

    @Test
    void ask_manyAtOnce_shareOneRefresh() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        answer = () -> {
            begun.countDown();
            await(go);
            return renewed(1);
        };
        CompletableFuture<GrantOutcome> first = CompletableFuture.supplyAsync(this::refreshed);
        await(begun);
        CompletableFuture<GrantOutcome> second = CompletableFuture.supplyAsync(this::refreshed);

        go.countDown();

        assertThat(grant(first.get()).tokens().access()).isEqualTo("access1");
        assertThat(grant(second.get()).tokens().access()).isEqualTo("access1");
        assertThat(asked).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ask_sealedUnderAnotherKey_isOver() {
        GrantSeal other = GrantSeal.of(List.of(KeyDerivation.random()), clock);
        GrantRefresh refresh =
                new GrantRefresh(grants, other, Map.of(), STALE_FOR, ProviderRefresh.LONGEST_CURRENT, this::look);

        assertThat(refresh.refresh(SESSION)).isEqualTo(new Over(RejectionReason.TOKEN_REVOKED));
    }

    @Test
    void open_ofAnotherSession_isNothing() {
        var row = seal.seal(SESSION, "provider", new GrantSeal.Grant(tokens(0, Optional.empty()), identity(0)))
                .orElseThrow();

        assertThat(seal.open(SESSION, row)).isPresent();
        assertThat(seal.open("s2", row)).isEmpty();
        assertThat(row.sealed()).doesNotContain("access0");
    }

    @Test
    void seal_tooManyClaims_isNothing() {
        ProviderIdentity large = new ProviderIdentity(
                "https://id.example",
                "u1",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                MovableClock.START,
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of("groups", "x".repeat(GrantSeal.MOST_CLAIM_BYTES)));

        assertThat(seal.seal(SESSION, "provider", new GrantSeal.Grant(tokens(0, Optional.empty()), large)))
                .isEmpty();
    }

    @Test
    void tokens_goodForLongEnough_asksNobody() {
        assertThat(grant(node.tokens(SESSION, Duration.ofSeconds(30))).tokens().access())
                .isEqualTo("access0");
        assertThat(asked).hasValue(0);
    }
}
