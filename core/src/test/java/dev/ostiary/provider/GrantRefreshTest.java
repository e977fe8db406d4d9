package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.provider.GrantOutcome.Over;
import dev.ostiary.provider.GrantOutcome.Standing;
import dev.ostiary.provider.GrantOutcome.Unavailable;
import dev.ostiary.store.GrantLease;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to a session's lease and to what is kept of it, whatever goes wrong between two nodes, the store and the provider. */
class GrantRefreshTest {
    private static final String SESSION = "s1";
    private static final String ISSUER = "https://id.example";
    private static final Over ENDED = new Over(RejectionReason.TOKEN_REVOKED);

    private final MovableClock clock = new MovableClock();
    private final ProviderGrants grants = new InMemoryTokenStateStore(100, clock).providerGrants();
    private final GrantSeal seal = GrantSeal.of(List.of(KeyDerivation.random()), clock);
    private final ProviderPauses pauses = new ProviderPauses(clock);
    private final AtomicInteger asked = new AtomicInteger();
    private Supplier<RefreshAnswer> answer = () -> new RefreshAnswer.Renewed(identity(Map.of()), tokens("access1"));
    private Runnable betweenLooks = () -> {};

    @BeforeEach
    void signIn() {
        Instant now = clock.instant();
        grants.open(
                new SessionState(SESSION, "u1", "", now, now, now.plus(Duration.ofDays(30)), "t1"), sealed("access0"));
    }

    private GrantRefresh node(ProviderGrants kept, Duration patience) {
        RefreshedBy provider = new RefreshedBy(
                "provider",
                ISSUER,
                (held, known) -> {
                    asked.incrementAndGet();
                    return answer.get();
                },
                patience,
                pauses);
        Looks looks = () -> {
            betweenLooks.run();
            return Duration.ofSeconds(1);
        };
        return new GrantRefresh(
                kept, seal, Map.of("provider", provider), Duration.ofMinutes(15), Duration.ofSeconds(10), looks);
    }

    private GrantOutcome refreshed() {
        return node(grants, Duration.ofSeconds(10)).refresh(SESSION);
    }

    private ProviderGrant sealed(String access) {
        return seal.seal(SESSION, "provider", new GrantSeal.Grant(tokens(access), identity(Map.of())))
                .orElseThrow();
    }

    private static ProviderTokens tokens(String access) {
        return new ProviderTokens(
                access, "Bearer", Optional.empty(), Optional.of("refresh"), "id", "nonce", List.of("openid"));
    }

