package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** The node with the keys goes away, only seems to, or gives them to another one. */
class ClusterFailoverTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static void awaitPrimary(RedisServer node) {
        Soon.holds(
                "the replica has become a primary",
                () -> new String((byte[]) node.command(Command.INFO), UTF_8).contains("role:master"));
    }

    @Test
    void kill_ownerUnderLoad_goesOnWithTheReplica() throws Exception {
        try (ClusterNodes cluster = ClusterNodes.start(Engine.USUAL, 3)) {
            RedisServer replica = cluster.addReplica(Engine.USUAL);
            try (TokenStateStore store = cluster.store().timeout(SHORT).build();
                    Load load = new Load("node of the cluster killed", store)) {
                load.begin();
                load.awaitMore(200);

                cluster.owner().kill();
                awaitPrimary(replica);
                load.awaitMore(200);
                load.end();

                try (TokenStateStore afterwards = cluster.store().build()) {
                    System.out.println(load.said(afterwards));
                    // A call of each thread may have been answered and not sent on.
                    assertThat(load.twice(afterwards) + load.lost(afterwards)).isLessThanOrEqualTo(2 * Load.THREADS);
                }
            }
        }
    }

    @Test
    void pause_ownerUnderLoad_goesOnWithTheReplicaAlone() throws Exception {
        try (ClusterNodes cluster = ClusterNodes.start(Engine.USUAL, 3)) {
            RedisServer replica = cluster.addReplica(Engine.USUAL);
            try (TokenStateStore store = cluster.store().timeout(SHORT).build();
                    Load load = new Load("node of the cluster paused", store)) {
                load.begin();
                load.awaitMore(200);

                cluster.owner().pause();
                awaitPrimary(replica);
                load.awaitMore(200);
                cluster.owner().goOn();
                load.awaitMore(200);
                load.end();

                try (TokenStateStore afterwards = cluster.store().build()) {
                    System.out.println(load.said(afterwards));
                    assertThat(load.twice(afterwards) + load.lost(afterwards)).isZero();
                }
            }
        }
    }

    @Test
    void move_slotUnderLoad_losesNothing() throws Exception {
        try (ClusterNodes cluster = ClusterNodes.start(Engine.USUAL, 2);
                TokenStateStore store = cluster.store().timeout(SHORT).build();
                Load load = new Load("slot moved", store)) {
            load.begin();
            load.awaitMore(200);

            cluster.beginMove();
            while (cluster.moveKeys(10)) {
                assertThat(load.answered()).isPositive();
            }
            cluster.endMove();
            load.awaitMore(200);
            load.end();

            try (TokenStateStore afterwards = cluster.store().build()) {
                System.out.println(load.said(afterwards));
                assertThat(load.twice(afterwards) + load.lost(afterwards)).isZero();
            }
        }
    }

    @Test
    void anyMethod_firstNodeIsGone_asksTheOthers() throws Exception {
        try (ClusterNodes cluster = ClusterNodes.start(Engine.USUAL, 3)) {
            cluster.node(0).kill();
            try (TokenStateStore store = cluster.store()
                    .uri(cluster.uri() + "," + cluster.node(2).hostAndPort())
                    .timeout(SHORT)
                    .build()) {
                assertThat(store.session("s")).isEmpty();
            }
        }
    }

    @Test
    void build_everythingIsDown_connectsWhenItIsBack() throws Exception {
        try (ClusterNodes cluster = ClusterNodes.start(Engine.USUAL, 2)) {
            cluster.node(0).kill();
            try (TokenStateStore store = cluster.store().timeout(SHORT).build()) {
                assertThatExceptionOfType(StoreUnavailableException.class)
                        .isThrownBy(() -> store.session("s"))
                        .withMessageContaining("cannot be reached");

                cluster.node(0).start();
                cluster.awaitAgreement();

                assertThat(store.session("s")).isEmpty();
            }
        }
    }
}
