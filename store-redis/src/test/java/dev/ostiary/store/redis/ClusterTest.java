package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.Samples;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** A node of a cluster that owns one slot: every key of every script must be in it. */
class ClusterTest {
    private static final Instant UNTIL = Instant.now().plusSeconds(86_400);

    @Test
    void anyMethod_oneSlotOnly_needsNoOther() throws IOException {
        try (RedisServer node =
                RedisServer.volatileOne("--cluster-enabled", "yes", "--cluster-require-full-coverage", "no")) {
            node.command(Command.CLUSTER, "ADDSLOTS", node.command(Command.CLUSTER, "KEYSLOT", "ostiary"));
            awaitCluster(node);
            try (TokenStateStore store = node.store().build()) {
                EveryMethod.thatWrites(store)
                        .forEach(call -> assertThatCode(call).doesNotThrowAnyException());
                EveryMethod.thatReads(store)
                        .forEach(call -> assertThatCode(call).doesNotThrowAnyException());

                store.open(Sessions.of("s", "u"));
                store.open(Sessions.of("t", "u"));
                store.end("s", UNTIL);
                assertThat(store.sessionsOf("u")).hasSize(1);
                assertThat(store.endAll("u", UNTIL, Samples.ofSubject("u", Instant.now(), UNTIL)))
                        .containsExactly("t");
            }
        }
    }

    /** A new node does not take commands at once. */
    private static void awaitCluster(RedisServer node) {
        String state;
        do {
            state = new String((byte[]) node.command(Command.CLUSTER, "INFO"), UTF_8);
        } while (!state.contains("cluster_state:ok"));
    }
}
