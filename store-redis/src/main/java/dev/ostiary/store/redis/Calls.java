package dev.ostiary.store.redis;

import dev.ostiary.store.StoreUnavailableException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Sends calls to the server that has the keys. One that may have run is never sent again: not where the connection breaks, nor where the time is
 * over. A server that does not know a script, and a cluster's node that names another one, have not run it. Thread-safe.
 */
final class Calls implements AutoCloseable {
    /** Two nodes that each name the other would go on for ever. */
    private static final int MOST_REDIRECTIONS = 5;

    /** With the second for which an idle connection is believed, less than any failover takes. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Route route;
    private final Dialler dialler;
    private final Connections connections;

    Calls(Route route, Dialler dialler, Connections connections) {
        this.route = route;
        this.dialler = dialler;
        this.connections = connections;
    }

    /**
     * Sends a call.
     *
     * @throws JedisException if the server cannot be reached, does not answer, or answers with an error
     * @throws StoreUnavailableException if there was no time left, or the store is closed
     */
    Reply send(Call call, Deadline deadline) {
        for (int followed = 0; ; followed++) {
            Link link = connections.take(deadline);
            Redirection redirection;
            boolean inStep = false;
            try {
                long begin = System.nanoTime();
                Reply reply = evaluate(link, call, deadline, false);
                requireStill(link, System.nanoTime() - begin, deadline);
                inStep = true;
                return reply;
            } catch (JedisDataException error) {
                inStep = !ErrorReply.isAnotherServersTask(error);
                redirection = followed < MOST_REDIRECTIONS
                        ? redirection(error, link).orElseThrow(() -> error)
                        : noFurther(error);
            } finally {
                if (inStep) {
                    connections.giveBack(link);
                } else {
                    connections.drop(link);
                }
            }
            if (redirection.isForOnce()) {
                return once(redirection.to(), call, deadline);
            }
            route.leadsTo(redirection.to());
        }
    }

    /**
     * A server that was silent for long may have been replaced meanwhile, and not know of it: then what it says is lost. Where others have
     * to be asked, they are.
     *
     * @throws StoreUnavailableException if it is so; the call may have happened or not
     */
    private void requireStill(Link link, long nanos, Deadline deadline) {
        if (nanos > LATE_NANOS && !route.leadsStillTo(link, deadline)) {
            throw new StoreUnavailableException(
                    "Redis at " + link.address() + " answered late, and is not the primary any more");
        }
    }

    boolean areInCluster() {
        return route.isOfCluster();
    }

    /** @throws StoreUnavailableException once it is closed */
    void requireOpen() {
        connections.requireOpen();
    }

    @Override
    public void close() {
        connections.close();
    }

    private static Redirection noFurther(JedisDataException error) {
        throw error;
    }

    private Optional<Redirection> redirection(JedisDataException error, Link from) {
        return route.isOfCluster()
                ? Redirection.of(String.valueOf(error.getMessage()), from.address())
                : Optional.empty();
    }

    /** While a slot is moving; so on a connection that nobody else gets. */
    private Reply once(RedisAddress address, Call call, Deadline deadline) {
        Link link = dialler.connect(address, deadline);
        try {
            return evaluate(link, call, deadline, true);
        } finally {
            link.hangUp();
        }
    }

    private static Reply evaluate(Link link, Call call, Deadline deadline, boolean isRedirectedOnce) {
        try {
            return evaluate(link, Command.EVALSHA, call, deadline, isRedirectedOnce);
        } catch (JedisNoScriptException unknown) {
            return evaluate(link, Command.EVAL, call, deadline, isRedirectedOnce);
        }
    }

    /** What {@code ASKING} allows is the next command only. */
    private static Reply evaluate(Link link, Command command, Call call, Deadline deadline, boolean isRedirectedOnce) {
        if (isRedirectedOnce) {
            link.ask(deadline, Command.ASKING);
        }
        link.connection().setSoTimeout(deadline.millisLeft());
        CommandArguments all = new CommandArguments(command)
                .add(
                        command == Command.EVAL
                                ? call.script().text()
                                : call.script().digest())
                .add(call.keys().size());
        call.keys().forEach(all::add);
        call.arguments().forEach(all::add);
        return new Reply(link.connection().executeCommand(all));
    }

    /** Which servers. */
    @Override
    public String toString() {
        return route.toString();
    }
}
