package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.Race;
import dev.ostiary.store.Samples;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** The server is not there, does not answer, or comes back. */
class OutageTest {

    private static void assertAllUnavailable(List<ThrowingCallable> calls) {
        assertThat(calls).allSatisfy(call -> {
            StoreUnavailableException outage = catchThrowableOfType(StoreUnavailableException.class, call);
            assertThat(outage).isNotNull();
            StringWriter all = new StringWriter();
            outage.printStackTrace(new PrintWriter(all));
            assertThat(all.toString()).contains("Redis").doesNotContain(EveryMethod.ID, "pa55word");
        });
    }

    @Test
    void anyMethod_nobodyListens_isUnavailableAndTellsNoId() throws IOException {
        try (RedisServer server = RedisServer.volatileOne()) {
            server.kill();
            try (TokenStateStore store = RedisTokenStateStore.builder()
                    .uri("redis://somebody:pa55word@127.0.0.1:" + server.port())
                    .build()) {
                assertAllUnavailable(EveryMethod.thatWrites(store));
                assertAllUnavailable(EveryMethod.thatReads(store));
                assertThat(store.apiKeys().find("k")).isInstanceOf(ApiKeyLookup.Unavailable.class);
            }
        }
    }

    @Test
    void build_serverIsDown_saysWhyOnceAndNoPassword() throws IOException {
        try (RedisServer server = RedisServer.volatileOne();
                LoggedLines lines = LoggedLines.of(RedisTokenStateStore.class)) {
            server.kill();
            try (TokenStateStore store = RedisTokenStateStore.builder()
                    .uri("redis://somebody:pa55word@127.0.0.1:" + server.port())
                    .build()) {
                assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
                assertThat(store.apiKeys().find("k")).isInstanceOf(ApiKeyLookup.Unavailable.class);

                assertThat(lines.all())
                        .singleElement()
                        .asString()
                        .startsWith("WARNING Cannot use the store")
                        .contains("ConnectException: Connection refused")
                        .doesNotContain("pa55word", "somebody");
            }
        }
    }

    @Test
    void anyMethod_serverGoesAwayLater_saysWhyOnce() throws IOException {
        try (RedisServer server = RedisServer.volatileOne();
                LoggedLines lines = LoggedLines.of(RedisTokenStateStore.class);
                TokenStateStore store = server.store().build()) {
            assertThat(store.session("s")).isEmpty();
            assertThat(lines.all()).noneMatch(line -> line.contains("Cannot use"));
            server.kill();

            assertAllUnavailable(EveryMethod.thatReads(store));

            assertThat(lines.all())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("WARNING Cannot use the store")
                            .contains("ConnectException: Connection refused"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void build_serverIsDown_startsAndRecoversByItself() throws IOException {
        try (RedisServer server = RedisServer.durable()) {
            server.kill();
            try (TokenStateStore store = server.store().build()) {
                assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));

                server.start();

                assertThat(store.session("s")).isEmpty();
            }
        }
    }

    @Test
    void anyMethod_serverNeverAnswers_isUnavailable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TokenStateStore store = RedisTokenStateStore.builder()
                        .uri("redis://127.0.0.1:" + silent.getLocalPort())
                        .timeout(Duration.ofMillis(100))
                        .build()) {
            assertAllUnavailable(EveryMethod.thatWrites(store));
            assertAllUnavailable(EveryMethod.thatReads(store));
        }
    }

    @Test
    void anyMethod_tlsServerNeverAnswers_isUnavailable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TokenStateStore store = RedisTokenStateStore.builder()
                        .uri("rediss://127.0.0.1:" + silent.getLocalPort())
                        .timeout(Duration.ofMillis(100))
                        .build()) {
            assertAllUnavailable(List.of(() -> store.session(EveryMethod.ID)));
        }
    }

    @Test
    void anyMethod_allConnectionsInUse_waitsNoLongerThanTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TokenStateStore store = RedisTokenStateStore.builder()
                        .uri("redis://127.0.0.1:" + silent.getLocalPort())
                        .timeout(Duration.ofMillis(200))
                        .maxConnections(1)
                        .build()) {
            List<StoreUnavailableException> outages = Race.of(
                    8, number -> () -> catchThrowableOfType(StoreUnavailableException.class, () -> store.session("s")));

            assertThat(outages).doesNotContainNull();
        }
    }

    @Test
    void session_connectionsLostLately_failsOnceAndConnectsAnew() throws Exception {
        try (RedisServer server = RedisServer.durable();
                TokenStateStore store = server.store().build(() -> 0)) {
            Race.of(8, number -> () -> store.session("s"));

            server.restart();

            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
            assertThatCode(() -> store.session("s")).doesNotThrowAnyException();
        }
    }

    @Test
    void session_connectionsLostWhileNobodyCalled_areFoundOutWithoutAFailure() throws Exception {
        AtomicLong nanos = new AtomicLong();
        try (RedisServer server = RedisServer.durable();
                TokenStateStore store = server.store().build(nanos::get)) {
            Race.of(8, number -> () -> store.session("s"));

            server.restart();
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

            assertThatCode(() -> store.session("s")).doesNotThrowAnyException();
        }
    }

    @Test
    void session_connectionWaitedLong_isReplaced() throws IOException {
        AtomicLong nanos = new AtomicLong();
        try (RedisServer server = RedisServer.volatileOne();
                TokenStateStore store = server.store().build(nanos::get)) {
            store.session("s");
            long before = connectionsReceived(server);
            store.session("s");
            assertThat(connectionsReceived(server)).isEqualTo(before + 1);

            nanos.addAndGet(TimeUnit.SECONDS.toNanos(31));
            store.session("s");

            assertThat(connectionsReceived(server)).isEqualTo(before + 3);
        }
    }

    /** Each question is a connection of its own. */
    private static long connectionsReceived(RedisServer server) {
        String info = new String((byte[]) server.command(Command.INFO, "stats"));
        return Long.parseLong(info.replaceAll("(?s).*total_connections_received:(\\d+).*", "$1"));
    }

    @Test
    void consume_serverForgotItsScripts_isSentThemAgain() throws IOException {
        try (RedisServer server = RedisServer.volatileOne();
                TokenStateStore store = server.store().build()) {
            store.registerOneTime(Samples.oneTime("a", Instant.now().plusSeconds(3_600)));
            server.command(Command.SCRIPT, "FLUSH");

            assertThat(store.consumeOneTime("a")).isTrue();
            assertThat(store.consumeOneTime("a")).isFalse();
        }
    }

    @Test
    void close_whileACallWaits_endsItsConnection() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            TokenStateStore store = RedisTokenStateStore.builder()
                    .uri("redis://127.0.0.1:" + silent.getLocalPort())
                    .timeout(Duration.ofMillis(100))
                    .build();

            List<Boolean> done = Race.of(2, number -> () -> {
                if (number == 0) {
                    store.close();
                    return true;
                }
                return catchThrowableOfType(StoreUnavailableException.class, () -> store.session("s")) != null;
            });

            assertThat(done).containsOnly(true);
        }
    }

    @Test
    void anyMethod_closedStore_doesNotCallTheServer() throws IOException {
        try (RedisServer server = RedisServer.volatileOne()) {
            TokenStateStore store = server.store().build();
            store.close();
            long before = connectionsReceived(server);

            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> store.session("s"))
                    .withMessage("the store is closed");

            assertThat(connectionsReceived(server)).isEqualTo(before + 1);
        }
    }
}
