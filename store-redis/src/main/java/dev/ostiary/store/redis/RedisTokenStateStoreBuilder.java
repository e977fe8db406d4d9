package dev.ostiary.store.redis;

import dev.ostiary.store.StoreOutages;
import dev.ostiary.store.StoreUnavailableException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Configures a {@link RedisTokenStateStore}. Not thread-safe. Shows no password. */
public final class RedisTokenStateStoreBuilder {
    private static final System.Logger LOG = System.getLogger(RedisTokenStateStore.class.getName());
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private @Nullable Location location;
    private Keys keys = new Keys(Keys.DEFAULT_PREFIX);
    private Duration timeout = Duration.ofSeconds(2);
    private int connections = 16;
    private Optional<SSLContext> sslContext = Optional.empty();
    private Optional<InstantSource> clock = Optional.empty();

    RedisTokenStateStoreBuilder() {}

    /**
     * Where the server is. Must be told.
     *
     * <ul>
     *   <li>One server: {@code redis://[[user]:password@]host[:port][/database]}; the port is 6379 and the database 0 unless told.
     *   <li>Sentinels: {@code redis-sentinel://[[user]:password@]host[:port],...host[:port]/name[/database]}, where the name is what they call the
     *       primary, and the port 26379 unless told. User and password are the servers'; {@code ?sentinel-user=...&sentinel-password=...}
     *       behind it are the Sentinels'.
     *   <li>A cluster: {@code redis-cluster://[[user]:password@]host[:port],...host[:port]}; some of its nodes, more than one, so that one may
     *       be down. It has database 0 only.
     * </ul>
     *
     * <p>With {@code rediss}, {@code rediss-sentinel} and {@code rediss-cluster}, all connections are over TLS, and each certificate must name the host as
     * the URI, the Sentinels or the nodes do. In users and passwords, characters that a URI does not allow are written as {@code %} and two digits.
     *
     * @param uri of one of these forms
     * @return this
     * @throws IllegalArgumentException if it is of another form; the message does not show it
     */
    public RedisTokenStateStoreBuilder uri(String uri) {
        this.location = Location.parse(uri);
        return this;
    }

    /**
     * What the names of all keys begin with. Stores with the same prefix on one server are the same store.
     *
     * @param prefix at most 100 visible ASCII characters with a hash tag in braces, which keeps all keys in one slot of a cluster;
     *     default <code>{ostiary}:</code>
     * @return this
     * @throws IllegalArgumentException if it is not as described
     */
    public RedisTokenStateStoreBuilder prefix(String prefix) {
        this.keys = new Keys(prefix);
        return this;
    }

    /**
     * How long a call may take, with the wait for a free connection and, where that is needed, connecting. Not counted is how long the
     * platform takes to look up the host's address, of which the first counts.
     *
     * @param timeout 100 ms to 1 minute; default 2 s
     * @return this
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public RedisTokenStateStoreBuilder timeout(Duration timeout) {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout: expected " + SHORTEST + " to " + LONGEST + ", got " + timeout);
        }
        this.timeout = timeout;
        return this;
    }

    /**
     * How many connections there may be at once; others wait.
     *
     * @param most 1 to 1,000; default 16
     * @return this
     * @throws IllegalArgumentException if it is less or more
     */
    public RedisTokenStateStoreBuilder maxConnections(int most) {
        if (most < 1 || most > 1_000) {
            throw new IllegalArgumentException("maxConnections: expected 1 to 1000, got " + most);
        }
        this.connections = most;
        return this;
    }

    /**
     * Whom to trust, and what to show of ourselves, over TLS. The server's certificate must name the host in any case.
     *
     * @param context default: that of the platform
     * @return this
     */
    public RedisTokenStateStoreBuilder sslContext(SSLContext context) {
        this.sslContext = Optional.of(context);
        return this;
    }

    /**
     * For tests, which move the time: this clock decides what counts, instead of the server's, and the server keeps entries a day
     * longer. With several nodes, whose clocks differ, an id could be used twice; leave it out then.
     *
     * @param clock default: the server's
     * @return this
     */
    public RedisTokenStateStoreBuilder clock(InstantSource clock) {
        this.clock = Optional.of(clock);
        return this;
    }

    /**
     * Makes the store, and has a first look at the server: what of its configuration loses entries is logged as a warning, and so is
     * that it cannot be reached, which is looked for again with each call.
     *
     * @return a store, to be closed
     * @throws IllegalStateException if no URI was told
     */
    public RedisTokenStateStore build() {
        return build(System::nanoTime);
    }

    RedisTokenStateStore build(LongSupplier nanos) {
        if (location == null) {
            throw new IllegalStateException("uri: must be told");
        }
        Dialler dialler = new Dialler(tls());
        Route route = Route.to(location, dialler, keys);
        Calls calls =
                new Calls(route, dialler, new Connections(route, connections, new Inspection(keys, nanos), nanos));
        Redis redis = new Redis(keys, timeout, clock, calls, new StoreOutages(LOG, nanos));
        try {
            redis.run(Script.CONTACT, List.of(keys.version()), List.of(KeyText.bytes(Integer.toString(Keys.VERSION))));
        } catch (StoreUnavailableException toldAlready) {
            // It may pass, and each call looks for that.
        }
        return new RedisTokenStateStore(redis);
    }

    private SSLContext tls() {
        return sslContext.orElseGet(RedisTokenStateStoreBuilder::platforms);
    }

    private static SSLContext platforms() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException misconfigured) {
            throw new IllegalStateException("the platform has no TLS: see javax.net.ssl.* properties", misconfigured);
        }
    }
}
