package dev.ostiary.store.redis;

import dev.ostiary.store.OutageCause;
import dev.ostiary.store.StoreUnavailableException;
import java.util.List;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A primary that Sentinels watch. They are asked before each new connection, and the server that they name has to say itself that it is a
 * primary. Two may say so at once: a former one that was paused or cut off does, until a Sentinel tells it otherwise. Thread-safe.
 */
final class SentinelRoute implements Route {
    private final Sentinels location;
    private final Dialler dialler;
    private final Guides sentinels;

    SentinelRoute(Sentinels location, Dialler dialler) {
        this.location = location;
        this.dialler = dialler;
        this.sentinels = new Guides(dialler, location.sentinels());
    }

    @Override
    public Link connect(Deadline deadline) {
        return sentinels.first(deadline, any -> true, this::primary);
    }

    /** Asked for again once the server has answered: it may have taken as long as a failover takes. */
    private Link primary(Link sentinel, Deadline deadline) {
        RedisAddress address = named(sentinel, deadline);
        try {
            return checked(sentinel, dialler.connect(address, deadline), deadline);
        } catch (JedisDataException error) {
            throw ErrorReply.unavailable(address, error);
        } catch (JedisException fault) {
            throw new StoreUnavailableException(
                    "Redis at " + address + ", which the Sentinels name, cannot be reached (" + OutageCause.words(fault)
                            + ")",
                    fault);
        }
    }

    private RedisAddress named(Link sentinel, Deadline deadline) {
        List<Reply> named = sentinel.ask(deadline, Command.SENTINEL, "GET-MASTER-ADDR-BY-NAME", location.name())
                .list();
        if (named.size() < 2) {
            throw new StoreUnavailableException("the Sentinel at " + sentinel.address() + " knows no primary named '"
                    + location.name() + "': look at its 'sentinel monitor'");
        }
        return location.server()
                .at(named.get(0).text(), Integer.parseInt(named.get(1).text()));
    }

    private Link checked(Link sentinel, Link link, Deadline deadline) {
        boolean good = false;
        try {
            good = link.isToPrimary(deadline) && named(sentinel, deadline).equals(link.address());
        } finally {
            if (!good) {
                link.hangUp();
            }
        }
        if (!good) {
            throw new StoreUnavailableException(
                    "Redis at " + link.address() + ", which the Sentinels name, is no primary yet, or no more");
        }
        return link;
    }

    @Override
    public boolean leadsStillTo(Link link, Deadline deadline) {
        return sentinels.first(deadline, any -> true, this::named).equals(link.address());
    }

    @Override
    public String toString() {
        return location.toString();
    }
}
