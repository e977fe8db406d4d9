package dev.ostiary.store.redis;

import dev.ostiary.store.OutageCause;
import dev.ostiary.store.StoreOutages;
import dev.ostiary.store.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Runs scripts on the server, each at most once: nothing is sent again but to a server that has said it did not know the script.
 * Thread-safe.
 */
final class Redis implements AutoCloseable {
    private final RedisAddress address;
    private final Keys keys;
    private final Duration timeout;
    private final Optional<InstantSource> clock;
    private final Connections connections;
    private final StoreOutages outages;

    Redis(
            RedisAddress address,
            Keys keys,
            Duration timeout,
            Optional<InstantSource> clock,
            Connections connections,
            StoreOutages outages) {
        this.address = address;
        this.keys = keys;
        this.timeout = timeout;
        this.clock = clock;
        this.connections = connections;
        this.outages = outages;
    }

    /**
     * Runs a script.
     *
     * @param own its keys, from {@code KEYS[2]} on
     * @param arguments from {@code ARGV[4]} on
     * @throws StoreUnavailableException without any id in its message
     */
    Reply run(Script script, List<byte[]> own, List<byte[]> arguments) {
        connections.requireOpen();
        return outages.watched(() -> answer(script, own, arguments));
    }

    private Reply answer(Script script, List<byte[]> own, List<byte[]> arguments) {
        Deadline deadline = Deadline.in(timeout);
        try {
            Connection connection = connections.take(deadline);
            boolean inStep = false;
            try {
                Object answer = evaluate(connection, deadline, script, own, arguments);
                inStep = true;
                return new Reply(answer);
            } catch (JedisDataException error) {
                inStep = !ErrorReply.isAnotherServersTask(error);
                throw error;
            } finally {
                if (inStep) {
                    connections.giveBack(connection);
                } else {
                    connections.drop(connection);
                }
            }
        } catch (JedisDataException error) {
            throw ErrorReply.unavailable(address, error);
        } catch (JedisException fault) {
            throw new StoreUnavailableException(
                    "Redis at " + address + " cannot be reached, or did not answer within " + timeout + " ("
                            + OutageCause.words(fault) + ")",
                    fault);
        }
    }

    Keys keys() {
        return keys;
    }

    @Override
    public void close() {
        connections.close();
    }

    private Object evaluate(
            Connection connection, Deadline deadline, Script script, List<byte[]> own, List<byte[]> arguments) {
        try {
            connection.setSoTimeout(deadline.millisLeft());
            return connection.executeCommand(command(Command.EVALSHA, script.digest(), own, arguments));
        } catch (JedisNoScriptException unknown) {
            connection.setSoTimeout(deadline.millisLeft());
            return connection.executeCommand(command(Command.EVAL, script.text(), own, arguments));
        }
    }

    private CommandArguments command(Command command, String script, List<byte[]> own, List<byte[]> arguments) {
        CommandArguments call = new CommandArguments(command).add(script).add(1 + own.size());
        call.add(keys.epoch());
        own.forEach(call::add);
        call.add(keys.prefix()).add(now()).add(nonce());
        arguments.forEach(call::add);
        return call;
    }

    private String now() {
        return clock.map(source -> Millis.of(source.instant())).orElse("");
    }

    /** Not a secret: with the server's time it makes an epoch another one than all before. */
    private static String nonce() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong()) + "-";
    }
}
