package dev.ostiary.store.redis;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Looks for what of a server's configuration loses entries, as far as the server tells, and warns of it; again only when it has
 * become something else. Thread-safe.
 */
final class Inspection implements Greeting {
    private static final System.Logger LOG = System.getLogger(RedisTokenStateStore.class.getName());

    private final AtomicReference<List<String>> told = new AtomicReference<>(List.of());
    private final AtomicLong greeted = new AtomicLong(-1);

    @Override
    public void greet(Link link, Deadline deadline, long generation) {
        if (greeted.getAndSet(generation) == generation) {
            return;
        }
        List<String> warnings = warnings(info(link, deadline));
        if (!told.getAndSet(warnings).equals(warnings)) {
            warnings.forEach(warning -> LOG.log(Level.WARNING, "Redis at {0}: {1}", link.address(), warning));
        }
    }

    /** Empty where the user may not ask. */
    private static String info(Link link, Deadline deadline) {
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
        return List.copyOf(warnings);
    }

    private static Optional<String> value(String info, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ":([^\\r\\n]{1,40})").matcher(info);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
