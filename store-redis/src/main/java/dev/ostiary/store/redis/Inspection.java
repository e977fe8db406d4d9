package dev.ostiary.store.redis;

import dev.ostiary.store.StoreUnavailableException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Looks for what of a server's configuration loses entries, as far as the server tells, and warns of it; again only when it has
 * become something else. It looks at the first connection, at the first one after some were lost, and at a new one after ten minutes.
 * Thread-safe.
 */
final class Inspection implements Greeting {
    private static final System.Logger LOG = System.getLogger(RedisTokenStateStore.class.getName());
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);

    private record Look(long generation, long at) {}

    private final Keys keys;
    private final LongSupplier nanos;
    private final AtomicReference<List<String>> told = new AtomicReference<>(List.of());
    private final AtomicReference<Look> last = new AtomicReference<>(new Look(-1, 0));

    Inspection(Keys keys, LongSupplier nanos) {
        this.keys = keys;
        this.nanos = nanos;
    }

    @Override
    public void greet(Link link, Deadline deadline, long generation) {
        Look before = Objects.requireNonNull(last.get());
        Look now = new Look(generation, nanos.getAsLong());
        if (before.generation() == generation && now.at() - before.at() < AGAIN_NANOS) {
            return;
        }
        requireReadable(link, deadline);
        if (last.compareAndSet(before, now)) {
            List<String> warnings = warnings(info(link, deadline));
            if (!told.getAndSet(warnings).equals(warnings)) {
                warnings.forEach(warning -> LOG.log(Level.WARNING, "Redis at {0}: {1}", link.address(), warning));
            }
        }
    }

    private void requireReadable(Link link, Deadline deadline) {
        int version = keysVersion(link, deadline, keys);
        if (version > Keys.VERSION) {
            throw new StoreUnavailableException("Redis at " + link.address() + " has keys of version " + version
                    + ", and this release knows those up to " + Keys.VERSION + ": a later release has written there");
        }
    }

    /** 1 where none is noted, as the first one did, or where it may not be asked. */
    static int keysVersion(Link link, Deadline deadline, Keys keys) {
        try {
            String text =
                    link.ask(deadline, Command.GET, (Object) keys.version()).text();
            return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 1;
        } catch (JedisDataException refused) {
            return 1;
        }
    }

    /** Empty where the user may not ask. */
    static String info(Link link, Deadline deadline) {
        try {
            return link.ask(deadline, Command.INFO).text();
        } catch (JedisDataException refused) {
            return "";
        }
    }

    static List<String> warnings(String info) {
        List<String> warnings = new ArrayList<>();
        value(info, "redis_version")
                .filter(version -> version.matches("[1-5]\\..*|6\\.[01]\\..*"))
                .ifPresent(version -> warnings.add("version " + version + " is older than 6.2, and not tested"));
        value(info, "maxmemory_policy")
                .filter(policy -> !policy.equals("noeviction"))
                .ifPresent(policy -> warnings.add("maxmemory-policy is " + policy
                        + ": when memory is short, sessions and revocations are lost; set noeviction"));
        value(info, "aof_enabled")
                .filter("0"::equals)
                .ifPresent(
                        off -> warnings.add(
                                "appendonly is off: a crash loses sessions and revocations; set appendonly yes and appendfsync always"));
        value(info, "role")
                .filter("slave"::equals)
                .ifPresent(replica -> warnings.add("it is a replica: nothing can be written; connect to the primary"));
        if (isWithoutEnoughReplicas(info)) {
            warnings.add(
                    "it has replicas, and min-replicas-to-write is 0: a failover loses what was answered last, which are"
                            + " seconds and not milliseconds where the primary was paused or cut off; it goes on to answer until it is"
                            + " told, for about 10 seconds. Sign-outs are undone then, and used ids can be used again; set"
                            + " min-replicas-to-write 1 and min-replicas-max-lag 2");
        }
        return List.copyOf(warnings);
    }

    /** How many replicas are good is told only where it matters. */
    private static boolean isWithoutEnoughReplicas(String info) {
        return value(info, "role").filter("master"::equals).isPresent()
                && value(info, "connected_slaves")
                        .filter(number -> !number.equals("0"))
                        .isPresent()
                && value(info, "min_slaves_good_slaves").isEmpty();
    }

    static Optional<String> value(String info, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ":([^\\r\\n]{1,40})").matcher(info);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