    private static ProviderIdentity identity(Map<String, Object> claims) {
        return new ProviderIdentity(
                ISSUER,
                "u1",
                Optional.of("sid1"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                MovableClock.START,
                List.of(),
                List.of(),
                Optional.empty(),
                Map.copyOf(claims));
    }

    private void endEverywhere() {
        grants.endAll(ProviderGrant.key(ISSUER, "u1"), clock.instant(), clock.instant());
    }

    private GrantLease leasedByAnother() {
        return grants.lease(SESSION, ProviderGrants.ANY_VERSION, Duration.ofSeconds(10));
    }

    private static String access(GrantOutcome outcome) {
        return ((Standing) outcome).grant().tokens().access();
    }

    /** Where two nodes asked with one refresh token, a provider that rotates them would end the session. */
    @ParameterizedTest
    @CsvSource({"2, 9, true", "2, 10, false", "20, 19, true", "20, 20, false", "90, 59, true", "90, 60, false"})
    void refresh_providerThatIsSlow_isNotAskedByAnotherNodeMeanwhile(long patience, long later, boolean held) {
        AtomicInteger heldLater = new AtomicInteger();
        answer = () -> {
            clock.advance(Duration.ofSeconds(later));
            heldLater.set(leasedByAnother() instanceof GrantLease.Held ? 1 : 0);
            return new RefreshAnswer.Over(RejectionReason.TOKEN_REVOKED);
        };

        node(grants, Duration.ofSeconds(patience)).refresh(SESSION);

        assertThat(heldLater).hasValue(held ? 1 : 0);
    }

    @Test
    void refresh_sessionThatEndsWhileAnotherNodeAsks_isOver() {
        leasedByAnother();
        betweenLooks = this::endEverywhere;

        assertThat(refreshed()).isEqualTo(ENDED);
        assertThat(asked).hasValue(0);
    }

    @Test
    void refresh_sessionThatEndsWhileTheProviderAnswers_isOver() {
        answer = () -> {
            endEverywhere();
            return new RefreshAnswer.Renewed(identity(Map.of()), tokens("access1"));
        };

        assertThat(refreshed()).isEqualTo(ENDED);
    }

    @Test
    void refresh_anotherNodeThatWasFaster_isBelieved() {
        answer = () -> {
            grants.replace(SESSION, grants.of(SESSION).orElseThrow().version(), sealed("access of the other"));
            return new RefreshAnswer.Renewed(identity(Map.of()), tokens("access1"));
        };

        assertThat(access(refreshed())).isEqualTo("access of the other");
    }

    @Test
    void refresh_rescuedTokensThatAnotherNodeHasOverwritten_areNotShown() {
        answer = () -> {
            grants.replace(SESSION, grants.of(SESSION).orElseThrow().version(), sealed("access of the other"));
            return new RefreshAnswer.Failed(
                    RejectionReason.PROVIDER_UNAVAILABLE, true, Optional.of(tokens("access1")));
        };

        assertThat(access(refreshed())).isEqualTo("access of the other");
    }

    @Test
    void refresh_newClaimsThatAreTooLarge_endTheSessionAndTheLease() {
        Map<String, Object> large = Map.of("groups", "x".repeat(GrantSeal.MOST_CLAIM_BYTES));
        answer = () -> new RefreshAnswer.Renewed(identity(large), tokens("access1"));

        assertThat(refreshed()).isEqualTo(new Over(RejectionReason.SESSION_TOO_LARGE));
        assertThat(leasedByAnother()).isInstanceOf(GrantLease.Taken.class);
    }

    @Test
    void refresh_providerThatSaysOver_leavesNoLeaseAndALineInTheLog() {
        answer = () -> new RefreshAnswer.Over(RejectionReason.SUBJECT_MISMATCH);

        try (LoggedLines log = LoggedLines.of(ProviderRefresh.class)) {
            assertThat(refreshed()).isEqualTo(new Over(RejectionReason.SUBJECT_MISMATCH));

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("INFO Provider https://id.example has ended a session: subject_mismatch; look there");
        }
        assertThat(leasedByAnother()).isInstanceOf(GrantLease.Taken.class);
    }

    @Test
    void refresh_failure_leavesNoLease() {
        answer = () -> new RefreshAnswer.Failed(RejectionReason.PROVIDER_UNAVAILABLE, true);
        refreshed();

        assertThat(leasedByAnother()).isInstanceOf(GrantLease.Taken.class);
    }

    @Test
    void refresh_whileTheProviderIsLeftInPeace_leavesNoLeaseAndCountsTheTime() {
        pauses.failed();

        assertThat(access(refreshed())).isEqualTo("access0");
        assertThat(asked).hasValue(0);
        assertThat(leasedByAnother()).isInstanceOf(GrantLease.Taken.class);
        assertThat(grants.of(SESSION).orElseThrow().failingSince()).contains(clock.instant());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void refresh_anyAnswerThatCounts_endsThePauseOfAllSessions(boolean goesOn) {
        answer = () -> {
            pauses.failed();
            return goesOn
                    ? new RefreshAnswer.Renewed(identity(Map.of()), tokens("access1"))
                    : new RefreshAnswer.Over(RejectionReason.TOKEN_REVOKED);
        };

        refreshed();

        assertThat(asked).hasValue(1);
        assertThat(pauses.isPaused()).isFalse();
    }

    @Test
    void refresh_answerOfTheStoreThatIsLost_isWrittenAgain() {
        AtomicInteger writes = new AtomicInteger();
        ProviderGrants unsteady = before(writes, () -> {
            throw new StoreUnavailableException("lost");
        });

        assertThat(access(node(unsteady, Duration.ofSeconds(10)).refresh(SESSION)))
                .isEqualTo("access1");
        assertThat(writes).hasValue(2);
        assertThat(access(node(grants, Duration.ofSeconds(10)).look(SESSION))).isEqualTo("access1");
    }

    @Test
    void refresh_userUnknownForTooLong_isUnavailableBeforeAnybodyIsAsked() {
        GrantSeal.Grant unconfirmed =
                new GrantSeal.Grant(tokens("access1"), identity(Map.of()), Optional.of(clock.instant()));
        clock.advance(Duration.ofMinutes(15));
        grants.replace(
                SESSION,
                grants.of(SESSION).orElseThrow().version(),
                seal.seal(SESSION, "provider", unconfirmed).orElseThrow());

        assertThat(refreshed())
                .isEqualTo(new Unavailable(Duration.ofSeconds(1), RejectionReason.PROVIDER_UNAVAILABLE));
        assertThat(asked).hasValue(0);
    }

    @Test
    void refresh_userUnknownForAMoment_goesOnByTheTokensThatWereKept() {
        GrantSeal.Grant unconfirmed =
                new GrantSeal.Grant(tokens("access1"), identity(Map.of()), Optional.of(clock.instant()));
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        grants.replace(
                SESSION,
                grants.of(SESSION).orElseThrow().version(),
                seal.seal(SESSION, "provider", unconfirmed).orElseThrow());

        assertThat(access(refreshed())).isEqualTo("access1");
        assertThat(asked).hasValue(0);
    }

    @Test
    void refresh_leaseThatAnotherKeeps_isLookedAtForFiveSeconds() {
        AtomicInteger looks = new AtomicInteger();
        leasedByAnother();
        betweenLooks = looks::incrementAndGet;

        assertThat(refreshed()).isInstanceOf(Unavailable.class);
        assertThat(looks).hasValue(5);
    }

    @Test
    void refresh_providerThatIsNotConfiguredAnyMore_isOver() {
        GrantRefresh without = new GrantRefresh(
                grants, seal, Map.of(), Duration.ZERO, Duration.ZERO, () -> Duration.ZERO);

        try (LoggedLines log = LoggedLines.of(ProviderRefresh.class)) {
            assertThat(without.refresh(SESSION)).isEqualTo(ENDED);
            assertThat(without.look(SESSION)).isEqualTo(ENDED);

            assertThat(log.at(Level.WARNING)).hasSize(2).allMatch(line -> line.startsWith("A session ends:"));
        }
    }

    @Test
    void refresh_nothingKept_isNone() {
        assertThat(node(grants, Duration.ofSeconds(10)).refresh("other")).isEqualTo(new GrantOutcome.None());
        assertThat(node(grants, Duration.ofSeconds(10)).look("other")).isEqualTo(new GrantOutcome.None());
    }

    @Test
    void refresh_storeThatIsAwayWhileAnotherNodeWrites_believesTheOther() {
        AtomicInteger writes = new AtomicInteger();
        ProviderGrants unsteady = before(writes, () -> {
            grants.replace(SESSION, grants.of(SESSION).orElseThrow().version(), sealed("access of the other"));
            throw new StoreUnavailableException("away");
        });

        assertThat(access(node(unsteady, Duration.ofSeconds(10)).refresh(SESSION)))
                .isEqualTo("access of the other");
    }

    /** Something happens before the first of all writes. */
    private ProviderGrants before(AtomicInteger writes, Runnable first) {
        return (ProviderGrants) Proxy.newProxyInstance(
                ProviderGrants.class.getClassLoader(), new Class<?>[] {ProviderGrants.class}, (proxy, method, args) -> {
                    if (method.getName().equals("replace") && writes.incrementAndGet() == 1) {
                        first.run();
                    }
                    try {
                        return method.invoke(grants, args);
                    } catch (InvocationTargetException fault) {
                        throw fault.getCause();
                    }
                });
    }
}
