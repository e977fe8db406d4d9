package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Protocol.Command;

/** A primary, a replica, and three Sentinels that watch them. */
final class WatchedServers implements AutoCloseable {
    static final String NAME = "shop";

    private final RedisServer first;
    private final RedisServer second;
    private final List<RedisServer> sentinels;

    private WatchedServers(RedisServer first, RedisServer second, List<RedisServer> sentinels) {
        this.first = first;
        this.second = second;
        this.sentinels = sentinels;
    }

    /** Returns when a failover would go well. */
    static WatchedServers start(Engine engine, String... settings) throws IOException {
        RedisServer first = RedisServer.durable(engine, settings);
        RedisServer second = RedisServer.durable(
                engine,
                Stream.concat(
                                Stream.of(settings),
                                Stream.of("--replicaof", "127.0.0.1", Integer.toString(first.port())))
                        .toArray(String[]::new));
        List<RedisServer> sentinels = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sentinels.add(RedisServer.sentinel(
                    engine,
                    "sentinel monitor " + NAME + " 127.0.0.1 " + first.port() + " 2",
                    "sentinel down-after-milliseconds " + NAME + " 1000",
                    "sentinel failover-timeout " + NAME + " 3000"));
        }
        WatchedServers all = new WatchedServers(first, second, sentinels);
        Soon.holds("the replica follows", () -> info(second).contains("master_link_status:up"));
        sentinels.forEach(sentinel -> Soon.holds("a Sentinel knows all", () -> {
            String known = info(sentinel);
            return known.contains("slaves=1") && known.contains("sentinels=3");
        }));
        return all;
    }

    /** Looks for another primary after ten minutes only. */
    WatchedServers patient() {
        sentinels.forEach(each -> each.command(Command.SENTINEL, "SET", NAME, "down-after-milliseconds", "600000"));
        return this;
    }

    private static String info(RedisServer server) {
        return new String((byte[]) server.command(Command.INFO), UTF_8);
    }

    /** The one that begins as the primary. */
    RedisServer first() {
        return first;
    }

    RedisServer second() {
        return second;
    }

    List<RedisServer> sentinels() {
        return sentinels;
    }

    String uri() {
        return "redis-sentinel://"
                + sentinels.stream().map(RedisServer::hostAndPort).collect(Collectors.joining(",")) + "/" + NAME;
    }

    RedisTokenStateStoreBuilder store() {
        return first.store().uri(uri());
    }

    /** Returns when the Sentinels name the second one, and it agrees. */
    void awaitFailover() {
        Soon.holds("the replica has become the primary", () -> info(second).contains("role:master"));
        IntStream.range(0, sentinels.size())
                .forEach(
                        i -> Soon.holds("Sentinel " + i + " names it", () -> named(sentinels.get(i)) == second.port()));
    }

    private static int named(RedisServer sentinel) {
        List<?> named = (List<?>) sentinel.command(Command.SENTINEL, "GET-MASTER-ADDR-BY-NAME", NAME);
        return Integer.parseInt(new String((byte[]) named.get(1), UTF_8));
    }

    @Override
    public void close() throws IOException {
        for (RedisServer sentinel : sentinels) {
            sentinel.close();
        }
        first.close();
        second.close();
    }
}
