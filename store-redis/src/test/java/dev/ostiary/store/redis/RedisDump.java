package dev.ostiary.store.redis;

import dev.ostiary.store.DumpedState;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.Protocol.Command;

/**
 * What a store has left on a server, as commands, one a line, each word as in a URL. The file of each version stays for ever: whatever comes
 * later has to read it. That of a new one is made by {@link #main}.
 */
final class RedisDump {
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private RedisDump() {}

    static TokenStateStore store(RedisServer server) {
        return server.store().clock(new MovableClock()).build();
    }

    /** Some of each kind, made at {@link DumpedState#AT}, on an empty server. */
    static void fill(RedisServer server) {
        try (TokenStateStore store = store(server)) {
            DumpedState.fill(store);
        }
    }

    /** The commands that make what is there. */
    static List<String> of(RedisServer server) {
        return server.keys().stream().map(key -> line(server, key)).toList();
    }

    private static String line(RedisServer server, String key) {
        String type = text(server.command(Command.TYPE, key));
        return switch (type) {
            case "string" -> line("SET", key, server.command(Command.GET, key));
            case "hash" -> line("HSET", key, sortedPairs(server.command(Command.HGETALL, key)));
            case "set" -> line("SADD", key, server.command(Command.SMEMBERS, key));
            case "zset" -> line("ZADD", key, scoreFirst(server.command(Command.ZRANGE, key, "0", "-1", "WITHSCORES")));
            default -> throw new IllegalStateException("a key of type " + type);
        };
    }

    private static String line(String command, String key, Object content) {
        Stream<?> words = content instanceof List<?> list ? list.stream() : Stream.of(content);
        return Stream.concat(Stream.of(command, encoded(key)), words.map(word -> encoded(text(word))))
                .collect(Collectors.joining(" "));
    }

    private static List<?> sortedPairs(Object answer) {
        List<?> words = words(answer).toList();
        return Stream.iterate(0, i -> i < words.size(), i -> i + 2)
                .map(i -> List.of(text(words.get(i)), text(words.get(i + 1))))
                .sorted((one, other) -> one.get(0).compareTo(other.get(0)))
                .flatMap(List::stream)
                .toList();
    }

    /** Pairs come as such, or one after the other. */
    private static Stream<?> words(Object answer) {
        if (answer instanceof Map.Entry<?, ?> pair) {
            return Stream.of(pair.getKey(), pair.getValue());
        }
        return answer instanceof List<?> list ? list.stream().flatMap(RedisDump::words) : Stream.of(answer);
    }

    private static List<?> scoreFirst(Object answer) {
        List<?> words = words(answer).toList();
        return Stream.iterate(0, i -> i < words.size(), i -> i + 2)
                .flatMap(i -> Stream.of(words.get(i + 1), words.get(i)))
                .toList();
    }

    private static String text(Object word) {
        return word instanceof byte[] bytes ? new String(bytes, BYTES) : word.toString();
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, BYTES);
    }

    /** Runs a dump on an empty server. */
    static void restore(RedisServer server, List<String> dump) {
        for (String line : dump) {
            String[] words = line.split(" ", -1);
            Object[] arguments = Stream.of(words)
                    .skip(1)
                    .map(word -> URLDecoder.decode(word, BYTES).getBytes(BYTES))
                    .toArray();
            server.command(Command.valueOf(words[0]), arguments);
        }
    }

    /** What a dump says of keys and fields, without what is in them: these differ each time. */
    static List<String> layout(List<String> dump) {
        return dump.stream()
                .map(line -> line.startsWith("HSET ") ? fields(line.split(" ", -1)) : names(line.split(" ", -1)))
                .toList();
    }

    private static String names(String[] words) {
        return words[0] + " " + words[1];
    }

    private static String fields(String[] words) {
        return names(words) + " "
                + Stream.iterate(2, i -> i < words.length, i -> i + 2)
                        .map(i -> words[i])
                        .collect(Collectors.joining(" "));
    }

    /** The dump of a version of the keys, which was kept. */
    static List<String> ofKeys(int version) throws IOException {
        try (InputStream file = RedisDump.class.getResourceAsStream("keys-" + version + ".txt")) {
            return new String(file.readAllBytes(), BYTES).lines().toList();
        }
    }

    /** Writes the dump of this release into a file that is not there. */
    public static void main(String[] args) throws IOException {
        try (RedisServer server = RedisServer.volatileOne()) {
            fill(server);
            Files.write(Path.of(args[0]), of(server), StandardOpenOption.CREATE_NEW);
        }
    }
}
