package dev.ostiary.store.redis;

import dev.ostiary.store.OutageCause;
import dev.ostiary.store.StoreOutages;
import dev.ostiary.store.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Runs scripts on the server, each at most once: nothing is sent again but where a server has said that it has not run it.
 * Thread-safe.
 */
final class Redis implements AutoCloseable {
    /** How often a script may say that it needs other keys, because others have changed meanwhile what belongs together. */
    private static final int MOST_TURNS = 100;

    private final Keys keys;
    private final Duration timeout;
    private final Optional<InstantSource> clock;
    private final Calls calls;
    private final StoreOutages outages;

    Redis(Keys keys, Duration timeout, Optional<InstantSource> clock, Calls calls, StoreOutages outages) {
        this.keys = keys;
        this.timeout = timeout;
        this.clock = clock;
        this.calls = calls;
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
        calls.requireOpen();
        return outages.watched(() -> answer(script, own, arguments));
    }

    private Reply answer(Script script, List<byte[]> own, List<byte[]> arguments) {
        Deadline deadline = Deadline.in(timeout);
        List<byte[]> declared = own;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Reply reply = sent(call(script, declared, arguments), deadline);
            List<byte[]> lacking = calls.areInCluster() ? reply.lacking() : List.of();
            if (lacking.isEmpty()) {
                return reply;
            }
            declared = Stream.concat(declared.stream(), lacking.stream()).toList();
        }
        throw new StoreUnavailableException("what belongs together in Redis changes faster than it can be read");
    }

    private Reply sent(Call call, Deadline deadline) {
        try {
            return calls.send(call, deadline);
        } catch (JedisDataException error) {
            throw ErrorReply.unavailable(calls, error);
        } catch (JedisException fault) {
            throw new StoreUnavailableException(
                    "Redis at " + calls + " cannot be reached, or did not answer within " + timeout + " ("
                            + OutageCause.words(fault) + ")",
                    fault);
        }
    }

    private Call call(Script script, List<byte[]> own, List<byte[]> arguments) {
        List<byte[]> declared =
                Stream.concat(Stream.of(keys.epoch()), own.stream()).toList();
        Stream<byte[]> first = Stream.of(keys.prefix(), KeyText.bytes(now()), KeyText.bytes(nonce()));
        Stream<byte[]> last = Stream.of(KeyText.bytes(calls.areInCluster() ? "1" : "0"));
        return new Call(
                script,
                declared,
                Stream.of(first, arguments.stream(), last).flatMap(each -> each).toList());
    }

    Keys keys() {
        return keys;
    }

    @Override
    public void close() {
        calls.close();
    }

    private String now() {
        return clock.map(source -> Millis.of(source.instant())).orElse("");
    }

    /** Not a secret: with the server's time it makes an epoch another one than all before. */
    private static String nonce() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong()) + "-";
    }
}
