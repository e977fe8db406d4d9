package dev.ostiary.containers;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.redis.RedisServer;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Sessions in Redis. */
class RedisSessionsIT extends StoreOutageContract {
    private static RedisServer redis;

    RedisSessionsIT() {
        super(new JettyEe10());
    }

    @BeforeAll
    static void start() throws Exception {
        redis = RedisServer.durable();
    }

    @AfterAll
    static void stop() throws Exception {
        redis.close();
    }

    @Override
    StoreServer server() {
        return new Durable(redis);
    }

    /** Writes everything down before it answers. */
    private record Durable(RedisServer redis) implements StoreServer {
        @Override
        public TokenStateStore open(String name, InstantSource clock) {
            return redis.store().prefix("{" + name + "}:").clock(clock).build();
        }

        @Override
        public String location() {
            return redis.uri();
        }

        @Override
        public void kill() {
            redis.kill();
        }

        @Override
        public void start() throws Exception {
            redis.start();
        }
    }
}
