package dev.ostiary.benchmarks.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ostiary.store.SessionState;
import dev.ostiary.store.redis.RedisTokenStateStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;

/** The script of a refresh on a connection of its own, and nothing around it. Used by one thread at a time. */
final class BareRedis implements Callable<Object> {
    private static final List<String> PARTS = List.of("clock", "epoch", "sessions", "session-rotate");
    private static final long HOUR = 3_600_000;

    private final Connection connection;
    private final String digest;
    private final String prefix;
    private final String sessionId;
    private final String subject;
    private String presented;
    private long turn;

    /** Takes over a session. */
    BareRedis(Connection connection, SessionState session) throws IOException {
        this.connection = connection;
        this.sessionId = session.id();
        this.subject = session.subject();
        this.presented = session.currentToken();
        this.digest = text(connection.executeCommand(
                new CommandArguments(Command.SCRIPT).add("LOAD").add(script())));
        String own = "session:" + sessionId;
        List<?> found = (List<?>) connection.executeCommand(new CommandArguments(Command.KEYS).add("*" + own));
        String key = text(found.get(0));
        this.prefix = key.substring(0, key.length() - own.length());
    }

    /** As the store puts it together. */
    private static String script() throws IOException {
        StringBuilder script = new StringBuilder();
        for (String part : PARTS) {
            try (InputStream file = RedisTokenStateStore.class.getResourceAsStream(part + ".lua")) {
                script.append(new String(Objects.requireNonNull(file, part).readAllBytes(), UTF_8));
            }
        }
        return script.toString();
    }

    private static String text(Object reply) {
        return new String((byte[]) reply, UTF_8);
    }

    @Override
    public Object call() {
        String hash = String.format(Locale.ROOT, "%064x", ++turn);
        String next = (hash + presented).substring(0, presented.length());
        long now = System.currentTimeMillis();
        CommandArguments call =
                new CommandArguments(Command.EVALSHA).add(digest).add(3);
        call.add(prefix + "epoch").add(prefix + "session:" + sessionId).add(prefix + "subject:" + subject);
        call.add(prefix).add("").add(Long.toHexString(turn) + "-");
        call.add(sessionId).add(subject).add(presented).add(hash).add(next).add(Long.toString(now));
        call.add(Long.toString(now + HOUR)).add("10000").add("1264").add("0").add("120000");
        List<?> answer = (List<?>) connection.executeCommand(call);
        if (!text(answer.get(0)).equals("rotated")) {
            throw new IllegalStateException("the bare script has changed nothing: " + text(answer.get(0)));
        }
        presented = next;
        return answer;
    }
}
