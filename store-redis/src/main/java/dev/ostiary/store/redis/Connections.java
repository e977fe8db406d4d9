package dev.ostiary.store.redis;

import dev.ostiary.store.StoreUnavailableException;
import java.io.IOException;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Lends connections, each to one call at a time; the one that came back last goes out first. It has no thread: what is too old is
 * found out when it would be lent. Thread-safe.
 */
final class Connections implements AutoCloseable {
    /** Firewalls forget connections that say nothing for some minutes. */
    private static final long TOO_OLD_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long ASK_FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Idle(Connection connection, long since) {}

    private final RedisAddress address;
    private final SSLContext tls;
    private final Consumer<Connection> greeting;
    private final LongSupplier nanos;
    private final Semaphore places;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isNew = new AtomicBoolean(true);
    private volatile boolean closed;

    /**
     * The greeting sees the first connection, and the first one after each time that connections were lost; the age of those that wait
     * is told by {@code nanos}.
     */
    Connections(RedisAddress address, SSLContext tls, int most, Consumer<Connection> greeting, LongSupplier nanos) {
        this.address = address;
        this.tls = tls;
        this.greeting = greeting;
        this.nanos = nanos;
        this.places = new Semaphore(most, true);
    }

    /**
     * Lends a connection, which {@link #giveBack} or {@link #drop} must end.
     *
     * @throws StoreUnavailableException if the time has passed or the store is closed
     * @throws JedisException if the server cannot be reached or lets nobody in
     */
    Connection take(Deadline deadline) {
        requireOpen();
        awaitPlace(deadline);
        boolean lent = false;
        try {
            Connection connection = waiting(deadline);
            if (connection == null) {
                connection = connect(deadline);
            }
            lent = true;
            return connection;
        } finally {
            if (!lent) {
                places.release();
            }
        }
    }

    void giveBack(Connection connection) {
        idle.addFirst(new Idle(connection, nanos.getAsLong()));
        if (closed) {
            dropIdle();
        }
        places.release();
    }

    /** Ends a connection whose state is not known; those that wait were made to the same server, and go with it. */
    void drop(Connection connection) {
        end(connection);
        dropIdle();
        places.release();
    }

    /** Ends those that are lent as well: their calls fail. */
    @Override
    public void close() {
        closed = true;
        dropIdle();
        open.forEach(this::end);
    }

    /** @throws StoreUnavailableException once it is closed */
    void requireOpen() {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
    }

    private void awaitPlace(Deadline deadline) {
        try {
            if (places.tryAcquire(deadline.millisLeft(), TimeUnit.MILLISECONDS)) {
                return;
            }
            throw new StoreUnavailableException(
                    "all connections to Redis are in use: it answers too slowly, or more are needed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for a connection to Redis", interrupted);
        }
    }

    private @Nullable Connection waiting(Deadline deadline) {
        while (true) {
            int left = deadline.millisLeft();
            Idle next = idle.pollFirst();
            if (next == null) {
                return null;
            }
            long age = nanos.getAsLong() - next.since();
            if (age < TOO_OLD_NANOS && (age < ASK_FIRST_NANOS || answers(next.connection(), left))) {
                return next.connection();
            }
            end(next.connection());
        }
    }

    /** Within half of the time that is left, so that there is some to connect anew. */
    private boolean answers(Connection connection, int millisLeft) {
        try {
            connection.setSoTimeout(Math.max(1, millisLeft / 2));
            return connection.ping();
        } catch (JedisException lost) {
            dropIdle();
            return false;
        }
    }

    private Connection connect(Deadline deadline) {
        Connection connection = connection(deadline);
        open.add(connection);
        boolean good = false;
        try {
            requireOpen();
            if (isNew.getAndSet(false)) {
                connection.setSoTimeout(deadline.millisLeft());
                greeting.accept(connection);
            }
            good = true;
            return connection;
        } finally {
            if (!good) {
                end(connection);
            }
        }
    }

    private Connection connection(Deadline deadline) {
        Dialling dialling = new Dialling(address, tls, deadline);
        boolean letIn = false;
        try {
            Connection connection = new Connection(dialling, configuration(deadline));
            letIn = true;
            return connection;
        } finally {
            if (!letIn) {
                dialling.hangUp();
            }
        }
    }

    private JedisClientConfig configuration(Deadline deadline) {
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

    private void dropIdle() {
        isNew.set(true);
        for (Idle next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            end(next.connection());
        }
    }

    private void end(Connection connection) {
        open.remove(connection);
        try {
            connection.forceDisconnect();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
        }
    }
}
