package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Protocol.Command;

class RedisStandingTest {

    private static RedisStanding of(String uri) throws Exception {
        return RedisStanding.of(uri, SSLContext.getDefault(), InstantSource.system());
    }

    @ParameterizedTest
    @EnumSource
    void of_primaryWithAReplica_saysWhatIsMissing(Engine engine) throws Exception {
        try (RedisServer server = RedisServer.volatileOne(engine);
                RedisServer replica =
                        RedisServer.volatileOne(engine, "--replicaof", "127.0.0.1", Integer.toString(server.port()))) {
            Soon.holds("the replica follows", () -> server.info().contains("connected_slaves:1"));

            RedisStanding standing = of(server.uri());

            assertThat(standing.kind()).isEqualTo("single");
            assertThat(standing.server()).isEqualTo(server.hostAndPort());
            assertThat(standing.version()).matches("(Redis|Valkey) [0-9.]+");
            assertThat(standing.role()).isEqualTo("master");
            assertThat(standing.replicas()).isEqualTo(1);
            assertThat(standing.minReplicasToWrite()).isEqualTo(OptionalInt.of(0));
            assertThat(standing.maxmemoryPolicy()).isEqualTo("noeviction");
            assertThat(standing.clockDifference()).isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1));
            assertThat(standing.keysVersion()).isEqualTo(1);
            assertThat(standing.warnings()).anyMatch(warning -> warning.contains("min-replicas-to-write is 0"));

            server.command(Command.CONFIG, "SET", "min-replicas-to-write", "1");
            assertThat(of(server.uri()).warnings()).noneMatch(warning -> warning.contains("min-replicas"));
            assertThat(of(replica.uri()).warnings()).anyMatch(warning -> warning.contains("it is a replica"));
            System.out.println(standing.version() + " tells of its replicas");
        }
    }

    @Test
    void of_clusterAndSentinels_findsTheServer() throws Exception {
        try (ClusterNodes cluster = ClusterNodes.start(Engine.USUAL, 2)) {
            cluster.store().build().close();

            assertThat(of(cluster.uri()).kind()).isEqualTo("cluster");
            assertThat(of(cluster.uri()).server()).isEqualTo(cluster.owner().hostAndPort());
            assertThat(of(cluster.uri()).keysVersion()).isEqualTo(Keys.VERSION);
        }
        try (RedisServer server = RedisServer.volatileOne();
                RedisServer sentinel =
                        RedisServer.sentinel(Engine.USUAL, "sentinel monitor shop 127.0.0.1 " + server.port() + " 1")) {
            assertThat(of("redis-sentinel://" + sentinel.hostAndPort() + "/shop"))
                    .extracting(RedisStanding::kind, RedisStanding::server)
                    .containsExactly("sentinel", server.hostAndPort());
        }
    }

    @Test
    void of_serverIsDown_isUnavailableAndShowsNoPassword() throws IOException {
        try (RedisServer server = RedisServer.volatileOne()) {
            server.kill();

            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> of("redis://:pa55word@" + server.hostAndPort()))
                    .withMessageContaining(server.hostAndPort())
                    .withMessageNotContaining("pa55word");
        }
    }

    @Test
    void build_keysOfALaterVersion_areNotTouched() throws IOException {
        try (RedisServer server = RedisServer.volatileOne()) {
            server.command(Command.SET, "{ostiary}:version", "3");

            try (RedisTokenStateStore store = server.store().build()) {
                assertThatExceptionOfType(StoreUnavailableException.class)
                        .isThrownBy(() -> store.session("s"))
                        .withMessageContaining("has keys of version 3, and this release knows those up to 2");
            }
            assertThat(server.keys()).containsExactly("{ostiary}:version");
        }
    }
}
