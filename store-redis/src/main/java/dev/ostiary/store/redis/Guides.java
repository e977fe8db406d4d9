package dev.ostiary.store.redis;

import dev.ostiary.store.OutageCause;
import dev.ostiary.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Servers that know where another one is. They are asked in turn; whoever was of no use comes last from then on. Thread-safe. */
final class Guides {
    private static final int MOST = 50;

    private final Dialler dialler;
    private final AtomicReference<List<RedisAddress>> inTurn;

    Guides(Dialler dialler, List<RedisAddress> first) {
        this.dialler = dialler;
        this.inTurn = new AtomicReference<>(first);
    }

    /**
     * What the first of them leads to.
     *
     * @param way from a connection to a guide to one to the server; each has half of the time that is left, the last one all
     * @throws StoreUnavailableException if none leads anywhere; says why the last one did not
     */
    Link connect(Deadline deadline, BiFunction<Link, Deadline, Link> way) {
        List<RedisAddress> guides = inTurn.get();
        StoreUnavailableException fault = null;
        for (int i = 0; i < guides.size(); i++) {
            Deadline own = i + 1 < guides.size() ? deadline.half() : deadline;
            try {
                return followed(guides.get(i), own, way);
            } catch (StoreUnavailableException useless) {
                fault = useless;
                comesLast(guides.get(i));
            }
        }
        throw fault == null ? new StoreUnavailableException("nobody to ask for the Redis server") : fault;
    }

    /** Further ones, to ask where those before are gone. */
    void know(List<RedisAddress> more) {
        inTurn.updateAndGet(known -> {
            Set<RedisAddress> all = new LinkedHashSet<>(known);
            more.stream().limit(Math.max(0, MOST - known.size())).forEach(all::add);
            return List.copyOf(all);
        });
    }

    private void comesLast(RedisAddress guide) {
        inTurn.updateAndGet(known -> {
            List<RedisAddress> all = new ArrayList<>(known);
            if (all.remove(guide)) {
                all.add(guide);
            }
            return List.copyOf(all);
        });
    }

    private Link followed(RedisAddress guide, Deadline deadline, BiFunction<Link, Deadline, Link> way) {
        @Nullable Link link = null;
        try {
            link = dialler.connect(guide, deadline);
            return way.apply(link, deadline);
        } catch (JedisDataException error) {
            throw ErrorReply.unavailable(guide, error);
        } catch (JedisException fault) {
            throw new StoreUnavailableException(
                    "Redis at " + guide + " cannot be reached, or did not answer (" + OutageCause.words(fault) + ")",
                    fault);
        } finally {
            if (link != null) {
                link.hangUp();
            }
        }
    }
}
