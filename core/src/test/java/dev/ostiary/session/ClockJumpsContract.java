package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.store.GrantLease;
import dev.ostiary.store.GrantOpening;
import dev.ostiary.store.Grants;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.RevocationCheck;
import dev.ostiary.verify.RevocationCheck.NotRevoked;
import dev.ostiary.verify.RevocationCheck.Revoked;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three nodes over one store, one of which has a wall clock that is wrong: what was revoked stays so, and nobody else is refused. */
public abstract class ClockJumpsContract {
    private static final Duration STALENESS = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How long access tokens are accepted somewhere, at most. */
    private static final Duration ACCESS = Duration.ofMinutes(25);

    private final MovableClock storeClock = new MovableClock();
    private List<Node> nodes;
    private SessionTokens sessions;
    private Tokens tokens;

    /** What was issued before any clock went wrong: one is ended, one is not. */
    private record Tokens(SessionGrant ended, VerifiedJwt ofEnded, VerifiedJwt good) {}

    private static final class Node {
        private final TokenStateStore store;
        private final MovableClock wall = new MovableClock();
        private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
        private final FollowedRevocations copy;

        Node(TokenStateStore store) {
            this.store = store;
            this.copy =
                    new FollowedRevocations(store, new SessionClaim("https://app.test"), STALENESS, wall, nanos::get);
        }

        void passes(Duration time) {
            wall.advance(time);
            nanos.addAndGet(time.toNanos());
        }

        RevocationCheck.Status check(VerifiedJwt token) {
            return copy.check(token);
        }
    }

    /** Forgets everything: whatever is opened from now on shares a new, empty state. */
    protected abstract void startEmpty() throws Exception;

    /** Opens a store on the state, as a further node. Where there can be only one, it may answer the same again. */
    protected abstract TokenStateStore open(InstantSource clock) throws Exception;

    @BeforeEach
    final void start() throws Exception {
        startEmpty();
        nodes = List.of(new Node(open(storeClock)), new Node(open(storeClock)), new Node(open(storeClock)));
        sessions = SessionTokens.builder()
                .keys(KeyRing.of(HmacSecret.ofBytes("a-test-secret-with-many-different-bytes-0123456789".getBytes())
                        .signingKey(JwsAlgorithm.HS256)))
                .issuer("https://app.test")
                .audience("app")
                .store(nodes.get(0).store)
                .confirmingByHand()
                .strictRevocation()
                .clock(storeClock)
                .build();
        SessionGrant ended = sessions.open("u1", Map.of(), "");
        tokens = new Tokens(ended, jwt(ended), jwt(sessions.open("u2", Map.of(), "")));
    }

    @AfterEach
    final void close() {
        sessions.close();
        nodes.forEach(node -> {
            node.copy.close();
            node.store.close();
        });
    }

    private VerifiedJwt jwt(SessionGrant grant) {
        return ((Verified) Fixture.access(sessions, grant)).jwt();
    }

    private Node odd() {
        return nodes.get(2);
    }

    private void passes(Duration time) {
        storeClock.advance(time);
        nodes.forEach(node -> node.passes(time));
    }

    private void follow() {
        nodes.forEach(node -> node.copy.follow());
    }

