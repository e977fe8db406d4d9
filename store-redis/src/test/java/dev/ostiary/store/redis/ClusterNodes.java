package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Protocol.Command;

/** Nodes of a cluster, the second of which owns the slot of all keys. */
final class ClusterNodes implements AutoCloseable {
    private static final int SLOTS = 16_384;
    private static final int OWNER = 1;
    private static final String KEY = "ostiary";

    private final List<RedisServer> nodes;

    private ClusterNodes(List<RedisServer> nodes) {
        this.nodes = nodes;
    }

    /** Primaries only. */
    static ClusterNodes start(Engine engine, int primaries, String... settings) throws IOException {
        List<RedisServer> nodes = new ArrayList<>();
        for (int i = 0; i < primaries; i++) {
            nodes.add(RedisServer.durable(
                    engine,
                    Stream.concat(
                                    Stream.of("--cluster-enabled", "yes", "--cluster-node-timeout", "2000"),
                                    Stream.of(settings))
                            .toArray(String[]::new)));
            nodes.get(i).command(Command.CLUSTER, "SET-CONFIG-EPOCH", Integer.toString(i + 1));
        }
        ClusterNodes cluster = new ClusterNodes(nodes);
        int slot = cluster.slot();
        IntStream.range(0, primaries).forEach(i -> nodes.get(i).command(Command.CLUSTER, slots(i, primaries, slot)));
        nodes.stream().skip(1).forEach(cluster::meet);
        cluster.awaitAgreement();
        return cluster;
    }

    private static Object[] slots(int node, int primaries, int ours) {
        return Stream.concat(
                        Stream.of("ADDSLOTS"),
                        IntStream.range(0, SLOTS)
                                .filter(slot -> slot == ours ? node == OWNER : node == ownerOf(slot, primaries))
                                .mapToObj(Integer::toString))
                .toArray();
    }

    private static int ownerOf(int slot, int primaries) {
        return slot * primaries / SLOTS;
    }

    private void meet(RedisServer node) {
        nodes.get(0).command(Command.CLUSTER, "MEET", "127.0.0.1", Integer.toString(node.port()));
    }

    /** One more, which follows the owner. */
    RedisServer addReplica(Engine engine) throws IOException {
        RedisServer replica = RedisServer.durable(engine, "--cluster-enabled", "yes", "--cluster-node-timeout", "2000");
        nodes.add(replica);
        meet(replica);
        Soon.holds("the replica knows the owner", () -> text(replica, "NODES").contains(id(owner())));
        replica.command(Command.CLUSTER, "REPLICATE", id(owner()));
        Soon.holds(
                "the replica follows",
                () -> new String((byte[]) replica.command(Command.INFO), UTF_8).contains("master_link_status:up"));
        awaitAgreement();
        return replica;
    }

    void awaitAgreement() {
        nodes.forEach(node -> Soon.holds("a node knows the cluster", () -> {
            String state = text(node, "INFO");
            return state.contains("cluster_state:ok") && state.contains("cluster_known_nodes:" + nodes.size() + "\r");
        }));
    }

    int slot() {
        return Math.toIntExact((Long) nodes.get(0).command(Command.CLUSTER, "KEYSLOT", KEY));
    }

    RedisServer node(int number) {
        return nodes.get(number);
    }

    RedisServer owner() {
        return nodes.get(OWNER);
    }

    static String id(RedisServer node) {
        return text(node, "MYID");
    }

    private static String text(RedisServer node, String command) {
        return new String((byte[]) node.command(Command.CLUSTER, command), UTF_8);
    }

    /** Names the first node only, which owns nothing of ours. */
    String uri() {
        return "redis-cluster://" + nodes.get(0).hostAndPort();
    }

    RedisTokenStateStoreBuilder store() {
        return nodes.get(0).store().uri(uri());
    }

    /** Says that the slot goes from the owner to the first node; both take part until {@link #endMove}. */
    void beginMove() {
        String slot = Integer.toString(slot());
        nodes.get(0).command(Command.CLUSTER, "SETSLOT", slot, "IMPORTING", id(owner()));
        owner().command(Command.CLUSTER, "SETSLOT", slot, "MIGRATING", id(nodes.get(0)));
    }

    /** Moves some keys. Says whether there were any. */
    boolean moveKeys(int most) {
        List<?> keys = (List<?>)
                owner().command(Command.CLUSTER, "GETKEYSINSLOT", Integer.toString(slot()), Integer.toString(most));
        keys.forEach(this::moveKey);
        return !keys.isEmpty();
    }

    void moveKey(Object key) {
        owner().command(
                        Command.MIGRATE,
                        "127.0.0.1",
                        Integer.toString(nodes.get(0).port()),
                        key,
                        "0",
                        "5000");
    }

    void stopMove() {
        String slot = Integer.toString(slot());
        nodes.get(0).command(Command.CLUSTER, "SETSLOT", slot, "STABLE");
        owner().command(Command.CLUSTER, "SETSLOT", slot, "STABLE");
    }

    void endMove() {
        String slot = Integer.toString(slot());
        String to = id(nodes.get(0));
        nodes.get(0).command(Command.CLUSTER, "SETSLOT", slot, "NODE", to);
        owner().command(Command.CLUSTER, "SETSLOT", slot, "NODE", to);
    }

    @Override
    public void close() throws IOException {
        for (RedisServer node : nodes) {
            node.close();
        }
    }
}
