package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.Grants;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.Samples;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** A server that is there and cannot do what it is asked for. */
class ErrorAnswersTest {
    private final Instant until = Instant.now().plusSeconds(86_400);
    private RedisServer server;
    private TokenStateStore store;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.durable();
        store = server.store().build();
    }

    @AfterEach
    void end() throws IOException {
        store.close();
        server.close();
    }

    private static void assertAnswered(String code, List<ThrowingCallable> calls) {
        assertThat(calls).allSatisfy(call -> {
            StoreUnavailableException outage = catchThrowableOfType(StoreUnavailableException.class, call);
            assertThat(outage)
                    .hasMessageContaining(" answered with " + code + ": ")
                    .hasNoCause();
            assertThat(outage.getMessage()).doesNotContain(EveryMethod.ID);
        });
    }

    private void config(String name, String value) {
        server.command(Command.CONFIG, "SET", name, value);
    }

    @Test
    void write_noMemoryLeft_isRefusedAndHasNotHappened() {
        config("maxmemory", "1");

        assertAnswered("OOM", EveryMethod.thatWrites(store));

        config("maxmemory", "0");
        assertThat(store.consumeOneTime(EveryMethod.ID)).isFalse();
        assertThat(store.session(EveryMethod.ID)).isEmpty();
        assertThat(store.revocationsOf(Set.of(
                        new Name(Kind.TOKEN, EveryMethod.ID),
                        new Name(Kind.SESSION, EveryMethod.ID),
                        new Name(Kind.SUBJECT, EveryMethod.ID))))
                .isEmpty();
        assertThat(store.firstUse(EveryMethod.ID, until)).isTrue();
        assertThat(store.apiKeys().keysOf(EveryMethod.ID)).isEmpty();
    }

    @Test
    void end_noMemoryLeft_endsWhatIsOpenAllTheSame() {
        store.open(Sessions.of("s", "u"));
        store.open(Sessions.of("t", "v"));
        store.registerOneTime(Samples.oneTime("a", until));
        config("maxmemory", "1");

        store.end("s", until);
        assertThat(store.endAll("v", until, Samples.ofSubject("v", Instant.now(), until)))
                .containsExactly("t");
        assertThat(store.consumeOneTime("a")).isTrue();

        assertThat(store.session("s")).isEmpty();
        assertThat(store.session("t")).isEmpty();
        assertThat(store.revocationsOf(
                        Set.of(new Name(Kind.SESSION, "s"), new Name(Kind.SESSION, "t"), new Name(Kind.SUBJECT, "v"))))
                .hasSize(3);
    }

    @Test
    void endGrants_noMemoryLeft_endsWhatIsOpenAllTheSame() {
        store.providerGrants().open(Sessions.of("s", "u"), Grants.of("sub", "sid", Instant.now()));
        config("maxmemory", "1");

        assertThat(store.providerGrants().end(Grants.key("sid"), Instant.now(), until))
                .containsExactly("s");

        assertThat(store.session("s")).isEmpty();
        assertThat(store.revocationsOf(Set.of(new Name(Kind.SESSION, "s"), Name.ofProviderSession(Grants.key("sid")))))
                .hasSize(2);
    }

    @Test
    void write_tooFewReplicas_isRefusedAndHasNotHappened() {
        config("min-replicas-to-write", "1");

        assertAnswered("NOREPLICAS", EveryMethod.thatWrites(store));

        config("min-replicas-to-write", "0");
        assertThat(store.consumeOneTime(EveryMethod.ID)).isFalse();
        assertThat(store.firstUse(EveryMethod.ID, until)).isTrue();
    }

    @Test
    void write_serverBecameAReplica_isRefusedUntilItIsThePrimaryAgain() {
        server.command(Command.REPLICAOF, "127.0.0.1", "1");

        assertAnswered("READONLY", EveryMethod.thatWrites(store));
        server.command(Command.REPLICAOF, "NO", "ONE");

        assertThat(store.firstUse("a", until)).isTrue();
    }

    @Test
    void anyMethod_serverIsLoading_isUnavailable() throws IOException {
        String fill = "for i = 1, 100000 do redis.call('SET', 'k' .. i, i) end";
        server.command(Command.EVAL, fill, "0");
        server.kill();

        server.startLoading();

        try (TokenStateStore meanwhile = server.store().build()) {
            assertAnswered("LOADING", EveryMethod.thatReads(meanwhile));
        }
    }

    @Test
    void anyMethod_passwordIsWantedOrWrong_isUnavailable() {
        config("requirepass", "right");
        try (TokenStateStore without = server.store().build();
                TokenStateStore wrong = server.store()
                        .uri("redis://:wr0ng@127.0.0.1:" + server.port())
                        .build();
                TokenStateStore right = server.store()
                        .uri("redis://:right@127.0.0.1:" + server.port())
                        .build()) {
            assertAnswered("NOAUTH", EveryMethod.thatReads(without));
            assertAnswered("WRONGPASS", EveryMethod.thatReads(wrong));
            assertThat(right.session("s")).isEmpty();
        }
    }

    @Test
    void anyMethod_somebodyElsesDataUnderThePrefix_isUnavailable() {
        server.command(Command.SET, "{ostiary}:session:" + EveryMethod.ID, "text");
        server.command(
                Command.HSET, "{ostiary}:session:odd", "subject", "u", "expires", "99999999999999", "opened", "x");

        assertAnswered("WRONGTYPE", List.of(() -> store.session(EveryMethod.ID)));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("odd"));
    }

    @Test
    void anyMethod_clusterWithoutTheSlot_isUnavailable() throws IOException {
        try (RedisServer cluster = RedisServer.volatileOne("--cluster-enabled", "yes");
                TokenStateStore there = cluster.store().build()) {
            assertAnswered("CLUSTERDOWN", EveryMethod.thatReads(there));
        }
    }
}
