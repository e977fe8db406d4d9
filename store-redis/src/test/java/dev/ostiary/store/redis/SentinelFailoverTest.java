package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.key.LoggedLines;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** The primary goes away, or only seems to. */
class SentinelFailoverTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String[] SAFE = {"--min-replicas-to-write", "1", "--min-replicas-max-lag", "2"};

    @Test
    void kill_primaryUnderLoad_goesOnWithTheReplica() throws Exception {
        try (WatchedServers servers = WatchedServers.start(Engine.USUAL);
                TokenStateStore store = servers.store().timeout(SHORT).build();
                Load load = new Load("primary killed", store)) {
            load.begin();
            load.awaitMore(200);

            servers.first().kill();
            servers.awaitFailover();
            load.awaitMore(200);
            load.end();

            try (TokenStateStore afterwards = servers.store().build()) {
                System.out.println(load.said(afterwards));
                // A call of each thread may have been answered and not sent on.
                assertThat(load.twice(afterwards) + load.lost(afterwards)).isLessThanOrEqualTo(2 * Load.THREADS);
            }
        }
    }

    @Test
    void pause_primaryThatNeedsItsReplica_losesNothing() throws Exception {
        try (WatchedServers servers = WatchedServers.start(Engine.USUAL, SAFE);
                TokenStateStore store = servers.store().timeout(SHORT).build();
                TokenStateStore direct = servers.first().store().timeout(SHORT).build();
                Load load = new Load("primary paused, with min-replicas-to-write", store);
                Load stale = new Load("who knew the former primary only", direct)) {
            load.begin();
            load.awaitMore(200);

            servers.first().pause();
            servers.awaitFailover();
            stale.begin();
            servers.first().goOn();
            load.awaitMore(200);
            Soon.holds(
                    "the former primary knows",
                    () -> new String((byte[]) servers.first().command(Command.INFO)).contains("role:slave"));
            load.end();
            stale.end();

            try (TokenStateStore afterwards = servers.store().build()) {
                System.out.println(load.said(afterwards));
                System.out.println(stale.said(afterwards));
                assertThat(load.twice(afterwards) + load.lost(afterwards)).isZero();
            }
        }
    }

    /** What the guide says of it: the former primary goes on to answer, and what it says is gone. Who asks the Sentinels does not listen to it. */
    @Test
    void pause_primaryWithoutMinReplicas_isWarnedOfAndLosesWithoutSentinelsOnly() throws Exception {
        try (LoggedLines lines = LoggedLines.of(RedisTokenStateStore.class);
                WatchedServers servers = WatchedServers.start(Engine.USUAL);
                TokenStateStore store = servers.store().timeout(SHORT).build();
                TokenStateStore direct = servers.first().store().timeout(SHORT).build();
                Load load = new Load("primary paused, without min-replicas-to-write", store);
                Load stale = new Load("who knew the former primary only", direct)) {
            assertThat(lines.all())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("WARNING ")
                            .contains("min-replicas-to-write is 0", "seconds and not milliseconds"));
            load.begin();
            load.awaitMore(200);

            servers.first().pause();
            servers.awaitFailover();
            stale.begin();
            servers.first().goOn();
            load.awaitMore(200);
            Soon.holds(
                    "the former primary knows",
                    () -> new String((byte[]) servers.first().command(Command.INFO)).contains("role:slave"));
            load.end();
            stale.end();

            try (TokenStateStore afterwards = servers.store().build()) {
                System.out.println(load.said(afterwards));
                System.out.println(stale.said(afterwards));
                assertThat(load.answered()).isGreaterThanOrEqualTo(400);
                assertThat(load.twice(afterwards) + load.lost(afterwards)).isZero();
            }
        }
    }

    @Test
    void build_everythingIsDown_connectsWhenItIsBack() throws Exception {
        try (WatchedServers servers = WatchedServers.start(Engine.USUAL)) {
            servers.sentinels().forEach(RedisServer::kill);
            try (TokenStateStore store = servers.store().timeout(SHORT).build()) {
                assertThatExceptionOfType(StoreUnavailableException.class)
                        .isThrownBy(() -> store.session("s"))
                        .withMessageContaining("cannot be reached");

                servers.sentinels().get(2).start();

                assertThat(store.session("s")).isEmpty();
            }
        }
    }

    @Test
    void anyMethod_nameThatNoSentinelKnows_saysSo() throws Exception {
        try (WatchedServers servers = WatchedServers.start(Engine.USUAL);
                TokenStateStore store = servers.store()
                        .uri(servers.uri().replace("/shop", "/store"))
                        .build()) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> store.session("s"))
                    .withMessageContaining("knows no primary named 'store'");
        }
    }

    /** As if a Sentinel was behind. */
    @Test
    void anyMethod_serverThatIsNamedIsAReplica_isUnavailable() throws Exception {
        try (RedisServer primary = RedisServer.volatileOne();
                RedisServer named = RedisServer.volatileOne();
                RedisServer sentinel =
                        RedisServer.sentinel(Engine.USUAL, "sentinel monitor shop 127.0.0.1 " + named.port() + " 1")) {
            named.command(Command.REPLICAOF, "127.0.0.1", Integer.toString(primary.port()));
            try (TokenStateStore store = primary.store()
                    .uri("redis-sentinel://" + sentinel.hostAndPort() + "/shop")
                    .timeout(SHORT)
                    .build()) {
                assertThatExceptionOfType(StoreUnavailableException.class)
                        .isThrownBy(() -> store.session("s"))
                        .withMessageContaining("is no primary");
            }
        }
    }

    @Test
    void anyMethod_passwordsOfServersAndSentinels_areTwo() throws Exception {
        try (RedisServer server = RedisServer.volatileOne("--requirepass", "of-server");
                RedisServer sentinel = RedisServer.sentinel(
                        Engine.USUAL,
                        "requirepass of-sentinel",
                        "sentinel monitor shop 127.0.0.1 " + server.port() + " 1",
                        "sentinel auth-pass shop of-server")) {
            String rest = "@" + sentinel.hostAndPort() + "/shop";
            try (TokenStateStore store = server.store()
                            .uri("redis-sentinel://:of-server" + rest + "?sentinel-password=of-sentinel")
                            .build();
                    TokenStateStore without = server.store()
                            .uri("redis-sentinel://:of-server" + rest)
                            .build()) {
                assertThat(store.session("s")).isEmpty();
                assertThatExceptionOfType(StoreUnavailableException.class)
                        .isThrownBy(() -> without.session("s"))
                        .withMessageContaining("answered with NOAUTH");
            }
        }
    }
}
