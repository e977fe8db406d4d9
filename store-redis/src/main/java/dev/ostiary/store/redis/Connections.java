package dev.ostiary.store.redis;

import dev.ostiary.store.StoreUnavailableException;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Lends connections, each to one call at a time; the one that came back last goes out first. It has no thread: what is too old is
 * found out when it would be lent. Thread-safe.
 */
final class Connections implements AutoCloseable {
    /** Firewalls forget connections that say nothing for some minutes. */
    private static final long TOO_OLD_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long ASK_FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A primary that has become another is found out by then, and so is what else has changed about it. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private record Idle(Link link, long since) {}

    private record Made(long generation, long at) {}

    private final Route route;
    private final Greeting greeting;
    private final LongSupplier nanos;
    private final Semaphore places;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();

    /** Each with the generation that it belongs to: a new one begins whenever one of them was lost. */
    private final Map<Link, Made> open = new ConcurrentHashMap<>();

    private final AtomicLong generation = new AtomicLong();
    private volatile boolean closed;

    /**
     * Without any. The age of those that wait is told by {@code nanos}.
     *
     * @param greeting sees new connections
     */
    Connections(Route route, int most, Greeting greeting, LongSupplier nanos) {
        this.route = route;
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
    Link take(Deadline deadline) {
        requireOpen();
        awaitPlace(deadline);
        boolean lent = false;
        try {
            Link link = waiting(deadline).orElseGet(() -> connect(deadline));
            lent = true;
            return link;
        } finally {
            if (!lent) {
                places.release();
            }
        }
    }

    /** For one call; one that was made before others were lost may be to a server that is not the right one any more. */
    void giveBack(Link link) {
        long now = nanos.getAsLong();
        Made made = open.get(link);
        if (made != null && made.generation() == generation.get() && now - made.at() < LONGEST_NANOS) {
            idle.addFirst(new Idle(link, now));
        } else {
            end(link);
        }
        if (closed) {
            dropIdle();
        }
        places.release();
    }

    /** Ends a connection whose state is not known; those that wait were made to the same server, and go with it. */
    void drop(Link link) {
        end(link);
        dropIdle();
        places.release();
    }

    /** Ends those that are lent as well: their calls fail. */
    @Override
    public void close() {
        closed = true;
        dropIdle();
        open.keySet().forEach(this::end);
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

    private Optional<Link> waiting(Deadline deadline) {
        while (true) {
            deadline.millisLeft();
            Idle next = idle.pollFirst();
            if (next == null) {
                return Optional.empty();
            }
            long age = nanos.getAsLong() - next.since();
            if (age < TOO_OLD_NANOS && (age < ASK_FIRST_NANOS || answers(next.link(), deadline))) {
                return Optional.of(next.link());
            }
            end(next.link());
        }
    }

    /** Within half of the time that is left, so that there is some to connect anew. */
    private boolean answers(Link link, Deadline deadline) {
        boolean good = false;
        try {
            link.connection().setSoTimeout(Math.max(1, deadline.half().millisLeft()));
            good = link.connection().ping() && route.leadsStillTo(link, deadline.half());
        } catch (JedisException | StoreUnavailableException lost) {
            good = false;
        }
        if (!good) {
            dropIdle();
        }
        return good;
    }

    private Link connect(Deadline deadline) {
        long own = generation.get();
        Link link = route.connect(deadline);
        open.put(link, new Made(own, nanos.getAsLong()));
        boolean good = false;
        try {
            requireOpen();
            greeting.greet(link, deadline, own);
            good = true;
            return link;
        } finally {
            if (!good) {
                end(link);
            }
        }
    }

    private void dropIdle() {
        generation.incrementAndGet();
        route.forget();
        for (Idle next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            end(next.link());
        }
    }

    private void end(Link link) {
        open.remove(link);
        link.hangUp();
    }
}