    private void assertAllKnow() {
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.check(tokens.ofEnded())).isEqualTo(new Revoked());
            assertThat(node.check(tokens.good())).isEqualTo(new NotRevoked());
        });
    }

    /** Just after something has happened, and when the copies have followed. */
    private void assertAllKnowNowAndLater() {
        assertAllKnow();
        follow();
        assertAllKnow();
    }

    private void assertAllKnowUntil(Duration sinceEnd) {
        Duration left = Duration.between(storeClock.instant(), MovableClock.START.plus(sinceEnd));
        for (int i = 0; i < 8; i++) {
            passes(left.dividedBy(8));
            follow();
            assertAllKnow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT2H", "-PT1M", "-PT1S", "PT1S", "PT1M", "PT2H"})
    void wallClock_wrongForASecond_unrevokesNothingAndRefusesNobody(Duration jump) {
        follow();
        sessions.end(tokens.ended().sessionId());
        follow();
        passes(MINUTE.multipliedBy(2));
        follow();

        odd().wall.advance(jump);
        assertAllKnowNowAndLater();
        passes(SECOND);
        assertAllKnowNowAndLater();
        odd().wall.advance(jump.negated());
        assertAllKnowNowAndLater();

        assertAllKnowUntil(ACCESS.minus(SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT2H", "-PT1M", "-PT1S", "PT1S", "PT1M", "PT2H"})
    void wallClock_wrongForGood_unrevokesNothingAndRefusesNobody(Duration jump) {
        follow();
        odd().wall.advance(jump);
        sessions.end(tokens.ended().sessionId());
        follow();
        assertAllKnow();

        assertAllKnowUntil(ACCESS.minus(SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT2H", "-PT1M", "-PT1S", "PT1S", "PT1M", "PT2H"})
    void wallClock_wrongForGood_entriesAreForgottenWhenBothClocksSaySo(Duration jump) {
        follow();
        odd().wall.advance(jump);
        sessions.end(tokens.ended().sessionId());
        follow();

        passes(ACCESS.plus(jump.abs()).plusDays(2));
        follow();

        assertThat(nodes).allSatisfy(node -> assertThat(node.copy.size()).isZero());
    }

    /** By the store's clock alone: what a node's own says plays no part in leases and ends. */
    @ParameterizedTest
    @ValueSource(strings = {"-PT2H", "PT2H"})
    void providersLogout_atANodeWhoseClockIsWrong_isKnownToAll(Duration jump) {
        odd().wall.advance(jump);
        Instant began = storeClock.instant();
        SessionState session =
                nodes.get(0).store.session(tokens.ended().sessionId()).orElseThrow();
        nodes.get(0).store.end(session.id(), Instant.EPOCH);
        ProviderGrants grants = odd().store.providerGrants();
        assertThat(grants.open(session, Grants.of("u1", "sid", began))).isEqualTo(new GrantOpening.Opened(1));
        follow();
        assertThat(odd().check(tokens.ofEnded())).isEqualTo(new NotRevoked());
        passes(MINUTE);
        assertThat(grants.lease(session.id(), 1, Grants.LEASE)).isInstanceOf(GrantLease.Taken.class);
        assertThat(nodes.get(1).store.providerGrants().lease(session.id(), 1, Grants.LEASE))
                .isInstanceOf(GrantLease.Held.class);

        assertThat(grants.end(Grants.key("sid"), began, storeClock.instant().plus(ACCESS)))
                .containsExactly(session.id());

        follow();
        assertAllKnowUntil(ACCESS.minus(SECOND));
    }

    /** What it has dropped while it was ahead, the store tells once more. */
    @Test
    void wallClock_hoursAheadAtTheStartAndCorrected_refusesWhatWasRevoked() {
        odd().wall.advance(Duration.ofHours(2));
        sessions.end(tokens.ended().sessionId());
        for (int i = 0; i < 5; i++) {
            passes(MINUTE.multipliedBy(2));
            follow();
            assertAllKnow();
        }

        odd().wall.advance(Duration.ofHours(-2));

        assertAllKnowNowAndLater();
        assertAllKnowUntil(ACCESS.minus(SECOND));
    }

    @Test
    void wallClock_hoursAheadWhileARevocationEnds_andCorrected_refusesWhatWasRevoked() {
        odd().wall.advance(Duration.ofHours(2));
        sessions.end(tokens.ended().sessionId());
        follow();
        passes(ACCESS.plus(MINUTE));
        follow();
        assertThat(odd().copy.size()).isZero();

        odd().wall.advance(Duration.ofHours(-2).minus(MINUTE.multipliedBy(5)));
        follow();

        assertThat(odd().check(tokens.ofEnded())).isEqualTo(new Revoked());
    }

    /** The monotonic clock stands still meanwhile, so the copy seems to be fresh. */
    @Test
    void machine_wasSuspended_asksBeforeItAnswers() {
        follow();
        Stream.of(nodes.get(0), nodes.get(1)).forEach(node -> node.passes(MINUTE));
        odd().wall.advance(MINUTE);
        storeClock.advance(MINUTE);
        sessions.end(tokens.ended().sessionId());

        assertThat(odd().check(tokens.ofEnded())).isEqualTo(new Revoked());
        assertThat(odd().check(tokens.good())).isEqualTo(new NotRevoked());
        follow();

        assertAllKnow();
    }

    @Test
    void nodes_withClocksOfTheirOwn_shareTheStoresTime() {
        odd().wall.advance(Duration.ofHours(-2));
        nodes.get(1).wall.advance(MINUTE);
        follow();
        passes(SECOND.multipliedBy(3));

        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.copy.storeClock().instant()).isEqualTo(storeClock.instant()));
    }
}
