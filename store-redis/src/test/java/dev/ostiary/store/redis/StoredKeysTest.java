package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.Grants;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.Samples;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** What is left on the server, and for how long. */
class StoredKeysTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static RedisServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.volatileOne();
    }

    @AfterAll
    static void end() throws IOException {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.command(Command.FLUSHALL);
    }

    private static Duration timeToLive(String key) {
        return Duration.ofMillis((Long) server.command(Command.PTTL, key));
    }

    private static Name token(String id) {
        return new Name(Kind.TOKEN, id);
    }

    @Test
    void write_anyEntry_endsByTheServersClockAtItsTime() {
        Instant until = NOW.plus(2, ChronoUnit.DAYS);
        try (TokenStateStore store = server.store().build()) {
            store.registerOneTime(Samples.oneTime("a", "u", until));
            store.firstUse("a", until);
            store.open(Sessions.of("s", "u"));
            store.revoke(Revocation.ofToken(Optional.empty(), "t", NOW, until));
        }

        assertThat(server.keys())
                .containsExactly(
                        "{ostiary}:epoch",
                        "{ostiary}:expiry",
                        "{ostiary}:feed",
                        "{ostiary}:last",
                        "{ostiary}:one-time:a",
                        "{ostiary}:one-times:u",
                        "{ostiary}:revoked",
                        "{ostiary}:session:s",
                        "{ostiary}:subject:u",
                        "{ostiary}:used:a",
                        "{ostiary}:version");
        assertThat(List.of("one-time:a", "one-times:u", "used:a"))
                .allSatisfy(key ->
                        assertThat(timeToLive("{ostiary}:" + key)).isBetween(Duration.ofDays(1), Duration.ofDays(2)));
        assertThat(List.of("expiry", "feed", "revoked"))
                .allSatisfy(key ->
                        assertThat(timeToLive("{ostiary}:" + key)).isBetween(Duration.ofDays(2), Duration.ofDays(3)));
        assertThat(List.of("session:s", "subject:u"))
                .allSatisfy(key ->
                        assertThat(timeToLive("{ostiary}:" + key)).isBetween(Duration.ofDays(29), Duration.ofDays(30)));
    }

    @Test
    void anyMethod_withoutAClock_goesByTheServers() {
        try (TokenStateStore store = server.store().build();
                TokenStateStore late =
                        server.store().clock(() -> NOW.plus(5, ChronoUnit.DAYS)).build()) {
            store.registerOneTime(Samples.oneTime("past", NOW.minusSeconds(3_600)));
            store.registerOneTime(Samples.oneTime("future", NOW.plusSeconds(3_600)));
            store.revoke(Revocation.ofToken(Optional.empty(), "t", NOW, NOW.plusSeconds(3_600)));

            assertThat(store.consumeOneTime("past")).isFalse();
            assertThat(late.revocationsOf(Set.of(token("t")))).isEmpty();
            assertThat(store.revocationsOf(Set.of(token("t")))).hasSize(1);
            assertThat(late.consumeOneTime("future")).isFalse();
        }
    }

    @Test
    void end_lastSessionOfASubject_leavesNoIndex() {
        try (TokenStateStore store = server.store().build()) {
            store.open(Sessions.of("s", "u"));
            store.open(Sessions.of("t", "v"));

            store.end("s", NOW.minusSeconds(1));
            store.endAll("v", NOW.minusSeconds(1), Samples.ofSubject("v", NOW, NOW.minusSeconds(1)));
        }

        assertThat(server.keys()).containsExactly("{ostiary}:epoch", "{ostiary}:version");
    }

    /** What was noted of the provider's session is all that stays. */
    @Test
    void grants_endedInAnyWay_leaveNoIndex() {
        Instant past = NOW.minusSeconds(1);
        try (TokenStateStore store = server.store().build()) {
            Stream.of("s", "t", "v")
                    .forEach(id -> store.providerGrants().open(Sessions.of(id, "u" + id), Grants.of("sub", id, NOW)));
            store.end("s", past);
            store.endAll("ut", past, Samples.ofSubject("ut", NOW, past));
            assertThat(server.command(Command.ZCARD, "{ostiary}:grants-sub:" + Grants.key("sub")))
                    .isEqualTo(1L);

            assertThat(store.providerGrants().end(Grants.key("v"), NOW, past)).containsExactly("v");
        }

        assertThat(server.keys())
                .containsExactly(
                        "{ostiary}:epoch",
                        "{ostiary}:expiry",
                        "{ostiary}:feed",
                        "{ostiary}:last",
                        "{ostiary}:revoked",
                        "{ostiary}:version");
    }

    @Test
    void grants_recorded_endByTheServersClockWithTheirSession() {
        try (TokenStateStore store = server.store().build()) {
            store.providerGrants().open(Sessions.of("s", "u"), Grants.of("sub", "sid", NOW));
        }

        assertThat(server.keys())
                .containsExactly(
                        "{ostiary}:epoch",
                        "{ostiary}:grants-sid:" + Grants.key("sid"),
                        "{ostiary}:grants-sub:" + Grants.key("sub"),
                        "{ostiary}:session:s",
                        "{ostiary}:subject:u",
                        "{ostiary}:version");
        assertThat(server.keys())
                .filteredOn(key -> key.startsWith("{ostiary}:grants") || key.startsWith("{ostiary}:session"))
                .allSatisfy(key -> assertThat(timeToLive(key)).isBetween(Duration.ofDays(29), Duration.ofDays(30)));
    }

    @Test
    void open_expiredSessionsOfTheSubject_areDroppedFromTheIndex() {
        MovableClock clock = new MovableClock();
        try (TokenStateStore store = server.store().clock(clock).build()) {
            IntStream.range(0, 50).forEach(i -> store.open(session("s" + i, clock.instant())));
            clock.advance(Duration.ofSeconds(60));

            store.open(session("new", clock.instant()));
        }

        assertThat(server.command(Command.ZCARD, "{ostiary}:subject:u")).isEqualTo(1L);
    }

    private static SessionState session(String id, Instant now) {
        return new SessionState(id, "u", "", now, now, now.plusSeconds(60), "t");
    }

    @Test
    void revoke_expiredOnesBehind_dropsAHundredWithEachCall() {
        MovableClock clock = new MovableClock();
        try (TokenStateStore store = server.store().clock(clock).build()) {
            IntStream.range(0, 350)
                    .forEach(i -> store.revoke(Revocation.ofToken(
                            Optional.empty(), "t" + i, NOW, clock.instant().plusSeconds(60))));
            clock.advance(Duration.ofDays(1).plusSeconds(60).minusMillis(1));
            store.revocationsAfter(Optional.empty());
            assertThat(lines()).containsOnly(350L);
            clock.advance(Duration.ofMillis(1));

            store.revoke(Revocation.ofToken(
                    Optional.empty(), "new", NOW, clock.instant().plusSeconds(60)));
            assertThat(lines()).containsOnly(251L);
            store.revocationsAfter(Optional.empty());
            assertThat(lines()).containsOnly(151L);
            store.revocationsAfter(Optional.empty());
            store.end("s", clock.instant());
            assertThat(lines()).containsOnly(1L);
        }
    }

    private static List<Object> lines() {
        return List.of(
                server.command(Command.ZCARD, "{ostiary}:feed"),
                server.command(Command.ZCARD, "{ostiary}:expiry"),
                server.command(Command.HLEN, "{ostiary}:revoked"));
    }
}
