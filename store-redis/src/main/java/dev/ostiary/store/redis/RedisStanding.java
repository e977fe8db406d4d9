package dev.ostiary.store.redis;

import dev.ostiary.store.OutageCause;
import dev.ostiary.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * How the server of a store stands, for people who look after it. Immutable; shows no password.
 *
 * @param kind {@code single}, {@code sentinel} or {@code cluster}
 * @param server host and port of the server that has the keys
 * @param version what it is, as {@code Redis 7.0.15} or {@code Valkey 9.1.2}; empty where the user may not ask
 * @param role {@code master} or {@code slave}; empty where the user may not ask
 * @param replicas how many follow it
 * @param minReplicasToWrite as it is set; empty where the user may not ask
 * @param maxmemoryPolicy {@code noeviction} is the right one; empty where the user may not ask
 * @param clockDifference how far its clock is ahead of this node's
 * @param keysVersion of the keys that are there
 * @param warnings what of its configuration loses entries, and what to do
 */
public record RedisStanding(
        String kind,
        String server,
        String version,
        String role,
        int replicas,
        OptionalInt minReplicasToWrite,
        String maxmemoryPolicy,
        Duration clockDifference,
        int keysVersion,
        List<String> warnings) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Copies the list.
     *
     * @param kind as above
     * @param server as above
     * @param version as above
     * @param role as above
     * @param replicas as above
     * @param minReplicasToWrite as above
     * @param maxmemoryPolicy as above
     * @param clockDifference as above
     * @param keysVersion as above
     * @param warnings as above
     */
    public RedisStanding {
        warnings = List.copyOf(warnings);
    }

    /**
     * Asks the server, within 5 seconds; writes nothing. The keys are those of the usual prefix.
     *
     * @param uri as for {@link RedisTokenStateStoreBuilder#uri}
     * @param tls whom to trust, over TLS
     * @param clock this node's
     * @return what it says
     * @throws IllegalArgumentException if the URI is of another form
     * @throws StoreUnavailableException if the server cannot be reached, or does not answer
     */
    public static RedisStanding of(String uri, SSLContext tls, InstantSource clock) {
        Location location = Location.parse(uri);
        Keys keys = new Keys(Keys.DEFAULT_PREFIX);
        Route route = Route.to(location, new Dialler(tls), keys);
        Deadline deadline = Deadline.in(PATIENCE);
        try {
            Link link = route.connect(deadline);
            try {
                return of(kind(location), link, deadline, keys, clock);
            } finally {
                link.hangUp();
            }
        } catch (JedisDataException error) {
            throw ErrorReply.unavailable(route, error);
        } catch (JedisException fault) {
            throw new StoreUnavailableException(
                    "Redis at " + route + " cannot be reached, or did not answer (" + OutageCause.words(fault) + ")",
                    fault);
        }
    }

    private static String kind(Location location) {
        if (location instanceof Sentinels) {
            return "sentinel";
        }
        return location instanceof Cluster ? "cluster" : "single";
    }

    private static RedisStanding of(String kind, Link link, Deadline deadline, Keys keys, InstantSource clock) {
        String info = Inspection.info(link, deadline);
        return new RedisStanding(
                kind,
                link.address().toString(),
                version(info),
                Inspection.value(info, "role").orElse(""),
                Inspection.value(info, "connected_slaves")
                        .map(Integer::parseInt)
                        .orElse(0),
                minReplicasToWrite(link, deadline),
                Inspection.value(info, "maxmemory_policy").orElse(""),
                clockDifference(link, deadline, clock),
                Inspection.keysVersion(link, deadline, keys),
                Inspection.warnings(info));
    }

    /** Valkey says of itself, for the sake of clients, that it is some Redis. */
    private static String version(String info) {
        Optional<String> valkey = Inspection.value(info, "valkey_version").map("Valkey "::concat);
        return valkey.or(() -> Inspection.value(info, "redis_version").map("Redis "::concat))
                .orElse("");
    }

    private static OptionalInt minReplicasToWrite(Link link, Deadline deadline) {
        try {
            List<Reply> setting = link.ask(deadline, Command.CONFIG, "GET", "min-replicas-to-write")
                    .list();
            String number = setting.size() < 2 ? "" : setting.get(1).text();
            return Pattern.matches("[0-9]{1,9}", number)
                    ? OptionalInt.of(Integer.parseInt(number))
                    : OptionalInt.empty();
        } catch (JedisDataException refused) {
            return OptionalInt.empty();
        }
    }

    /** As if the server had answered in the middle of the round trip. */
    private static Duration clockDifference(Link link, Deadline deadline, InstantSource clock) {
        Instant before = clock.instant();
        List<Reply> time = link.ask(deadline, Command.TIME).list();
        Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        Instant there = Instant.ofEpochSecond(
                Long.parseLong(time.get(0).text()), Long.parseLong(time.get(1).text()) * 1_000);
        return Duration.between(middle, there);
    }
}
