package dev.ostiary.store.redis;

import javax.net.ssl.SSLContext;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisProtocol;

/** Connects to servers. Thread-safe. */
final class Dialler {
    private final SSLContext tls;

    Dialler(SSLContext tls) {
        this.tls = tls;
    }

    /**
     * Connects to one.
     *
     * @throws redis.clients.jedis.exceptions.JedisException if it cannot be reached or lets nobody in
     * @throws dev.ostiary.store.StoreUnavailableException if the time has passed
     */
    Link connect(RedisAddress address, Deadline deadline) {
        Dialling dialling = new Dialling(address, tls, deadline);
        boolean letIn = false;
        try {
            Connection connection = new Connection(dialling, configuration(address, deadline));
            letIn = true;
            return new Link(address, connection);
        } finally {
            if (!letIn) {
                dialling.hangUp();
            }
        }
    }

    private static JedisClientConfig configuration(RedisAddress address, Deadline deadline) {
        DefaultJedisClientConfig.Builder builder = DefaultJedisClientConfig.builder()
                .protocol(RedisProtocol.RESP2)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .timeoutMillis(deadline.millisLeft())
                .database(address.database());
        address.credentials().ifPresent(who -> {
            if (!who.user().isEmpty()) {
                builder.user(who.user());
            }
            builder.password(who.password());
        });
        return builder.build();
    }
}
