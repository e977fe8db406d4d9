package dev.ostiary.store.redis;

import dev.ostiary.store.OutageCause;
import dev.ostiary.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Predicate;
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
     * What the first of them says that says something.
     *
     * @param who which of them may be asked
     * @param way what is done with a connection to one; each has half of the time that is left, the last one all
     * @throws StoreUnavailableException if none says anything; says why the last one did not
     */
    <T> T first(Deadline deadline, Predicate<RedisAddress> who, BiFunction<Link, Deadline, T> way) {
        List<RedisAddress> guides =
                Objects.requireNonNull(inTurn.get()).stream().filter(who).toList();
        StoreUnavailableException fault =
                new StoreUnavailableException("there is nobody else to ask for the Redis server");
        for (int i = 0; i < guides.size(); i++) {
            Deadline own = i + 1 < guides.size() ? deadline.half() : deadline;
            try {
                return asked(guides.get(i), own, way);
            } catch (StoreUnavailableException useless) {
                fault = useless;
                comesLast(guides.get(i));
            }
        }
        throw fault;
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

    private <T> T asked(RedisAddress guide, Deadline deadline, BiFunction<Link, Deadline, T> way) {
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
